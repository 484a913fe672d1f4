"""Pictures of a person, held before the sensor."""

import numpy as np

from . import sensor
from .person import Person
from .scene import Pose, View, colour_camera, depth_camera, jpeg, view

PAPER_INFRARED = 0.75
SCREEN_INFRARED = 0.035
SCREEN_LIGHT = 1.5

#: Half width and half height of the sheet and of the tablet, millimetres.
SHEET = (105.0, 148.0)
TABLET = (90.0, 125.0)


def flat_print(person: Person, pose: Pose, tilt, rng, colour: bool = True):
    """A life-size photograph on paper, its infrared picture as good as its colours."""
    near = view(person, pose, *depth_camera())
    plane, inside = _sheet(pose, tilt, *depth_camera(), SHEET, 0.0)
    ink = np.clip(near.infrared * near.facing / 0.5, 0.06, 1)
    counts = sensor.infrared(plane, np.where(inside, PAPER_INFRARED * ink, 0), np.ones_like(plane), rng)
    depth = sensor.range_image(plane, counts, rng)
    return counts, depth, _photograph(person, pose, tilt, SHEET, 1.0) if colour else b""


def screen(person: Person, pose: Pose, tilt, rng, colour: bool = True):
    """A tablet that shows the photograph: bright to the eye, black to the lamp."""
    plane, inside = _sheet(pose, tilt, *depth_camera(), TABLET, 0.0)
    counts = sensor.infrared(plane, np.where(inside, SCREEN_INFRARED, 0), np.ones_like(plane), rng)
    depth = sensor.range_image(plane, counts, rng)
    return counts, depth, _photograph(person, pose, tilt, TABLET, SCREEN_LIGHT) if colour else b""


def _photograph(person, pose, tilt, halves, light):
    camera, size = colour_camera()
    seen: View = view(person, pose, camera, size, shift=sensor.BASELINE_MILLIMETRES)
    _, inside = _sheet(pose, tilt, camera, size, halves, sensor.BASELINE_MILLIMETRES)
    room = view_backdrop(size)
    return jpeg(np.where(inside[..., None], seen.visible * light, room))


def view_backdrop(size):
    """A darker room than behind the photographed person, so that the sheet's rim shows."""
    return np.broadcast_to(np.array([0.20, 0.20, 0.22]), (*size, 3))


def _sheet(pose: Pose, tilt, camera, size, halves, shift):
    """Depth of a tilted rectangle at the pose's place (inf outside), and its mask."""
    rows, columns = np.mgrid[0 : size[0], 0 : size[1]]
    ray_x = (columns - camera[2]) / camera[0]
    ray_y = (rows - camera[3]) / camera[1]
    across, along = np.tan(np.radians(tilt))
    centre_x, centre_y, range_mm = pose.aside - shift, pose.below + 25, 1000 * pose.metres
    depth = (range_mm - across * centre_x - along * centre_y) / (1 - across * ray_x - along * ray_y)
    inside = (np.abs(ray_x * depth - centre_x) < halves[0]) & (np.abs(ray_y * depth - centre_y) < halves[1])
    return np.where(inside, depth, np.inf), inside
