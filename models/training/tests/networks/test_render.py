import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import numpy as np

from kao_training.networks import align, batches, render

from . import head


class Shards(unittest.TestCase):
    def setUp(self):
        for thing in (TemporaryDirectory(), mock.patch.object(render, "PERSONS_PER_SHARD", 2)):
            thing.__enter__()
            self.addCleanup(thing.__exit__, None, None, None)
            if isinstance(thing, TemporaryDirectory):
                self.data = Path(thing.name)
        head.write(self.data)
        render._model.cache_clear()

    def shard(self, name, number=0, seed=1):
        out = self.data / name
        out.mkdir(exist_ok=True)
        return render._shard((self.data, out, number, 2, seed))

    def test_the_same_seed_gives_the_same_bytes_and_another_others(self):
        one, again, other = self.shard("one"), self.shard("again"), self.shard("other", seed=2)
        with np.load(one) as a, np.load(again) as b, np.load(other) as c:
            for name in ("residual", "light", "colour"):
                self.assertEqual(a[name].tobytes(), b[name].tobytes())
                self.assertNotEqual(a[name].tobytes(), c[name].tobytes())

    def test_persons_of_other_shards_are_others(self):
        with np.load(self.shard("one")) as a, np.load(self.shard("one", 1)) as b:
            self.assertFalse(np.array_equal(a["residual"], b["residual"]))

    def test_holds_what_the_training_reads(self):
        path = self.shard("one")
        residual, light, _ = batches.read(path.parent, "siamese-dark")
        self.assertEqual((residual.shape, residual.dtype), ((2, 2, align.SIDE, align.SIDE), np.int16))
        self.assertEqual((light.shape, light.dtype), (residual.shape, np.uint16))
        for one in residual.reshape(-1, align.SIDE, align.SIDE):
            there = one[render.FACE] != render.NO_DEPTH
            self.assertGreaterEqual(there.mean(), render.LEAST_SEEN)
            self.assertLessEqual(np.abs(one[render.FACE][there]).max(), 900)

    def test_a_shard_that_is_there_is_not_made_again(self):
        path = self.shard("one")
        before = path.stat().st_mtime_ns, path.read_bytes()
        with mock.patch.object(render, "look", side_effect=AssertionError("rendered again")):
            self.assertEqual(self.shard("one"), path)
        self.assertEqual((path.stat().st_mtime_ns, path.read_bytes()), before)

    def test_a_half_written_shard_is_never_taken_for_a_whole_one(self):
        whole = self.shard("whole")

        def full_disk(path, **_):
            path.write_bytes(whole.read_bytes()[:1000])
            raise OSError(28, "No space left on device")

        with mock.patch.object(render.np, "savez", full_disk), self.assertRaises(OSError):
            self.shard("full")
        left = list((self.data / "full").iterdir())
        self.assertEqual([len(path.read_bytes()) for path in left], [1000])
        with self.assertRaisesRegex(SystemExit, "holds no persons"):
            batches.read(self.data / "full", "shape")
        self.assertEqual(self.shard("full").read_bytes(), whole.read_bytes())
        self.assertEqual([path.name for path in (self.data / "full").iterdir()], ["persons-0000.npz"])

    def test_a_person_who_cannot_be_seen_is_an_error_and_not_an_empty_look(self):
        with mock.patch.object(render, "LEAST_SEEN", 1.1), self.assertRaisesRegex(RuntimeError, "could not be seen"):
            self.shard("one")
        self.assertEqual(list((self.data / "one").iterdir()), [])

    def test_the_command_makes_all_shards_in_several_processes(self):
        out = self.data / "all"
        with mock.patch("builtins.print"):
            render.main(["--data", str(self.data), "--out", str(out), "--persons", "3", "--looks", "2"])
        self.assertEqual(sorted(path.name for path in out.iterdir()), ["persons-0000.npz", "persons-0001.npz"])
        self.assertEqual((out / "persons-0001.npz").read_bytes(), self.shard("alone", 1).read_bytes())
