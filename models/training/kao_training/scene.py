"""A person, or a picture of one, before the sensor."""

import io
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from . import sensor
from .paint import paint
from .person import Person
from .raster import Hits, rasterise

#: Where the light of the room comes from, in camera axes, and how much of it has no direction.
ROOM_LIGHT = np.array([-0.35, -0.65, -0.68])
AMBIENT = 0.55
JPEG_QUALITY = 72
BACKDROP = np.array([0.18, 0.20, 0.22])
EXPOSURE = 1.5


@dataclass(frozen=True)
class Pose:
    """Where a head is and what its face does.

    yaw, pitch, roll: degrees; to the picture's right, downwards, clockwise.
    metres: from the sensor to between the eyes.
    aside, below: millimetres off the depth camera's axis.
    expression: weights of MakeHuman expression units.
    """

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    metres: float = 0.75
    aside: float = 0.0
    below: float = 10.0
    expression: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """What a camera sees before its own errors.

    depth: (h, w) millimetres, inf for nothing; visible: (h, w, 3) linear light 0..1;
    infrared: (h, w) reflectance 0..1; facing: (h, w) cosine towards the camera.
    """

    depth: np.ndarray
    visible: np.ndarray
    infrared: np.ndarray
    facing: np.ndarray


def turn(pose: Pose) -> np.ndarray:
    """The rotation of a pose in camera axes (x right, y down, z away)."""
    yaw, pitch, roll = np.radians([pose.yaw, pose.pitch, pose.roll])
    about_y = np.array([[np.cos(yaw), 0, -np.sin(yaw)], [0, 1, 0], [np.sin(yaw), 0, np.cos(yaw)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
    about_z = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    return about_z @ about_x @ about_y


def view(person: Person, pose: Pose, camera, size, shift=0.0) -> View:
    """Renders a person through a camera standing `shift` mm to the side of the depth camera."""
    mesh = person.expressing(pose.expression) if pose.expression else person.mesh
    eyes = person.eyes.mean(axis=0)
    pivot = eyes + (0, -110, -75)
    # The Kinect's pictures are a mirror's: the person's left is the picture's left.
    points = (mesh.vertices - pivot) * (-1, -1, -1)
    towards = np.array([pose.aside - shift, pose.below, 1000 * pose.metres])
    points = points @ turn(pose).T + towards - (eyes - pivot) * (-1, -1, -1)
    hits = rasterise(points, mesh.triangles, camera, size)
    rest = hits.interpolate(person.mesh.vertices[mesh.triangles])
    parts = np.where(hits.triangle >= 0, mesh.parts[np.maximum(hits.triangle, 0)], -1)
    visible, infrared = paint(person, parts, rest, hits.interpolate(mesh.uv))
    normals = _normals(points, mesh.triangles, hits)
    seen = hits.triangle >= 0
    facing = np.where(seen, _towards_camera(normals, camera, size), 0.0)
    room = np.clip(normals @ (ROOM_LIGHT / np.linalg.norm(ROOM_LIGHT)), 0, 1)
    lit = EXPOSURE * visible * (AMBIENT + (1 - AMBIENT) * room)[..., None]
    visible = np.where(seen[..., None], lit, _backdrop(size))
    return View(hits.depth, visible, np.where(seen, infrared, 0.0), facing)


def _normals(points, triangles, hits: Hits):
    corners = points[triangles]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    smooth = np.zeros_like(points)
    for corner in range(3):
        np.add.at(smooth, triangles[:, corner], flat)
    normals = hits.interpolate(smooth[triangles])
    length = np.linalg.norm(normals, axis=-1, keepdims=True)
    return normals / np.maximum(length, 1e-9)


def _towards_camera(normals, camera, size):
    """Cosine between normals and rays; normals may point in or out, surfaces have two sides."""
    rows, columns = np.mgrid[0 : size[0], 0 : size[1]]
    ray = np.stack(
        [(columns - camera[2]) / camera[0], (rows - camera[3]) / camera[1], np.ones(size)], axis=-1
    )
    ray /= np.linalg.norm(ray, axis=-1, keepdims=True)
    return np.abs((normals * ray).sum(axis=-1))


def _backdrop(size):
    shade = np.linspace(1.05, 0.85, size[0])[:, None, None]
    return np.broadcast_to(BACKDROP * shade, (*size, 3))


def depth_camera():
    """fx, fy, cx, cy and (height, width) of the depth camera."""
    return sensor.DEPTH_CAMERA[:4], (sensor.HEIGHT, sensor.WIDTH)


def colour_camera():
    """The same of the colour camera."""
    focal, cx, cy = sensor.COLOUR_CAMERA[:3]
    return (focal, focal, cx, cy), sensor.COLOUR_SIZE


def jpeg(visible: np.ndarray) -> bytes:
    """Linear light 0..1 as the camera's JPEG."""
    encoded = np.clip(visible, 0, 1) ** (1 / 2.2)
    out = io.BytesIO()
    Image.fromarray(np.rint(255 * encoded).astype(np.uint8)).save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()


def capture(person: Person, pose: Pose, rng, colour: bool = True):
    """A frame: (infrared counts, depth, JPEG)."""
    near = view(person, pose, *depth_camera())
    counts = sensor.infrared(near.depth, near.infrared, near.facing, rng)
    depth = sensor.range_image(near.depth, counts, rng)
    if not colour:
        return counts, depth, b""
    far = view(person, pose, *colour_camera(), shift=sensor.BASELINE_MILLIMETRES)
    return counts, depth, jpeg(far.visible)
