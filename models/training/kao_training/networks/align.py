"""Brings a face's depth into one frame for all heads: the mean face's, in millimetres.

The agent does the same in `org.kaologin.biometrics.head`; a test there holds it to numbers computed here.

The head's frame has its origin in the mean face (ORIGIN in `population.py`), x to the picture's right, y down, z away from the
sensor. A head's pose is found from five landmarks and then by iterated closest points against the mean
surface (point to plane, projective association; Chen and Medioni 1991), so neither the landmarks' noise nor
the perspective remains in what the network sees, and a head's true size does.
"""

import numpy as np
from numba import njit

#: Side of the grid, and its step in millimetres: what a Kinect resolves at 0.9 m.
SIDE = 64
STEP = 2.5

#: Millimetres of the grid's first cell, from the origin.
LEFT = -SIDE * STEP / 2 + STEP / 2
TOP = -75.0 + STEP / 2

#: Half axes in mm of the ellipse of the grid that is read as face, and its middle below the origin.
HALF_WIDTH, HALF_HEIGHT, MIDDLE = 66.0, 79.0, 3.0

#: Half axes of the ellipse of points that the pose is fitted to, and how far down it reaches undiminished:
#: the jaw moves, the rest of a head does not.
FIT_HALF_WIDTH = 62.0
FIT_TOP = -62.0
FIT_BOTTOM = 62.0
JAW = 28.0
JAW_WEIGHT = 0.15

#: The fit reads about as many pixels along a side of its square: more say nothing new of six numbers.
FIT_PIXELS = 56

#: Rounds of the fit; residuals beyond these millimetres do not count, in the first and in the last round.
ROUNDS = 12
FIRST_REACH = 30.0
LAST_REACH = 7.0

#: Half side of the square of pixels that is looked at, in distances of the outer eye corners.
REACH = 1.3

#: Neighbouring depths that differ by more than this, in mm, are two surfaces.
EDGE = 22.0


def face_cells():
    """True where the grid is read as face, (SIDE, SIDE)."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    x, y = LEFT + columns * STEP, TOP + rows * STEP
    return (x / HALF_WIDTH) ** 2 + ((y - MIDDLE) / HALF_HEIGHT) ** 2 <= 1


@njit(cache=True, fastmath=True)
def surface_at(mean, x, y):
    """The mean surface's z at x, y, and its slopes; nan outside."""
    gx, gy = (x - LEFT) / STEP, (y - TOP) / STEP
    i, j = int(np.floor(gx)), int(np.floor(gy))
    if i < 0 or j < 0 or i + 1 >= SIDE or j + 1 >= SIDE:
        return np.nan, 0.0, 0.0
    a, b, c, d = mean[j, i], mean[j, i + 1], mean[j + 1, i], mean[j + 1, i + 1]
    p, q = gx - i, gy - j
    z = (a * (1 - p) + b * p) * (1 - q) + (c * (1 - p) + d * p) * q
    sx = ((b - a) * (1 - q) + (d - c) * q) / STEP
    sy = ((c - a) * (1 - p) + (d - b) * p) / STEP
    return z, sx, sy


def first_pose(camera_points, head_points):
    """Rotation (3, 3) and shift (3,) that take the camera's five points to the head's: the line through the eyes
    and the way down to the nose give the axes, the points' mean the place."""
    rotation = _axes(head_points) @ _axes(camera_points).T
    return np.ascontiguousarray(rotation), head_points.mean(0) - rotation @ camera_points.mean(0)


def _axes(points):
    across = points[:2].mean(0) - points[2:4].mean(0)
    across /= np.linalg.norm(across)
    down = points[4] - points[:4].mean(0)
    down -= (down @ across) * across
    down /= np.linalg.norm(down)
    return np.stack([across, down, np.cross(across, down)], 1)


