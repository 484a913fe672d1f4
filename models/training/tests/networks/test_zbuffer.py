import unittest

import numpy as np

from kao_training.networks import zbuffer

FOCAL, CX, CY, WIDTH, HEIGHT = 60.0, 20.3, 14.7, 40, 30


def draw(points, triangles):
    return zbuffer.rasterise(np.array(points, float), np.array(triangles, np.int32), FOCAL, CX, CY, WIDTH, HEIGHT)


def ray_hits(points, triangles, x, y):
    """Depth, triangle and weights of its last two corners where a pixel's ray meets it (Cramer's rule)."""
    ray = np.array([(x - CX) / FOCAL, (y - CY) / FOCAL, 1.0])
    best = np.inf, -1, (0.0, 0.0)
    for number, triangle in enumerate(triangles):
        i, j, k = points[triangle]
        z, b, c = np.linalg.solve(np.stack([ray, i - j, i - k], 1), i)
        if min(b, c, 1 - b - c) >= 0 and 0 < z < best[0]:
            best = z, number, (b, c)
    return best


class Rasterise(unittest.TestCase):
    def test_sees_what_rays_meet(self):
        rng = np.random.default_rng(1)
        points = rng.uniform((-150, -120, 300), (150, 120, 900), (30, 3))
        triangles = np.arange(30).reshape(10, 3)
        depth, hit, weights = draw(points, triangles)
        self.assertGreater((hit >= 0).sum(), 300)
        self.assertGreater(len(set(hit.ravel())), 5)
        for y in range(HEIGHT):
            for x in range(WIDTH):
                z, number, expected = ray_hits(points, triangles, x, y)
                self.assertEqual(hit[y, x], number, (x, y))
                np.testing.assert_allclose(depth[y, x], z, rtol=1e-5)
                np.testing.assert_allclose(weights[y, x], expected, atol=1e-5)

    def test_the_nearer_surface_wins_whichever_is_drawn_first(self):
        corners = np.array([[-1, -1], [3, -1], [-1, 3]])
        near = np.column_stack([40 * corners, np.full(3, 400)])
        far = np.column_stack([200 * corners, np.full(3, 800)])
        for first, second, number in ((near, far, 0), (far, near, 1)):
            depth, hit, _ = draw(np.vstack([first, second]), [[0, 1, 2], [3, 4, 5]])
            self.assertEqual(hit[15, 20], number)
            self.assertAlmostEqual(depth[15, 20], 400, places=3)

    def test_leaves_out_what_is_behind_the_camera_or_beside_the_picture(self):
        beside = np.array([[900, -50, 400], [990, -50, 400], [930, 50, 400.0]])
        _, hit, _ = draw(beside, [[0, 1, 2]])
        self.assertTrue((hit == -1).all())
        ahead = np.array([[-50, -50, 400], [50, -50, 400], [0, 50, 400.0]])
        self.assertTrue((draw(ahead, [[0, 1, 2]])[1] == 0).any())
        for corner in range(3):
            behind = ahead.copy()
            behind[corner] *= -1
            depth, hit, _ = draw(behind, [[0, 1, 2]])
            self.assertTrue((hit == -1).all() and np.isinf(depth).all(), corner)


class Interpolate(unittest.TestCase):
    def test_gives_back_the_places_that_were_drawn(self):
        points = np.array([[-200, -120, 500], [180, -90, 900], [10, 150, 700.0]])
        triangles = np.array([[0, 1, 2]], np.int32)
        depth, hit, weights = draw(points, triangles)
        place = zbuffer.interpolate(points, triangles, hit, weights)
        rows, columns = np.nonzero(hit >= 0)
        x, y, z = place[rows, columns].T
        np.testing.assert_allclose(x / z * FOCAL + CX, columns, atol=1e-3)
        np.testing.assert_allclose(y / z * FOCAL + CY, rows, atol=1e-3)
        np.testing.assert_allclose(z, depth[rows, columns], rtol=1e-5)
        self.assertFalse(place[hit < 0].any())


class Normals(unittest.TestCase):
    def test_are_weighed_by_area(self):
        # Over one edge a square metre lying flat and a quarter of one standing upright.
        points = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 0.25]])
        normal = zbuffer.normals(points, np.array([[0, 1, 2], [0, 3, 1]], np.int32))
        np.testing.assert_allclose(normal[2], [0, 0, 1])
        np.testing.assert_allclose(normal[0], np.array([0, 0.25, 1]) / np.hypot(0.25, 1), atol=1e-6)
