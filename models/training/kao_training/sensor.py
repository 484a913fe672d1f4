"""A Kinect v2: where its cameras are, how its lamp lights, and how it errs."""

import numpy as np

HEIGHT, WIDTH = 424, 512

#: Depth camera of an average device: fx fy cx cy k1 k2 p1 p2 k3. Images here are rendered without
#: distortion, so a recording says that there is none.
DEPTH_CAMERA = (365.456, 365.456, 254.878, 205.395, 0.0, 0.0, 0.0, 0.0, 0.0)

#: Colour camera: f cx cy shift_d shift_m, mx[10], my[10] as the device reports them.
COLOUR_CAMERA = (
    1081.37, 959.5, 539.5, 863.0, 52.0,
    0.000449294, 1.91656e-05, 4.82909e-05, 0.000353673, -2.44043e-05,
    -1.19426e-05, 0.000988431, 0.642474, 0.00500649, 0.142021,
    4.42793e-06, 0.000724863, 0.000398557, 4.90383e-05, 0.000136024,
    0.00107291, -1.75465e-05, -0.00554263, 0.641807, 0.0180811,
)  # fmt: skip

COLOUR_SIZE = (1080, 1920)
#: Where the colour camera stands from the depth camera, along the pictures' columns. They are a mirror's, so that
#: a positive shift_m, which moves what is near to the right in the colour picture, is a camera to the left.
BASELINE_MILLIMETRES = -COLOUR_CAMERA[4]

#: Counts of a white surface at one metre, facing the lamp. Real skin (0.55) gives 4,000 to 5,500.
LAMP = 9200.0
SATURATION = 65535

#: Range noise: standard deviation in mm = floor + slope / counts, like the real frames'.
NOISE_FLOOR = 0.8
NOISE_SLOPE = 2200.0
DARKEST = 60.0
READ_NOISE = 4.0

#: One step of a depth value, millimetres.
DEPTH_STEP = 0.5
EDGE_MILLIMETRES = 25.0


def infrared(depth, reflectance, facing, rng):
    """Counts (h, w) of a scene.

    depth: millimetres, inf for nothing; reflectance: 0..1; facing: cosine to the lamp, 0..1.
    """
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    angle = np.hypot(columns - DEPTH_CAMERA[2], rows - DEPTH_CAMERA[3]) / DEPTH_CAMERA[0]
    falloff = np.exp(-((angle / 0.85) ** 2))
    metres = np.where(np.isfinite(depth), depth, 1e6) / 1000
    counts = LAMP * falloff * reflectance * facing / metres**2
    counts *= 1 + 0.012 * rng.standard_normal(counts.shape)
    counts += READ_NOISE * np.abs(rng.standard_normal(counts.shape))
    counts[counts < 3 * READ_NOISE] = 0
    return np.clip(np.rint(counts), 0, SATURATION).astype(np.uint16)


def range_image(depth, counts, rng):
    """Measured depth (h, w) in DEPTH_STEP, 0 where the sensor gives none."""
    finite = np.where(np.isfinite(depth), depth, 0.0)
    sigma = NOISE_FLOOR + NOISE_SLOPE / np.maximum(counts, 1)
    measured = finite + sigma * rng.standard_normal(depth.shape)
    valid = np.isfinite(depth) & (counts >= DARKEST) & (finite > 400) & (finite < 5000)
    nearest, farthest = finite.copy(), finite.copy()
    for shift in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        moved = np.roll(finite, shift, axis=(0, 1))
        nearest = np.minimum(nearest, moved)
        farthest = np.maximum(farthest, moved)
    edge = farthest - nearest > EDGE_MILLIMETRES
    chance = rng.random(depth.shape)
    mixed = nearest + rng.random(depth.shape) * (farthest - nearest)
    measured = np.where(edge & (chance < 0.4), mixed, measured)
    valid &= ~(edge & (chance > 0.7))
    return np.where(valid, np.clip(np.rint(measured / DEPTH_STEP), 0, 65535), 0).astype(np.uint16)
