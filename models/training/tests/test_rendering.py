import struct
import tempfile
import unittest
import zlib
from pathlib import Path

import numpy as np

from kao_training import attacks, recording, render, sensor
from kao_training.raster import rasterise
from kao_training.scene import Pose, turn

CAMERA, SIZE = (365.0, 365.0, 256.0, 212.0), (424, 512)


class Rasteriser(unittest.TestCase):
    def test_sees_the_nearer_of_two_surfaces_at_its_depth(self):
        square = np.array([[-200, -200], [200, -200], [200, 200], [-200, 200]], dtype=float)
        far = np.column_stack([square, np.full(4, 1000.0)])
        near = np.column_stack([square / 4, np.full(4, 700.0)])
        triangles = np.array([[0, 1, 2], [0, 2, 3], [4, 5, 6], [4, 6, 7]])
        hits = rasterise(np.vstack([far, near]), triangles, CAMERA, SIZE)
        self.assertAlmostEqual(hits.depth[212, 256], 700)
        self.assertAlmostEqual(hits.depth[212, 256 + 60], 1000)
        self.assertEqual(hits.depth[0, 0], np.inf)

    def test_is_right_in_perspective_on_a_slanted_surface(self):
        points = np.array([[-300, -300, 800], [300, -300, 1400], [0, 400, 1100]], dtype=float)
        hits = rasterise(points, np.array([[0, 1, 2]]), CAMERA, SIZE)
        place = hits.interpolate(points[None])
        rows, columns = np.nonzero(hits.triangle >= 0)
        self.assertGreater(rows.size, 5000)
        x, y, z = place[rows, columns].T
        np.testing.assert_allclose(x / z * 365 + 256, columns, atol=1e-6)
        np.testing.assert_allclose(y / z * 365 + 212, rows, atol=1e-6)
        np.testing.assert_allclose(z, hits.depth[rows, columns])


class Sensor(unittest.TestCase):
    def test_light_falls_with_the_square_of_the_range(self):
        ones = np.ones((sensor.HEIGHT, sensor.WIDTH))
        near = sensor.infrared(600 * ones, 0.5 * ones, ones, np.random.default_rng(1))
        far = sensor.infrared(1200 * ones, 0.5 * ones, ones, np.random.default_rng(1))
        self.assertAlmostEqual(near.mean() / far.mean(), 4, delta=0.05)

    def test_dark_surfaces_have_no_depth_and_bright_ones_little_noise(self):
        depth = np.full((sensor.HEIGHT, sensor.WIDTH), 800.0)
        dark = sensor.range_image(depth, np.full(depth.shape, 20), np.random.default_rng(1))
        bright = sensor.range_image(depth, np.full(depth.shape, 8000), np.random.default_rng(1))
        self.assertEqual(dark.max(), 0)
        self.assertAlmostEqual(bright.mean() * sensor.DEPTH_STEP, 800, delta=0.1)
        self.assertLess(bright.std() * sensor.DEPTH_STEP, 2)

    def test_the_same_seed_gives_the_same_picture_and_another_another(self):
        depth = np.full((sensor.HEIGHT, sensor.WIDTH), 800.0)
        ones = np.ones(depth.shape)

        def picture(take, seed):
            rng = render._rng(take, seed)
            counts = sensor.infrared(depth, 0.5 * ones, ones, rng)
            return counts.tobytes() + sensor.range_image(depth, counts, rng).tobytes()

        self.assertEqual(picture("alice", 1), picture("alice", 1))
        self.assertNotEqual(picture("alice", 1), picture("alice", 2))
        self.assertNotEqual(picture("alice", 1), picture("bob", 1))

    def test_a_turn_to_the_right_points_the_nose_to_the_right(self):
        nose = np.array([0.0, 0.0, -1.0])
        self.assertGreater((turn(Pose(yaw=20)) @ nose)[0], 0)
        self.assertGreater((turn(Pose(pitch=20)) @ nose)[1], 0)


class Attacks(unittest.TestCase):
    def test_a_sheet_is_flat_and_has_its_size(self):
        camera, size = (365.0, 365.0, 256.0, 212.0), (424, 512)
        depth, inside = attacks._sheet(Pose(metres=0.6), (5.0, 0.0), camera, size, (105.0, 148.0), 0.0)
        rows, columns = np.nonzero(inside)
        x = (columns - 256) / 365 * depth[inside]
        self.assertAlmostEqual(x.max() - x.min(), 210, delta=4)
        plane = np.column_stack([x, (rows - 212) / 365 * depth[inside], np.ones(x.size)])
        residual = plane @ np.linalg.lstsq(plane, depth[inside], rcond=None)[0] - depth[inside]
        self.assertLess(np.abs(residual).max(), 1e-6)


class Recording(unittest.TestCase):
    def test_has_the_documented_bytes(self):
        infrared = np.arange(sensor.HEIGHT * sensor.WIDTH, dtype=np.uint32).reshape(sensor.HEIGHT, -1) % 65536
        infrared = infrared.astype(np.uint16)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "one.kaorec"
            recording.write(path, [(infrared, infrared[::-1].copy(), b"\xff\xd8")], {"a": "b"})
            data = path.read_bytes()
        self.assertEqual(data[:12], b"KAOREC\r\n\x01\x00\x00\x00")
        at, tags, payloads = 12, [], []
        while at < len(data):
            tag, length = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
            payload = data[at + 8 : at + 8 + length]
            self.assertEqual(zlib.crc32(tag + payload), struct.unpack_from("<I", data, at + 8 + length)[0])
            tags.append(tag)
            payloads.append(payload)
            at += 12 + length
        self.assertEqual(tags, [b"CALB", b"META", b"FRAM", b"END "])
        header = struct.unpack_from("<QI3I", payloads[2])
        planes = zlib.decompress(payloads[2][24 : 24 + header[2]])
        low = np.frombuffer(planes[: len(planes) // 2], np.uint8).astype(np.uint16)
        high = np.frombuffer(planes[len(planes) // 2 :], np.uint8).astype(np.uint16)
        rows = (low | high << 8).reshape(sensor.HEIGHT, sensor.WIDTH)
        np.testing.assert_array_equal(np.cumsum(rows, axis=1, dtype=np.uint16), infrared)


if __name__ == "__main__":
    unittest.main()
