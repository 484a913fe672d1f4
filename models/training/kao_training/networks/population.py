"""Persons who do not exist, from the ICT FaceKit morphable model (MIT; USC ICT Vision and Graphics Lab)."""

from dataclasses import dataclass
from pathlib import Path

import json

import numpy as np

from . import align, zbuffer

#: What of the model is a head's outside, and which number its parts get.
PARTS = {"M_Face": 0, "M_BackHead": 0, "M_ScleraLeft": 1, "M_ScleraRight": 1, "M_IrisLeft": 2, "M_IrisRight": 2,
         "M_Teeth": 3, "M_GumsTongue": 4}  # fmt: skip

#: The origin of the head's frame in the model's centimetres.
ORIGIN = np.array([0.0, 0.5, 10.0], np.float32)

#: The model's units to millimetres, x to the picture's right (a Kinect's pictures are a mirror's), y down, z away.
TO_HEAD = np.array([-10.0, -10.0, -10.0], np.float32)

#: iBUG numbers of dlib's five points: the eye at the picture's right outer and inner, the left one's, nose base.
FIVE = [36, 39, 45, 42, 33]

#: The same of a mirrored head.
FIVE_MIRRORED = [45, 42, 36, 39, 33]

#: Share of looks with an expression.
EXPRESSIVE = 0.75

#: Bounds of the width of a person's identity weights. The model's own is 1; aligned, its faces then differ by
#: 2.3 mm (standard deviation), at 0.6 by 1.5 mm, and 11 real persons by 1.4 mm.
SPREAD = (0.45, 0.9)

#: Random fields added to a person: length in mm and standard deviation in mm.
OWN_FIELDS = ((35.0, 0.9), (18.0, 0.35))
FIELD_WAVES = 16
SIZE_SPREAD = 0.02


@dataclass(frozen=True)
class Population:
    """The model, cut to what is drawn.

    neutral: (n, 3) float32 mm in the head's frame; identity: (modes, n, 3); expression: (modes, n, 3);
    triangles: (m, 3) int32; part: (m,) int8; marks: (68,) vertex numbers.
    """

    neutral: np.ndarray
    identity: np.ndarray
    expression: np.ndarray
    expression_names: list
    triangles: np.ndarray
    part: np.ndarray
    marks: np.ndarray

    def person(self, rng) -> np.ndarray:
        """A new person's neutral face, (n, 3) mm."""
        weights = rng.standard_normal(len(self.identity)).astype(np.float32) * rng.uniform(*SPREAD)
        face = self.neutral + np.tensordot(weights, self.identity, 1) + self._own(rng)
        if rng.random() < 0.5:
            # A mirrored head is somebody else's: few are quite symmetric.
            face = self.mirrored(face)
        return face * np.float32(1 + SIZE_SPREAD * rng.standard_normal())

    def _own(self, rng):
        """A smooth field of offsets: what no mode of the model holds, other populations' faces among it."""
        offsets = np.zeros_like(self.neutral)
        for length, millimetres in OWN_FIELDS:
            waves = rng.standard_normal((FIELD_WAVES, 3)).astype(np.float32) / length
            phases = rng.uniform(0, 2 * np.pi, FIELD_WAVES).astype(np.float32)
            heights = rng.standard_normal((FIELD_WAVES, 3)).astype(np.float32)
            heights *= millimetres * np.sqrt(2 / FIELD_WAVES)
            offsets += np.cos(self.neutral @ waves.T + phases) @ heights
        return offsets

    def mirrored(self, face):
        """The other way round; the triangles' sides do not matter here."""
        return face * np.array([-1, 1, 1], np.float32)

    def five(self, points, face):
        """dlib's five points of a face, (5, 3), from its vertices in any pose (n, 3)."""
        mirrored = face[self.marks[FIVE[0]], 0] < 0
        return points[self.marks[FIVE_MIRRORED if mirrored else FIVE]]

    def look(self, rng, strength=1.2) -> np.ndarray:
        """A random expression as offsets, (n, 3) mm."""
        weights = np.zeros(len(self.expression), np.float32)
        if rng.random() < EXPRESSIVE:
            some = rng.choice(len(weights), rng.integers(1, 7), replace=False)
            weights[some] = strength * rng.random(len(some)) ** 1.2
        jaw = self.expression_names.index("jawOpen")
        if rng.random() < 0.3:
            weights[jaw] = rng.random()
        for side in ("eyeBlink_L", "eyeBlink_R"):
            weights[self.expression_names.index(side)] = 0.0
        if rng.random() < 0.2:
            shut = rng.random()
            for side in ("eyeBlink_L", "eyeBlink_R"):
                weights[self.expression_names.index(side)] = shut
        used = np.flatnonzero(weights)
        return np.tensordot(weights[used], self.expression[used], 1) if len(used) else np.zeros_like(self.neutral)


def load(folder: Path) -> Population:
    """Reads ict_facekit_light.npz and vertex_indices.json."""
    data = np.load(folder / "ict_facekit_light.npz")
    marks = np.array(json.loads((folder / "vertex_indices.json").read_text())["idx_to_landmark_verts"])
    keep = np.isin(data["material"], list(PARTS))
    quads = data["faces"][keep]
    part = np.array([PARTS[m] for m in data["material"][keep]], np.int8)
    first, second = quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]
    triangles = np.concatenate([first, second[quads[:, 3] >= 0]])
    part = np.concatenate([part, part[quads[:, 3] >= 0]])
    used, renumbered = np.unique(triangles, return_inverse=True)
    place = np.full(len(data["neutral"]), -1)
    place[used] = np.arange(len(used))
    return Population(
        (data["neutral"][used] - ORIGIN) * TO_HEAD,
        data["identity_delta"][:, used] * TO_HEAD,
        data["expression_delta"][:, used].astype(np.float32) * TO_HEAD,
        list(data["expression_names"]),
        renumbered.reshape(-1, 3).astype(np.int32),
        part,
        place[marks],
    )


def mean_surface(population: Population):
    """The mean face on the grid, (SIDE, SIDE) float32 mm, and its five points, (5, 3) mm."""
    far = 1e6
    points = population.neutral + np.array([0, 0, far], np.float32)
    # So far away that perspective is none; the focal length makes a pixel a step.
    focal = far / align.STEP
    depth, _, _ = zbuffer.rasterise(
        points.astype(np.float64), population.triangles, focal,
        -align.LEFT / align.STEP, -align.TOP / align.STEP, align.SIDE, align.SIDE,
    )  # fmt: skip
    surface = depth.astype(np.float64) - far
    rows, columns = np.mgrid[0 : align.SIDE, 0 : align.SIDE]
    missing = ~np.isfinite(surface)
    if missing.any():
        known = np.argwhere(~missing)
        for row, column in np.argwhere(missing):
            nearest = known[np.argmin(((known - (row, column)) ** 2).sum(1))]
            surface[row, column] = surface[nearest[0], nearest[1]] + 4
    return surface.astype(np.float32), population.neutral[population.marks[FIVE]].astype(np.float64)