@njit(cache=True, fastmath=True)
def fit(depth, focal, cx, cy, mean, rotation, shift, left, top, right, bottom):
    """Refines a pose. Returns rotation, shift, the share of the mean surface that was met, rms in mm."""
    points = np.zeros((max(1, (right - left) * (bottom - top)), 3))
    count = 0
    stride = max(1, int((right - left) / FIT_PIXELS + 0.5))
    for v in range(top, bottom, stride):
        for u in range(left, right, stride):
            z = depth[v, u]
            if z > 0:
                points[count, 0] = (u - cx) / focal * z
                points[count, 1] = (v - cy) / focal * z
                points[count, 2] = z
                count += 1
    met = 0.0
    rms = np.inf
    for round_ in range(ROUNDS):
        reach = FIRST_REACH + (LAST_REACH - FIRST_REACH) * min(1.0, round_ / (ROUNDS - 3.0))
        normal = np.zeros((6, 6))
        right_side = np.zeros(6)
        total = 0.0
        squares = 0.0
        for n in range(count):
            x = rotation[0, 0] * points[n, 0] + rotation[0, 1] * points[n, 1] + rotation[0, 2] * points[n, 2] + shift[0]
            y = rotation[1, 0] * points[n, 0] + rotation[1, 1] * points[n, 1] + rotation[1, 2] * points[n, 2] + shift[1]
            z = rotation[2, 0] * points[n, 0] + rotation[2, 1] * points[n, 1] + rotation[2, 2] * points[n, 2] + shift[2]
            if abs(x) > FIT_HALF_WIDTH or y < FIT_TOP or y > FIT_BOTTOM:
                continue
            target, sx, sy = surface_at(mean, x, y)
            if not target == target:
                continue
            scale = 1 / np.sqrt(1 + sx * sx + sy * sy)
            residual = (target - z) * scale
            if abs(residual) > reach:
                continue
            weight = (1 - (residual / reach) ** 2) ** 2 * scale
            if y > JAW:
                weight *= JAW_WEIGHT
            # A small turn r and shift s move the point by r x p + s; along the normal (-sx, -sy, 1) * scale.
            nx, ny, nz = -sx * scale, -sy * scale, scale
            row = np.empty(6)
            row[0] = y * nz - z * ny
            row[1] = z * nx - x * nz
            row[2] = x * ny - y * nx
            row[3] = nx
            row[4] = ny
            row[5] = nz
            for i in range(6):
                right_side[i] += weight * row[i] * residual
                for j in range(6):
                    normal[i, j] += weight * row[i] * row[j]
            total += weight
            squares += weight * residual * residual
        if total < 50:
            return rotation, shift, 0.0, np.inf
        met = total
        rms = np.sqrt(squares / total)
        for i in range(6):
            normal[i, i] += 1e-3 * total * (100.0 if i < 3 else 1.0) * 1e-2
        step = np.linalg.solve(normal, right_side)
        angle = np.sqrt(step[0] ** 2 + step[1] ** 2 + step[2] ** 2)
        turn = np.eye(3)
        if angle > 1e-12:
            kx, ky, kz = step[0] / angle, step[1] / angle, step[2] / angle
            s, c = np.sin(angle), 1 - np.cos(angle)
            turn[0, 0] = 1 - c * (ky * ky + kz * kz)
            turn[0, 1] = -s * kz + c * kx * ky
            turn[0, 2] = s * ky + c * kx * kz
            turn[1, 0] = s * kz + c * kx * ky
            turn[1, 1] = 1 - c * (kx * kx + kz * kz)
            turn[1, 2] = -s * kx + c * ky * kz
            turn[2, 0] = -s * ky + c * kx * kz
            turn[2, 1] = s * kx + c * ky * kz
            turn[2, 2] = 1 - c * (kx * kx + ky * ky)
        rotation = turn @ rotation
        shift = turn @ shift + step[3:]
    return rotation, shift, met, rms


@njit(cache=True, fastmath=True)
def resample(depth, values, focal, cx, cy, rotation, shift, left, top, right, bottom):
    """The head's surface on the grid: the picture's pixels, as a mesh in the head's frame, seen from the front.

    values: (h, w, c) float32, what else the pixels say. Returns z (SIDE, SIDE) float32 in mm, inf where the sensor
    saw nothing, and the values there (SIDE, SIDE, c).
    """
    surface = np.full((SIDE, SIDE), np.inf, np.float32)
    seen = np.zeros((SIDE, SIDE, values.shape[2]), np.float32)
    corner = np.empty((4, 3))
    places = np.empty((4, 2), np.int64)
    for v in range(top, bottom - 1):
        for u in range(left, right - 1):
            low, high = np.inf, 0.0
            for n in range(4):
                places[n, 0], places[n, 1] = v + n // 2, u + n % 2
                z = depth[places[n, 0], places[n, 1]]
                low, high = min(low, z), max(high, z)
            if low <= 0 or high - low > EDGE:
                continue
            for n in range(4):
                z = depth[places[n, 0], places[n, 1]]
                x, y = (places[n, 1] - cx) / focal * z, (places[n, 0] - cy) / focal * z
                corner[n, 0] = (rotation[0, 0] * x + rotation[0, 1] * y + rotation[0, 2] * z + shift[0] - LEFT) / STEP
                corner[n, 1] = (rotation[1, 0] * x + rotation[1, 1] * y + rotation[1, 2] * z + shift[1] - TOP) / STEP
                corner[n, 2] = rotation[2, 0] * x + rotation[2, 1] * y + rotation[2, 2] * z + shift[2]
            draw(corner, places, 0, 1, 2, values, surface, seen)
            draw(corner, places, 1, 3, 2, values, surface, seen)
    return surface, seen


