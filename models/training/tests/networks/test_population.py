import unittest

import numpy as np

from kao_training.networks import align

from . import head


class Load(unittest.TestCase):
    def setUp(self):
        self.heads, self.mean, self.marks = head.model()

    def test_leaves_out_what_is_not_a_heads_outside(self):
        # The lashes are 20 cm before the origin of the model, the nose 13.
        self.assertAlmostEqual(self.heads.neutral[:, 2].min(), -10 * (12.9 - 10), delta=3)
        self.assertEqual(self.heads.triangles.max(), len(self.heads.neutral) - 1)
        self.assertEqual(set(self.heads.part), {0, 1, 2})

    def test_makes_two_triangles_of_a_quad_and_one_of_a_triangle(self):
        self.assertEqual(len(self.heads.triangles), 2 * 69 * 110 + 1)

    def test_turns_centimetres_to_millimetres_of_the_heads_frame(self):
        # An outer corner of an eye 4.46 cm to the side and 3.4 up is below zero: y points down.
        np.testing.assert_allclose(self.marks[0, :2], [44.6, -29], atol=3)
        np.testing.assert_allclose(self.marks[4, :2], [0, 17], atol=3)

    def test_the_mean_surface_is_the_mean_face_on_the_grid(self):
        nose = np.unravel_index(self.mean.argmin(), self.mean.shape)
        tip = self.heads.neutral[self.heads.neutral[:, 2].argmin()]
        self.assertAlmostEqual(self.mean.min(), tip[2], delta=2)
        self.assertAlmostEqual(align.LEFT + nose[1] * align.STEP, tip[0], delta=align.STEP)
        self.assertAlmostEqual(align.TOP + nose[0] * align.STEP, tip[1], delta=align.STEP)
        self.assertTrue(np.isfinite(self.mean).all())


class Persons(unittest.TestCase):
    def setUp(self):
        self.heads, _, _ = head.model()

    def test_are_decided_by_the_seed(self):
        one, again, other = (self.heads.person(np.random.default_rng(seed)) for seed in (1, 1, 2))
        np.testing.assert_array_equal(one, again)
        self.assertGreater(np.abs(one - other).mean(), 0.5)

    def test_are_mirrored_half_the_time_with_their_landmarks(self):
        sides = []
        for seed in range(40):
            face = self.heads.person(np.random.default_rng(seed))
            sides.append(face[self.heads.marks[36], 0] > 0)
            five = self.heads.five(face, face)
            self.assertGreater(five[0, 0], five[1, 0])
            self.assertGreater(five[1, 0], five[3, 0])
        self.assertTrue(10 < sum(sides) < 30, sides)

    def test_shut_both_eyes_alike_or_none(self):
        left = self.heads.expression[self.heads.expression_names.index("eyeBlink_L")]
        right = self.heads.expression[self.heads.expression_names.index("eyeBlink_R")]
        others = [e for n, e in zip(self.heads.expression_names, self.heads.expression) if "Blink" not in n]
        basis = np.array([left, right, *others]).reshape(len(others) + 2, -1).T
        shut = []
        for seed in range(40):
            look = self.heads.look(np.random.default_rng(seed))
            weights = np.linalg.lstsq(basis, look.ravel(), rcond=None)[0]
            self.assertAlmostEqual(weights[0], weights[1], delta=1e-3)
            shut.append(weights[0] > 1e-3)
        self.assertTrue(0 < sum(shut) < 20, shut)
