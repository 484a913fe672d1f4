import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from kao_training.networks import batches
from kao_training.networks.align import SIDE
from kao_training.networks.render import NO_DEPTH

from . import shards


class Split(unittest.TestCase):
    def test_nobody_is_trained_on_and_validated_with(self):
        training, validation = batches.split(80)
        self.assertEqual(len(validation), 8)
        self.assertFalse(set(training) & set(validation))
        self.assertEqual(sorted([*training, *validation]), list(range(80)))


class DrawsTest(unittest.TestCase):
    def test_a_batch_has_two_different_looks_of_every_person(self):
        persons, looks = batches.Draws(1, 0).batch(72, 4)
        self.assertEqual(len(set(persons)), batches.PERSONS_PER_BATCH)
        self.assertTrue(((0 <= persons) & (persons < 72)).all() and ((0 <= looks) & (looks < 4)).all())
        np.testing.assert_array_equal(persons[::2], persons[1::2])
        self.assertTrue((looks[::2] != looks[1::2]).all())

    def test_processes_draw_differently_and_each_the_same_again(self):
        def drawn(seed, rank):
            draws = batches.Draws(seed, rank)
            return np.concatenate(draws.batch(72, 4)).tolist(), torch.rand(3, generator=draws.generator).tolist()

        self.assertEqual(drawn(1, 0), drawn(1, 0))
        for one, other in zip(drawn(1, 0), drawn(1, 1)):
            self.assertNotEqual(one, other)

    def test_go_on_where_their_state_was_kept(self):
        draws, other = batches.Draws(1, 0), batches.Draws(9, 0)
        draws.batch(72, 4), torch.rand(5, generator=draws.generator)
        other.restore(draws.state())
        np.testing.assert_array_equal(draws.batch(72, 4), other.batch(72, 4))
        self.assertEqual(torch.rand(1, generator=draws.generator), torch.rand(1, generator=other.generator))


class Read(unittest.TestCase):
    def test_joins_the_shards_in_order_and_reads_no_more_than_needed(self):
        with TemporaryDirectory() as folder:
            shards.write(Path(folder))
            residual, light, colour = batches.read(Path(folder), "siamese-dark")
            self.assertEqual((residual.shape, light.shape, colour), ((80, 4, SIDE, SIDE), (80, 4, SIDE, SIDE), None))
            self.assertIsNone(batches.read(Path(folder), "shape")[1])
            with np.load(Path(folder) / "persons-0001.npz") as second:
                np.testing.assert_array_equal(residual[40:], second["residual"])

    def test_says_what_a_folder_lacks(self):
        with TemporaryDirectory() as folder, self.assertRaisesRegex(SystemExit, "holds no persons"):
            batches.read(Path(folder), "shape")


class Disturbed(unittest.TestCase):
    def test_hides_parts_of_some_looks_tilts_all_and_sees_nothing_that_was_not_seen(self):
        residual = torch.zeros((400, SIDE, SIDE), dtype=torch.int16)
        residual[:, 10, 10] = NO_DEPTH
        out = batches.disturbed(residual, torch.Generator().manual_seed(1))
        lost = out == NO_DEPTH
        self.assertTrue(lost[:, 10, 10].all())
        hidden = lost.float().mean((1, 2)) > 0.01
        self.assertTrue(0.2 < hidden.float().mean() < 0.6)
        self.assertLess(lost.float().mean((1, 2)).max(), 0.9)
        # A tenth of a millimetre is 1; offsets have 0.4 mm, tilts 0.012 of at most 80 mm.
        kept = torch.where(lost, torch.zeros(()), out.float())
        self.assertAlmostEqual(float(out[:, 28:32, 28:32].float().clamp(-900).mean((1, 2))[~hidden].std()), 4.5, delta=1.5)
        self.assertLess(kept.abs().max(), 120)