@njit(cache=True, fastmath=True)
def draw(corner, places, i, j, k, values, surface, seen):
    """One triangle of the mesh onto the grid; the nearest surface stays."""
    area = (corner[j, 0] - corner[i, 0]) * (corner[k, 1] - corner[i, 1]) - (corner[k, 0] - corner[i, 0]) * (
        corner[j, 1] - corner[i, 1]
    )
    if area <= 1e-9:
        return
    first = max(0, int(np.ceil(min(corner[i, 0], corner[j, 0], corner[k, 0]))))
    last = min(SIDE - 1, int(np.floor(max(corner[i, 0], corner[j, 0], corner[k, 0]))))
    upper = max(0, int(np.ceil(min(corner[i, 1], corner[j, 1], corner[k, 1]))))
    lower = min(SIDE - 1, int(np.floor(max(corner[i, 1], corner[j, 1], corner[k, 1]))))
    for y in range(upper, lower + 1):
        for x in range(first, last + 1):
            b = ((x - corner[i, 0]) * (corner[k, 1] - corner[i, 1]) - (corner[k, 0] - corner[i, 0]) * (y - corner[i, 1])) / area
            c = ((corner[j, 0] - corner[i, 0]) * (y - corner[i, 1]) - (x - corner[i, 0]) * (corner[j, 1] - corner[i, 1])) / area
            a = 1 - b - c
            if a < 0 or b < 0 or c < 0:
                continue
            z = a * corner[i, 2] + b * corner[j, 2] + c * corner[k, 2]
            if z < surface[y, x]:
                surface[y, x] = z
                for n in range(values.shape[2]):
                    seen[y, x, n] = (
                        a * values[places[i, 0], places[i, 1], n]
                        + b * values[places[j, 0], places[j, 1], n]
                        + c * values[places[k, 0], places[k, 1], n]
                    )


@njit(cache=True)
def landmark_points(depth, marks, focal, cx, cy):
    """Five landmarks in space: the median depth around each, or around all where one has none. (5, 3) mm."""
    out = np.zeros((5, 3))
    everything = np.zeros(5)
    for n in range(5):
        near = np.zeros(25)
        count = 0
        for dv in range(-2, 3):
            for du in range(-2, 3):
                x, y = int(marks[n, 0] + 0.5) + du, int(marks[n, 1] + 0.5) + dv
                if 0 <= x < depth.shape[1] and 0 <= y < depth.shape[0] and depth[y, x] > 0:
                    near[count] = depth[y, x]
                    count += 1
        everything[n] = np.median(near[:count]) if count > 0 else 0.0
    found = everything[everything > 0]
    middle = np.median(found) if found.size > 0 else 0.0
    for n in range(5):
        z = everything[n]
        if z <= 0 or abs(z - middle) > 60:
            z = middle
        out[n, 0] = (marks[n, 0] - cx) / focal * z
        out[n, 1] = (marks[n, 1] - cy) / focal * z
        out[n, 2] = z
    return out


def align(depth, values, marks, camera, mean, mean_marks):
    """All of it.

    depth: (h, w) float32 mm, 0 for none; values: (h, w, c) float32, what else the pixels say; marks: (5, 2)
    pixels, dlib's order; camera: (focal, cx, cy); mean: (SIDE, SIDE) float32 mm; mean_marks: (5, 3) mm.
    Returns surface and values on the grid (see resample), the pose (rotation, shift) and the fit's rms in mm;
    None where there is too little depth.
    """
    points = landmark_points(depth, marks, *camera)
    if not (points[:, 2] > 0).all():
        return None
    rotation, shift = first_pose(points, mean_marks)
    size = np.linalg.norm(marks[0] - marks[2])
    middle = marks.mean(0)
    left, top = np.maximum(0, (middle - REACH * size)).astype(int)
    right, bottom = np.minimum(depth.shape[::-1], (middle + REACH * size)).astype(int)
    rotation, shift, met, rms = fit(depth, *camera, mean, rotation, shift, left, top, right, bottom)
    if met == 0:
        return None
    surface, seen = resample(depth, values, *camera, rotation, shift, left, top, right, bottom)
    return surface, seen, (rotation, shift), rms
