import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from kao_training.networks import align, export
from kao_training.networks.body import NUMBERS, Body

from . import head


def fields(message: bytes):
    """Number and value of a protobuf message's fields."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        key = varint()
        if key & 7 == 0:
            yield key >> 3, varint()
            continue
        length = {1: 8, 5: 4}.get(key & 7) or varint()
        if key & 7 not in (1, 2, 5) or at + length > len(message):
            raise ValueError("no protobuf message")
        yield key >> 3, message[at : at + length]
        at += length


def first(message, number):
    return next(value for field, value in fields(message) if field == number)


class Network(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        torch.manual_seed(1)
        self.body = Body(4, 8)
        # Some training, so that the running means of the batches are not those of a fresh network.
        self.body(torch.randn(8, 4, align.SIDE, align.SIDE))
        self.body.eval()
        torch.save(
            {"body": self.body.state_dict(), "about": {"modality": "siamese-dark", "width": 8, "radius": 1.0}, "history": []},
            self.folder / "n.pt",
        )
        export.main(["--network", str(self.folder / "n.pt"), "--out", str(self.folder / "n.onnx")])

    def test_the_golden_numbers_are_the_networks_of_the_probe(self):
        golden = np.frombuffer((self.folder / "n.golden").read_bytes(), ">f4")
        with torch.no_grad():
            expected = self.body(torch.from_numpy(export.probe(4)))[0].numpy()
        self.assertEqual(golden.shape, (NUMBERS,))
        np.testing.assert_allclose(golden, expected, atol=1e-6)
        self.assertAlmostEqual(float(np.linalg.norm(golden)), 1, places=5)

    def test_the_onnx_file_takes_any_number_of_looks_by_name_and_holds_the_weights(self):
        model = (self.folder / "n.onnx").read_bytes()
        graph, opset = first(model, 7), first(model, 8)
        self.assertEqual(first(opset, 2), 13)
        for number, name, sides in ((11, b"input", [4, 64, 64]), (12, b"embedding", [NUMBERS])):
            values = [value for field, value in fields(graph) if field == number]
            self.assertEqual([first(value, 1) for value in values], [name])
            shape = first(first(first(values[0], 2), 1), 2)
            dimensions = [dict(fields(dimension)) for _, dimension in fields(shape)]
            self.assertEqual(dimensions[0], {2: b"n"})
            if number == 11:
                self.assertEqual([dimension[1] for dimension in dimensions[1:]], sides)
        raw = [first(value, 9) for field, value in fields(graph) if field == 5]
        last = dict(self.body.named_parameters())["layers.15.weight"].detach().numpy()
        self.assertTrue(any(part in (last.tobytes(), last.T.tobytes()) for part in raw))

    def test_the_probe_is_waves_that_anyone_can_make_again(self):
        probe = export.probe(4)
        self.assertEqual((probe.shape, probe.dtype), ((1, 4, align.SIDE, align.SIDE), np.float32))
        self.assertAlmostEqual(float(probe[0, 2, 5, 7]), np.sin(0.11 * 5 + 0.07 * 7 * 3 + 2), places=6)


class ForTheAgent(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        head.write(self.folder)

    def test_the_mean_face_is_big_endian_surface_and_points(self):
        out = self.folder / "mean.f32"
        export.main(["--mean", str(self.folder), "--out", str(out)])
        _, mean, marks = head.model()
        numbers = np.frombuffer(out.read_bytes(), ">f4")
        np.testing.assert_array_equal(numbers[: align.SIDE**2].reshape(align.SIDE, -1), mean)
        np.testing.assert_allclose(numbers[align.SIDE**2 :].reshape(5, 3), marks, rtol=1e-6)

    def test_a_look_is_a_capture_and_what_the_chain_makes_of_it(self):
        out = self.folder / "look.bin"
        export.main(["--look", str(self.folder), "--out", str(out)])
        data = out.read_bytes()
        width, height = np.frombuffer(data, ">i4", 2)
        camera = np.frombuffer(data, ">f4", 13, 8)
        depth = np.frombuffer(data, ">u2", width * height, 60).reshape(height, width).astype(np.float32)
        light = np.frombuffer(data, ">u2", width * height, 60 + 2 * depth.size).reshape(height, width)
        colour = np.frombuffer(data, ">u1", 3 * depth.size, 60 + 4 * depth.size).reshape(height, width, 3)
        cells = np.frombuffer(data, ">f4", -1, 60 + 7 * depth.size).reshape(-1, align.SIDE, align.SIDE)
        self.assertEqual(len(cells), 2 + 2 + 4 + 4)
        _, mean, marks = head.model()
        lit = np.dstack([light * (depth / 1000) ** 2, colour]).astype(np.float32)
        points = camera[3:].reshape(5, 2).astype(np.float64)
        again = align.align(depth, lit, points, tuple(camera[:3].tolist()), mean, marks)
        surface = np.where(np.isfinite(again[0]), mean - again[0], np.nan)
        self.assertGreater(np.isfinite(surface[align.face_cells()]).mean(), 0.6)
        np.testing.assert_allclose(cells[0], surface, atol=1e-3)
        np.testing.assert_allclose(cells[1], again[1][..., 0], rtol=1e-3, atol=1e-2)
        # Relative colour, cell by cell, is the colour there over one number.
        known = (cells[3] > 0) & (cells[8:11] > -1).all(0) & (cells[8:11] < 1).all(0)
        ratio = (cells[8:11] + 1)[:, known] / np.maximum(again[1][..., 1:], 1)[known].T
        self.assertGreater(known.sum(), 1000)
        np.testing.assert_allclose(ratio, np.median(ratio), rtol=0.02)
