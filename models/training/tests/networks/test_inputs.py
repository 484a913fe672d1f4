import unittest

import numpy as np
import torch

from kao_training.networks import align, inputs
from kao_training.networks.render import NO_DEPTH

FACE = inputs.ellipse()


def looks(count=3):
    """Residuals with holes, light and colour as shards hold them."""
    generator = torch.Generator().manual_seed(1)
    shape = count, align.SIDE, align.SIDE
    residual = torch.randint(-900, 901, shape, generator=generator).to(torch.int16)
    residual[torch.rand(shape, generator=generator) < 0.1] = NO_DEPTH
    light = 500 + 3000 * torch.rand(shape, generator=generator)
    return residual, light, 255 * torch.rand((*shape, 3), generator=generator)


class Channels(unittest.TestCase):
    def test_are_as_many_as_named_and_within_their_bounds(self):
        bounds = {"shape": 1.5, "siamese-dark": 1.5, "siamese-colour": 2.0}
        for modality, names in inputs.CHANNELS.items():
            read = inputs.channels(modality, *looks())
            self.assertEqual((read.shape, read.dtype), ((3, len(names), align.SIDE, align.SIDE), torch.float32))
            self.assertLessEqual(read.abs().max(), bounds[modality])
            for name, channel in zip(names, read.unbind(1)):
                self.assertGreater(channel.std(), 0.05, (modality, name))

    def test_are_zero_where_nothing_is_seen_or_no_face_is(self):
        residual, light, colour = looks()
        unseen = (residual == NO_DEPTH) | ~FACE
        self.assertTrue((unseen & FACE).any())
        for modality in inputs.CHANNELS:
            read = inputs.channels(modality, residual, light, colour)
            self.assertEqual(read.movedim(1, -1)[unseen].abs().max(), 0, modality)

    def test_say_nothing_of_the_lamps_strength_or_the_exposure(self):
        residual, light, colour = looks()
        for modality in ("siamese-dark", "siamese-colour"):
            once = inputs.channels(modality, residual, light, colour)
            thrice = inputs.channels(modality, residual, 3 * light, 3 * colour)
            torch.testing.assert_close(once, thrice, rtol=0, atol=1e-5)

    def test_do_not_read_what_is_hidden(self):
        residual, light, colour = looks()
        unseen = (residual == NO_DEPTH) | ~FACE
        for modality in inputs.CHANNELS:
            read = inputs.channels(modality, residual, light, colour)
            other = inputs.channels(modality, residual, light.masked_fill(unseen, 9e3), colour.masked_fill(unseen[..., None], 0))
            torch.testing.assert_close(read, other, rtol=0, atol=1e-5)

    def test_of_a_look_without_any_depth_are_numbers(self):
        residual, light, colour = looks()
        for modality in inputs.CHANNELS:
            read = inputs.channels(modality, torch.full_like(residual, NO_DEPTH), light, colour)
            self.assertEqual(read.abs().max(), 0)


class Depth(unittest.TestCase):
    def test_counts_centimetres_and_is_clipped(self):
        residual = torch.zeros((1, align.SIDE, align.SIDE), dtype=torch.int16)
        residual[0, 30, 30:34] = torch.tensor([50, -50, 900, -900])
        depth, valid = inputs.depth_and_valid(residual)
        self.assertEqual(depth[0, 30, 30:34].tolist(), [0.5, -0.5, 1.5, -1.5])
        np.testing.assert_array_equal(valid[0].bool(), FACE)


class Light(unittest.TestCase):
    def test_is_one_where_it_is_even_and_clipped_where_it_glares(self):
        valid = FACE[None].float()
        light = torch.full((1, align.SIDE, align.SIDE), 700.0)
        light[0, 30, 30] = 60000.0
        light[0, 5, 5] = 0.0
        relative = inputs.relative(light, valid)
        self.assertEqual(relative[0, 30, 30], inputs.BRIGHTEST)
        self.assertAlmostEqual(float(inputs.relative(light.clamp(max=700), valid)[0, 30, 31]), 1.0, places=5)

    def test_detail_is_the_difference_from_the_neighbourhood(self):
        valid = torch.ones((1, align.SIDE, align.SIDE))
        light = torch.full((1, align.SIDE, align.SIDE), 0.8)
        light[0, 30, 30] = 1.2
        detail = inputs.detail(light, valid)
        around = (80 * 0.8 + 1.2) / 81
        self.assertAlmostEqual(float(detail[0, 30, 30]), 1.2 / around - 1, places=5)
        self.assertAlmostEqual(float(detail[0, 30, 40]), 0, places=5)

    def test_detail_does_not_look_at_hidden_neighbours(self):
        valid = torch.ones((1, align.SIDE, align.SIDE))
        valid[0, :, 31:] = 0
        light = torch.full((1, align.SIDE, align.SIDE), 0.8)
        light[0, :, 31:] = 2.0
        self.assertAlmostEqual(float(inputs.detail(light, valid)[0, 30, 30]), 0, places=5)
