import json
import socket
import subprocess
import sys
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import torch

from kao_training.networks import batches, train

from . import shards

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    """A port of the loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Interrupted(Exception):
    """What stops a run here."""


class Train(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        shards.write(self.folder)
        self.addCleanup(torch.set_num_threads, torch.get_num_threads())

    def options(self, name, *more, epochs=2):
        return ["--data", str(self.folder), "--out", str(self.folder / name), "--modality", "shape", "--width", "8",
                "--threads", "1", "--epochs", str(epochs), *more]  # fmt: skip

    def run_command(self, *options, **more):
        """The command; the epochs it prints."""
        printed = StringIO()
        with redirect_stdout(printed):
            train.main(self.options(*options, **more))
        return [json.loads(line[: line.rindex("}") + 1]) for line in printed.getvalue().splitlines()]

    def kept(self, name):
        return torch.load(self.folder / name)

    def assert_same_weights(self, one, other):
        one, other = self.kept(one)["body"], self.kept(other)["body"]
        self.assertEqual(one.keys(), other.keys())
        for name in one:
            self.assertTrue(torch.equal(one[name], other[name]), name)

    def test_two_epochs_lower_either_loss(self):
        for loss in ("margin", "contrastive"):
            first, second = self.run_command(f"{loss}.pt", "--loss", loss)
            self.assertLess(second["loss"], 0.95 * first["loss"])

    def test_the_same_seed_gives_the_same_weights_and_another_others(self):
        for name, seed in (("one.pt", "1"), ("again.pt", "1"), ("other.pt", "2")):
            self.run_command(name, "--seed", seed)
        self.assert_same_weights("one.pt", "again.pt")
        with self.assertRaises(AssertionError):
            self.assert_same_weights("one.pt", "other.pt")

    def test_no_person_of_the_validation_is_trained_on(self):
        seen = {True: set(), False: set()}

        def watched(modality, data, persons, looks, device, generator=None):
            seen[generator is not None].update(persons.tolist())
            return batches.batch(modality, data, persons, looks, device, generator)

        original = batches.batch
        with mock.patch.object(train, "batch", watched), mock.patch.object(batches, "batch", original):
            self.run_command("seen.pt")
        self.assertEqual(seen[True], set(range(80)) - set(range(9, 80, 10)))

    def test_a_resumed_run_ends_as_an_uninterrupted_one(self):
        whole = self.run_command("whole.pt", epochs=3)
        calls = 0

        def stops(*arguments):
            # Two steps an epoch: the fourth is the second epoch's last.
            nonlocal calls
            calls += 1
            if calls == 4:
                raise Interrupted
            return batches.batch(*arguments)

        with mock.patch.object(train, "batch", stops), self.assertRaises(Interrupted):
            self.run_command("parts.pt", epochs=3)
        self.assertEqual(len(self.kept("parts.pt")["history"]), 1)
        self.assertEqual(self.run_command("parts.pt", "--resume", epochs=3), whole[1:])
        self.assert_same_weights("whole.pt", "parts.pt")
        self.assertEqual(self.kept("parts.pt")["history"], whole)

    def test_a_run_that_fails_in_writing_keeps_the_last_whole_state(self):
        whole = self.run_command("whole.pt")
        save, written = torch.save, []

        def full_disk(kept, path):
            written.append(path)
            if len(written) == 4:
                Path(path).write_bytes(b"half")
                raise OSError(28, "No space left on device")
            save(kept, path)

        with mock.patch.object(torch, "save", full_disk), self.assertRaises(OSError):
            self.run_command("full.pt")
        self.assertEqual(self.run_command("full.pt", "--resume"), whole[1:])
        self.assert_same_weights("whole.pt", "full.pt")

    def test_does_not_resume_another_run(self):
        self.run_command("one.pt")
        with self.assertRaisesRegex(SystemExit, "other options"):
            self.run_command("one.pt", "--resume", "--seed", "2")

    def test_too_few_persons_are_an_error(self):
        (self.folder / "persons-0001.npz").unlink()
        with self.assertRaisesRegex(SystemExit, "too few persons"):
            self.run_command("few.pt")

    def test_two_processes_train_one_network_and_resume_it(self):
        def both(name, *more):
            """What each of two processes printed under torchrun."""
            # An address, since a machine's own name need not resolve to one.
            command = [sys.executable, "-m", "torch.distributed.run", "--nproc_per_node", "2"]
            command += ["--master_addr", "127.0.0.1", "--master_port", str(free_port())]
            command += ["--redirects", "1", "--tee", "1", "--log_dir", str(self.folder)]
            command += ["-m", "kao_training.networks.train", *self.options(name, *more, epochs=2)]
            ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
            self.assertEqual(ended.returncode, 0, ended.stderr)
            lines = ended.stdout.splitlines()
            return [[line for line in lines if line.startswith(f"[default{rank}]:")] for rank in (0, 1)]

        first, second = both("two.pt")
        self.assertEqual((len(first), second), (2, []))
        state = self.kept("two.state")
        self.assertEqual(len(state["draws"]), 2)
        self.assertNotEqual(state["draws"][0]["rng"], state["draws"][1]["rng"])
        losses = [epoch["loss"] for epoch in state["history"]]
        self.assertLess(losses[1], losses[0])
        with (
            mock.patch.object(train.Processes, "share", lambda _, module: module),
            mock.patch.object(train.Processes, "gather", lambda _, value: [value, value]),
            mock.patch.object(train.Processes, "join", lambda: train.Processes(2, 0, torch.device("cpu"))),
            mock.patch.object(train.Processes, "leave", lambda _: None),
        ):
            self.run_command("alone.pt")
        # The first process's batches alone make another network: the second's counted.
        with self.assertRaises(AssertionError):
            self.assert_same_weights("two.pt", "alone.pt")
        self.assertEqual(both("two.pt", "--resume"), [[], []])
        with self.assertRaisesRegex(SystemExit, "processes"):
            self.run_command("two.pt", "--resume")
