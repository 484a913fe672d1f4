import unittest

import numpy as np

from kao_training.networks import capture

from . import head


def plane(depth, reflectance, seed=1, lost=0.0):
    """What the sensor measures of surfaces that face it: depth and counts; depth (h, w) mm."""
    rows = np.nonzero(depth > 0)
    ones = np.ones(len(rows[0]))
    surface = depth[rows].astype(float)
    return capture.measure(np.random.default_rng(seed), depth.shape, rows, surface, reflectance * ones, ones, lost * ones)


class Measure(unittest.TestCase):
    def test_light_falls_with_the_square_of_the_range(self):
        _, near = plane(np.full((80, 80), 600), 0.5)
        _, far = plane(np.full((80, 80), 1200), 0.5)
        self.assertAlmostEqual(near.mean() / far.mean(), 4, delta=0.03)

    def test_is_a_hole_where_counts_are_too_low_and_none_where_they_are_not(self):
        bright, counts = plane(np.full((80, 80), 800), 0.5)
        self.assertTrue((counts > 1000).all() and (bright > 0).all())
        dark, counts = plane(np.full((80, 80), 2500), 0.02)
        self.assertTrue((counts < 60).all() and not dark.any())

    def test_loses_points_by_their_chance(self):
        depth, _ = plane(np.full((80, 80), 800), 0.5, lost=0.25)
        self.assertAlmostEqual((depth == 0).mean(), 0.25, delta=0.03)

    def test_a_dark_surface_is_noisier(self):
        def rough(depth):
            return np.diff(depth, axis=1).std()

        bright, _ = plane(np.full((80, 80), 800), 0.6)
        dark, _ = plane(np.full((80, 80), 800), 0.03)
        self.assertGreater(rough(dark), 2 * rough(bright))

    def test_pixels_fly_only_at_edges(self):
        true = np.full((80, 80), 1200)
        true[:, :40] = 700
        depth, _ = plane(true, 0.5)
        between = (depth > 760) & (depth < 1140)
        self.assertGreater(between.sum(), 20)
        self.assertEqual(set(np.nonzero(between)[1]), {39, 40})
        self.assertEqual(set(np.nonzero(depth == 0)[1]), {39, 40})


class Capture(unittest.TestCase):
    def look(self, seed):
        heads, _, _ = head.model()
        rng = np.random.default_rng(seed)
        face, manner = heads.person(rng), capture.Manner.random(rng)
        return capture.capture(rng, heads, face, heads.look(rng), manner)

    def test_is_decided_by_the_seed(self):
        one, again, other = self.look(1), self.look(1), self.look(2)
        for name in ("depth", "infrared", "colour", "marks"):
            np.testing.assert_array_equal(getattr(one, name), getattr(again, name))
        self.assertEqual(one.camera, again.camera)
        self.assertFalse(np.array_equal(one.marks, other.marks))

    def test_gives_whole_millimetres_counts_and_colours_in_their_ranges(self):
        seen = self.look(3)
        self.assertEqual(seen.depth.shape, seen.infrared.shape)
        self.assertEqual(seen.colour.shape, (*seen.depth.shape, 3))
        np.testing.assert_array_equal(seen.depth, np.rint(seen.depth))
        self.assertGreaterEqual(seen.infrared.min(), 0)
        self.assertTrue(0 <= seen.colour.min() and seen.colour.max() <= 1)
        with_depth = seen.depth[seen.depth > 0]
        self.assertGreater(with_depth.size, 1000)
        self.assertTrue(400 < np.median(with_depth) < 1400 and with_depth.max() < 1800)

    def test_the_face_is_in_the_window_at_its_landmarks(self):
        for seed in range(6):
            seen = self.look(seed)
            x, y = seen.marks.mean(0)
            side = seen.depth.shape[0]
            self.assertTrue(abs(x - side / 2) < 3 and abs(y - side / 2) < 3, (seed, x, y, side))
            near = seen.depth[int(y) - 5 : int(y) + 5, int(x) - 5 : int(x) + 5]
            self.assertGreater((near > 0).mean(), 0.5)


class Rotation(unittest.TestCase):
    def test_turns_about_the_axis_named(self):
        np.testing.assert_allclose(capture.rotation(90, 0, 0) @ [0, 1, 0], [0, 1, 0], atol=1e-12)
        np.testing.assert_allclose(capture.rotation(0, 90, 0) @ [1, 0, 0], [1, 0, 0], atol=1e-12)
        np.testing.assert_allclose(capture.rotation(0, 0, 90) @ [1, 0, 0], [0, 1, 0], atol=1e-12)
        turn = capture.rotation(20, -30, 40)
        np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-12)
        self.assertAlmostEqual(np.linalg.det(turn), 1)
