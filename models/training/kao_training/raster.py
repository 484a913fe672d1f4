"""A z-buffer rasteriser: what each pixel of a pinhole camera sees."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Hits:
    """What the pixels see.

    depth: (h, w) float, millimetres along the optical axis, inf where nothing is.
    triangle: (h, w) int, -1 where nothing is.
    weights: (h, w, 3) float, perspective-correct barycentric weights.
    """

    depth: np.ndarray
    triangle: np.ndarray
    weights: np.ndarray

    def interpolate(self, values: np.ndarray) -> np.ndarray:
        """Blends (m, 3, k) corner values to (h, w, k); zero where nothing is."""
        corner = values[np.maximum(self.triangle, 0)]
        blended = np.einsum("hwc,hwck->hwk", self.weights, corner)
        return np.where(self.triangle[..., None] >= 0, blended, 0.0)


def rasterise(points: np.ndarray, triangles: np.ndarray, camera, size: tuple[int, int]) -> Hits:
    """Draws triangles of camera-space points (x right, y down, z away, millimetres).

    camera: (fx, fy, cx, cy) in pixels; size: (height, width).
    """
    height, width = size
    fx, fy, cx, cy = camera
    z = points[:, 2]
    u = points[:, 0] / z * fx + cx
    v = points[:, 1] / z * fy + cy
    depth = np.full(size, np.inf)
    hit = np.full(size, -1, dtype=int)
    weights = np.zeros((height, width, 3))
    tu, tv, tz = u[triangles], v[triangles], z[triangles]
    area = (tu[:, 1] - tu[:, 0]) * (tv[:, 2] - tv[:, 0]) - (tu[:, 2] - tu[:, 0]) * (tv[:, 1] - tv[:, 0])
    left = np.maximum(np.ceil(tu.min(axis=1)), 0).astype(int)
    right = np.minimum(np.floor(tu.max(axis=1)), width - 1).astype(int)
    top = np.maximum(np.ceil(tv.min(axis=1)), 0).astype(int)
    bottom = np.minimum(np.floor(tv.max(axis=1)), height - 1).astype(int)
    drawn = (np.abs(area) > 1e-9) & (tz.min(axis=1) > 100) & (left <= right) & (top <= bottom)
    for t in np.nonzero(drawn)[0]:
        columns = np.arange(left[t], right[t] + 1)
        rows = np.arange(top[t], bottom[t] + 1)[:, None]
        (u0, u1, u2), (v0, v1, v2) = tu[t], tv[t]
        w1 = ((columns - u0) * (v2 - v0) - (u2 - u0) * (rows - v0)) / area[t]
        w2 = ((u1 - u0) * (rows - v0) - (columns - u0) * (v1 - v0)) / area[t]
        w0 = 1 - w1 - w2
        inside = (w0 >= 0) & (w1 >= 0) & (w2 >= 0)
        if not inside.any():
            continue
        inverse = np.stack([w0 / tz[t, 0], w1 / tz[t, 1], w2 / tz[t, 2]], axis=-1)
        total = inverse.sum(axis=-1)
        here = np.where(inside, 1 / np.where(total == 0, 1, total), np.inf)
        window = (slice(top[t], bottom[t] + 1), slice(left[t], right[t] + 1))
        nearer = here < depth[window]
        depth[window][nearer] = here[nearer]
        hit[window][nearer] = t
        weights[window][nearer] = (inverse / total[..., None])[nearer]
    return Hits(depth, hit, weights)
