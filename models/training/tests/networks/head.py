"""A morphable model of our own, with the arrays that `population.load` reads: an ellipsoid with a nose, a brow, eye
sockets and a chin. No data of others is needed to test with."""

import json
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from kao_training.networks import population

#: Half axes in the model's centimetres, x, y, z; its front lies where ICT FaceKit's does.
AXES = np.array([7.5, 11.0, 10.5])

#: Bumps of the front: x, y, width, height, and how far they stand out, all in centimetres.
BUMPS = ((0, -0.2, 1.1, 2.2, 2.4), (0, 4.6, 4.0, 0.9, 0.5), (-3.1, 3.3, 1.5, 0.9, -0.8), (3.1, 3.3, 1.5, 0.9, -0.8),
         (0, -7.0, 2.2, 1.2, 0.9), (0, -3.6, 2.6, 0.6, 0.5))  # fmt: skip

#: Where landmarks are, x and y, by their iBUG number.
LANDMARKS = {36: (-4.46, 3.4), 39: (-1.84, 3.3), 42: (1.84, 3.3), 45: (4.46, 3.4), 33: (0.0, -1.2)}

EXPRESSIONS = ["browDown_L", "eyeBlink_L", "eyeBlink_R", "jawOpen", "mouthSmile_L", "mouthSmile_R", "cheekPuff"]


def _front(points, x, y, width, height):
    """A bump's shape over the front half, 0..1."""
    bump = np.exp(-(((points[:, 0] - x) / width) ** 2) - ((points[:, 1] - y) / height) ** 2)
    return bump * (points[:, 2] > 0)


def _along(points, amount):
    out = np.zeros_like(points)
    out[:, 2] = amount
    return out


def _ellipsoid(rows, columns):
    latitude, longitude = np.meshgrid(
        np.linspace(-1.5, 1.5, rows), np.linspace(0, 2 * np.pi, columns, endpoint=False), indexing="ij"
    )
    ball = np.stack([np.cos(latitude) * np.sin(longitude), np.sin(latitude), np.cos(latitude) * np.cos(longitude)], -1)
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns), indexing="ij")
    after = (j + 1) % columns
    quads = np.stack([i * columns + j, i * columns + after, (i + 1) * columns + after, (i + 1) * columns + j], -1)
    return ball.reshape(-1, 3) * AXES, quads.reshape(-1, 4)


def _material(centres):
    """What a quad is made of; the eyes' parts by their place."""
    material = np.where(centres[:, 2] > 0, "M_Face", "M_BackHead").astype("U15")
    for side, name in ((-1, "Left"), (1, "Right")):
        dx, dy = centres[:, 0] - side * 3.1, centres[:, 1] - 3.3
        front = centres[:, 2] > 0
        material[(np.abs(dx) < 1.0) & (np.abs(dy) < 0.5) & front] = f"M_Sclera{name}"
        material[(np.hypot(dx, dy) < 0.5) & front] = f"M_Iris{name}"
    return material


def write(folder: Path, rows: int = 70, columns: int = 110) -> None:
    """ict_facekit_light.npz and vertex_indices.json of the head."""
    points, quads = _ellipsoid(rows, columns)
    points[:, 2] += sum(bump[4] * _front(points, *bump[:4]) for bump in BUMPS)
    identity = [
        points * (0.04, 0, 0),
        points * (0, 0.04, 0),
        _along(points, 0.25 * _front(points, 0, -0.2, 1.2, 2.0)),
        _along(points, 0.25 * _front(points, 0, -7.0, 3.0, 2.0)),
        _along(points, 0.2 * (_front(points, -4, -1, 2, 2) + _front(points, 4, -1, 2, 2))),
    ]
    expression = [_along(points, 0.2 * _front(points, 2 - n, 3 - 1.2 * n, 1.5, 1.0)) for n in range(len(EXPRESSIONS))]
    expression[EXPRESSIONS.index("jawOpen")] = (points[:, 1:2] < -3) * np.array([0, -1.5, -0.5])
    material = _material(points[quads].mean(1))
    # A triangle, and lashes in front of it all that nobody may see.
    quads = np.vstack([quads, [0, 1, columns, -1], np.arange(4) + len(points)])
    material = np.concatenate([material, ["M_BackHead", "M_EyeLashes"]])
    lashes = np.array([[-5, 5, 20], [5, 5, 20], [5, -5, 20], [-5, -5, 20]])
    still = np.zeros((4, 3))
    marks = np.zeros(68, int)
    for number, place in LANDMARKS.items():
        marks[number] = np.argmin(((points[:, :2] - place) ** 2).sum(1) + 1e3 * (points[:, 2] < 0))
    np.savez(
        folder / "ict_facekit_light.npz",
        neutral=np.vstack([points, lashes]).astype(np.float32),
        faces=quads.astype(np.int32),
        material=material,
        identity_delta=np.array([np.vstack([mode, still]) for mode in identity], np.float32),
        expression_delta=np.array([np.vstack([mode, still]) for mode in expression], np.float16),
        expression_names=np.array(EXPRESSIONS),
    )
    (folder / "vertex_indices.json").write_text(json.dumps({"idx_to_landmark_verts": marks.tolist()}))


@lru_cache(maxsize=1)
def model():
    """The head as a Population, its mean surface, and its five points."""
    with TemporaryDirectory() as folder:
        write(Path(folder))
        heads = population.load(Path(folder))
    return heads, *population.mean_surface(heads)
