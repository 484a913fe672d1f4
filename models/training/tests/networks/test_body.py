import unittest

import torch

from kao_training.networks import inputs
from kao_training.networks.body import NUMBERS, Body


class BodyTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)

    def test_gives_embeddings_of_unit_length_for_every_modality(self):
        for names in inputs.CHANNELS.values():
            embeddings = Body(len(names), 8).eval()(torch.randn(5, len(names), 64, 64))
            self.assertEqual(embeddings.shape, (5, NUMBERS))
            torch.testing.assert_close(embeddings.norm(dim=1), torch.ones(5))

    def test_gives_embeddings_of_the_length_that_is_asked_for(self):
        embeddings = Body(4, 8, radius=0.85).eval()(torch.randn(5, 4, 64, 64))
        torch.testing.assert_close(embeddings.norm(dim=1), torch.full((5,), 0.85))

    def test_stays_small(self):
        for width in (32, 48):
            body = Body(4, width)
            self.assertLess(sum(p.numel() for p in body.parameters()), 2_000_000)

    def test_every_layer_learns(self):
        body = Body(4, 8)
        (body(torch.randn(6, 4, 64, 64)) @ torch.randn(NUMBERS)).square().sum().backward()
        for name, parameter in body.named_parameters():
            self.assertGreater(parameter.grad.abs().max(), 0, name)

    def test_an_embedding_does_not_depend_on_its_batch(self):
        body = Body(4, 8).eval()
        looks = torch.randn(4, 4, 64, 64)
        torch.testing.assert_close(body(looks)[2:3], body(looks[2:3]), rtol=0, atol=1e-5)

    def test_a_cells_place_matters(self):
        body = Body(2, 8).eval()
        look = torch.zeros(1, 2, 64, 64)
        look[:, :, 8:16, 24:40] = 1
        self.assertLess(float((body(look) * body(look.flip(2))).sum()), 0.999)
