import unittest

import numpy as np

from kao_training.networks import align, capture, zbuffer
from kao_training.networks.population import FIVE

from . import head

CAMERA = 365.5, 150.0, 140.0
SIDE = 300
FACE = align.face_cells()


def seen(turn, place):
    """The mean head's depth in a pose, without noise, and its five points in pixels."""
    heads, _, _ = head.model()
    points = (heads.neutral @ turn.T + place).astype(np.float64)
    depth, _, _ = zbuffer.rasterise(points, heads.triangles, *CAMERA, SIDE, SIDE)
    five = points[heads.marks[FIVE]]
    return np.where(np.isfinite(depth), depth, 0), five[:, :2] / five[:, 2:] * CAMERA[0] + CAMERA[1:]


def aligned(depth, marks, values=None):
    _, mean, five = head.model()
    return align.align(depth, depth[..., None] if values is None else values, marks, CAMERA, mean, five)


class Align(unittest.TestCase):
    def test_brings_a_head_back_to_the_mean_within_a_millimetre_despite_the_landmarks_noise(self):
        _, mean, _ = head.model()
        rng = np.random.default_rng(1)
        for yaw, pitch, roll in ((0, 0, 0), (15, -10, 5), (-22, 8, -4), (5, 20, 12)):
            for _ in range(3):
                turn, place = capture.rotation(yaw, pitch, roll), np.array([30.0, -20.0, 850.0])
                depth, marks = seen(turn, place)
                surface, _, (rotation, shift), rms = aligned(depth, marks + rng.normal(0, 1.3, marks.shape))
                met = FACE & np.isfinite(surface)
                self.assertGreater(met.sum(), 0.9 * FACE.sum())
                self.assertLess(np.abs(surface - mean)[met].mean(), 0.3)
                self.assertLess(np.quantile(np.abs(surface - mean)[met], 0.99), 1.0)
                self.assertLess(rms, 0.3)
                angle = np.degrees(np.arccos(np.clip((np.trace(rotation @ turn) - 1) / 2, -1, 1)))
                self.assertLess(angle, 0.3)
                np.testing.assert_allclose(rotation @ place + shift, 0, atol=0.3)

    def test_keeps_a_heads_true_size(self):
        _, mean, _ = head.model()
        heads, _, _ = head.model()
        points = (1.05 * heads.neutral + [0, 0, 800]).astype(np.float64)
        depth, _, _ = zbuffer.rasterise(points, heads.triangles, *CAMERA, SIDE, SIDE)
        five = points[heads.marks[FIVE]]
        marks = five[:, :2] / five[:, 2:] * CAMERA[0] + CAMERA[1:]
        surface = aligned(np.where(np.isfinite(depth), depth, 0), marks)[0]
        residual = (surface - mean)[FACE & np.isfinite(surface)]
        self.assertGreater(residual.std(), 0.4)

    def test_gives_none_where_there_is_too_little_depth(self):
        depth, marks = seen(np.eye(3), np.array([0.0, 0.0, 850.0]))
        self.assertIsNotNone(aligned(depth, marks))
        self.assertIsNone(aligned(np.zeros_like(depth), marks))
        few = np.zeros_like(depth)
        for x, y in np.rint(marks).astype(int):
            few[y, x] = depth[y, x]
        self.assertIsNone(aligned(few, marks))

    def test_leaves_holes_where_the_sensor_saw_nothing(self):
        depth, marks = seen(np.eye(3), np.array([0.0, 0.0, 850.0]))
        # From 10 to 40 mm beside the middle and 20 to 40 below.
        scale = CAMERA[0] / 850
        depth[int(140 + 20 * scale) : int(140 + 40 * scale), int(150 + 10 * scale) : int(150 + 40 * scale)] = 0
        surface = aligned(depth, marks)[0]
        column, row = int((25 - align.LEFT) / align.STEP), int((30 - align.TOP) / align.STEP)
        self.assertTrue(np.isinf(surface[row, column]))
        self.assertTrue(np.isfinite(surface[row, align.SIDE - 1 - column]))

    def test_carries_the_pixels_values_along(self):
        depth, marks = seen(capture.rotation(10, 0, 0), np.array([0.0, 0.0, 850.0]))
        rows, columns = np.mgrid[0:SIDE, 0:SIDE]
        surface, values, (rotation, shift), _ = aligned(depth, marks, np.dstack([columns, rows]).astype(np.float32))
        row, column = 30, 40
        place = np.array([align.LEFT + column * align.STEP, align.TOP + row * align.STEP, surface[row, column]])
        x, y, z = rotation.T @ (place - shift)
        np.testing.assert_allclose(values[row, column], [x / z * CAMERA[0] + 150, y / z * CAMERA[0] + 140], atol=0.1)


class LandmarkPoints(unittest.TestCase):
    def test_a_landmark_without_depth_or_on_the_wall_takes_the_others_depth(self):
        depth = np.full((60, 60), 800, np.float32)
        depth[:15, :15], depth[45:, 45:] = 0, 1500
        marks = np.array([[5, 5], [20, 30], [40, 30], [53, 53], [30, 30.0]])
        points = align.landmark_points(depth, marks, 100.0, 30.0, 30.0)
        np.testing.assert_allclose(points[:, 2], 800)
        np.testing.assert_allclose(points[0, :2], [-200, -200])
