import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from kao_training.networks import report, train

from . import shards


class Report(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(torch.set_num_threads, torch.get_num_threads())
        self.folder = Path(folder.name)
        self.data = self.folder / "set"
        self.data.mkdir()
        shards.write(self.data)
        self.network = self.folder / "shape.pt"
        options = ["--data", str(self.data), "--out", str(self.network), "--modality", "shape"]
        with redirect_stdout(StringIO()):
            train.main([*options, "--width", "8", "--epochs", "1", "--threads", "1", "--radius", "0.5"])

    def test_says_what_the_training_said_at_last(self):
        last = torch.load(self.network)["history"][-1]
        printed = StringIO()
        with redirect_stdout(printed):
            report.main(["--data", str(self.data), str(self.network)])
        columns, rule, row = printed.getvalue().splitlines()
        self.assertEqual(columns.count("|"), row.count("|"))
        self.assertEqual(rule.count("|"), row.count("|"))
        numbers = [cell.strip() for cell in row.split("|")[1:-1]]
        self.assertEqual(numbers[:3], ["shape", "margin", "8"])
        self.assertEqual(numbers[3], f"{last['genuineMean']:.2f}")
        self.assertEqual(numbers[4], f"{last['impostorMean']:.2f}")
        self.assertEqual(numbers[6], f"{100 * last['eer']:.1f} %")
        self.assertLess(float(numbers[4]), 1, "twice the radius at most")

    def test_refuses_other_persons(self):
        other = self.folder / "other"
        other.mkdir()
        shards.write(other, persons=100)
        with self.assertRaisesRegex(SystemExit, "other persons"):
            report.row(other, self.network)
