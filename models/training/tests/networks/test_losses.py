import math
import unittest

import torch
from torch.nn import functional

from kao_training.networks.losses import Contrastive, MarginSoftmax


def on_circle(*degrees):
    angles = torch.tensor([math.radians(d) for d in degrees])
    return torch.stack([angles.cos(), angles.sin()], 1).requires_grad_()


def pulled_by(embeddings, loss):
    """Degrees per step that each embedding would move along its circle, anticlockwise positive."""
    loss.backward()
    tangent = torch.stack([-embeddings[:, 1], embeddings[:, 0]], 1).detach()
    return -(embeddings.grad * tangent).sum(1)


class ContrastiveTest(unittest.TestCase):
    persons = torch.tensor([0, 0, 1, 1])

    def test_is_nothing_when_same_coincide_and_strangers_are_beyond_the_margin(self):
        self.assertLess(Contrastive(1.3)(on_circle(0, 0, 180, 180), self.persons), 1e-5)

    def test_counts_squared_distances_and_squared_shortfalls(self):
        # Same persons 60 degrees apart: distance 1. Strangers at 1 (60 and 120: 2 sin 30), sqrt 3 or 2.
        loss = Contrastive(1.3)(on_circle(0, 60, 120, 180), self.persons)
        self.assertAlmostEqual(float(loss), 1.0 + 0.3**2, places=5)

    def test_measures_by_the_embeddings_own_length(self):
        loss = Contrastive(1.3)(0.5 * on_circle(0, 60, 120, 180), self.persons)
        # Strangers at 0.5, sqrt 3 / 2 twice and 1.
        short = [1.3 - 0.5, 1.3 - math.sqrt(3) / 2, 1.3 - math.sqrt(3) / 2, 1.3 - 1]
        self.assertAlmostEqual(float(loss), 0.25 + sum(s**2 for s in short) / 4, places=5)

    def test_weighs_pairs_of_one_person(self):
        loss = Contrastive(1.3, pull=3)(on_circle(0, 60, 120, 180), self.persons)
        self.assertAlmostEqual(float(loss), 3 * 1.0 + 0.3**2, places=5)

    def test_pulls_the_same_together(self):
        pull = pulled_by(e := on_circle(0, 30, 180, 180), Contrastive(1.3)(e, self.persons))
        self.assertGreater(pull[0], 0.01)
        self.assertLess(pull[1], -0.01)

    def test_pushes_strangers_apart_within_the_margin_only(self):
        push = pulled_by(e := on_circle(0, 0, 40, 40), Contrastive(1.3)(e, self.persons))
        self.assertTrue((push[:2] < -0.01).all() and (push[2:] > 0.01).all(), push)
        still = pulled_by(e := on_circle(0, 0, 100, 100), Contrastive(1.3)(e, self.persons))
        self.assertLess(still.abs().max(), 1e-4)


class MarginSoftmaxTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.embeddings = functional.normalize(torch.randn(6, 8), dim=1)
        self.persons = torch.tensor([0, 0, 1, 1, 2, 2])

    def loss(self, margin):
        torch.manual_seed(2)
        return MarginSoftmax(3, 8, margin)

    def test_reads_directions_alone(self):
        self.assertAlmostEqual(
            float(self.loss(0.25)(self.embeddings, self.persons)),
            float(self.loss(0.25)(0.85 * self.embeddings, self.persons)),
            places=5,
        )

    def test_falls_with_the_margin(self):
        values = [float(self.loss(m)(self.embeddings, self.persons)) for m in (0.5, 0.25, 0.0)]
        self.assertGreater(values[0], values[1])
        self.assertGreater(values[1], values[2])

    def test_without_a_margin_is_the_softmax_of_scaled_cosines(self):
        loss = self.loss(0.0)
        cosines = functional.cosine_similarity(self.embeddings[:, None], loss.directions[None], dim=-1)
        expected = -(24 * cosines).log_softmax(1)[torch.arange(6), self.persons].mean()
        torch.testing.assert_close(loss(self.embeddings, self.persons), expected)

    def test_is_small_on_ones_own_direction_and_large_on_anothers(self):
        loss = self.loss(0.25)
        own = functional.normalize(loss.directions, dim=1).detach()
        self.assertLess(loss(own, torch.arange(3)), 1.0)
        self.assertGreater(loss(own, torch.tensor([1, 2, 0])), 10.0)

    def test_the_directions_learn(self):
        loss = self.loss(0.25)
        loss(self.embeddings, self.persons).backward()
        self.assertGreater(loss.directions.grad.abs().max(), 1e-3)
