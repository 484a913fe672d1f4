"""What a Kinect v2 sees of a head: depth and infrared of a window of its picture, with what people wear and with
the sensor's own errors. Numbers without another source are ranges to train over, wider than what was seen."""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter, maximum_filter, minimum_filter

from . import zbuffer
from .population import Population

#: Focal length in pixels of the depth cameras whose calibration is public: 364 to 367.
FOCAL = 365.5

#: Side of the window around a face, in millimetres at its range: a head and its hair.
WINDOW_MILLIMETRES = 270

#: Infrared counts of a white surface at one metre, facing the lamp (see `sensor.py`).
LAMP = 9200.0


@dataclass(frozen=True)
class Captured:
    """depth (h, w) float32 mm, 0 for none; infrared (h, w) float32 counts; red, green, blue (h, w, 3) float32
    0..1, registered; marks (5, 2) true pixels; camera (focal, cx, cy) as the agent believes it to be."""

    depth: np.ndarray
    infrared: np.ndarray
    colour: np.ndarray
    marks: np.ndarray
    camera: tuple


def rotation(yaw, pitch, roll):
    """Degrees to a matrix in camera axes (x right, y down, z away)."""
    a, b, c = np.radians([yaw, pitch, roll])
    about_y = np.array([[np.cos(a), 0, -np.sin(a)], [0, 1, 0], [np.sin(a), 0, np.cos(a)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    about_z = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    return about_z @ about_x @ about_y


def soft(distance, softness):
    """1 inside (negative distance), 0 outside."""
    return 1 / (1 + np.exp(np.clip(distance / softness, -30, 30)))


@dataclass(frozen=True)
class Manner:
    """What stays with a person from look to look: colours, hair, beard, brows, marks of the skin."""

    skin: np.ndarray
    skin_infrared: float
    brow: np.ndarray
    brow_infrared: float
    brow_thick: float
    brow_high: float
    hair: np.ndarray
    hair_infrared: float
    hairline: float
    beard: float
    beard_infrared: float
    lips: np.ndarray
    iris: np.ndarray
    blotches: np.ndarray
    freckles: np.ndarray

    @staticmethod
    def random(rng):
        """Somebody's."""
        tone = rng.random()
        skin = np.array([0.85, 0.66, 0.55]) * (1 - tone) + np.array([0.25, 0.15, 0.10]) * tone
        dark = rng.random() ** 2
        hair = np.array([0.06, 0.05, 0.04]) * (1 - dark) + np.array([0.65, 0.5, 0.3]) * dark
        if rng.random() < 0.15:
            hair = np.full(3, 0.35 + 0.4 * rng.random())
        return Manner(
            skin * rng.normal(1, 0.05, 3),
            # Skin hardly depends on its colour at 850 nm.
            rng.uniform(0.45, 0.65),
            hair * 0.8,
            rng.uniform(0.2, 0.5),
            rng.uniform(1.5, 7),
            rng.normal(0, 3),
            hair,
            rng.uniform(0.08, 0.4),
            rng.normal(-72, 9),
            max(0.0, rng.random() * 2.2 - 1.2),
            rng.uniform(0.2, 0.5),
            skin * np.array([0.9, 0.6, 0.6]) * rng.normal(1, 0.1),
            np.array([[0.25, 0.15, 0.08], [0.3, 0.4, 0.5], [0.3, 0.35, 0.2]])[rng.integers(3)] * rng.normal(1, 0.1, 3),
            rng.standard_normal((12, 12)),
            np.concatenate([rng.uniform(-65, 65, (6, 1)), rng.uniform(-70, 70, (6, 1)), rng.uniform(1, 4, (6, 1))], 1),
        )


def _field(values, x, y):
    """A smooth field of a head's skin at x, y (mm): bilinear over a coarse grid."""
    u = np.clip((x + 90) / 180 * (values.shape[1] - 1), 0, values.shape[1] - 1.001)
    v = np.clip((y + 90) / 180 * (values.shape[0] - 1), 0, values.shape[0] - 1.001)
    i, j = u.astype(int), v.astype(int)
    p, q = u - i, v - j
    return (values[j, i] * (1 - p) + values[j, i + 1] * p) * (1 - q) + (
        values[j + 1, i] * (1 - p) + values[j + 1, i + 1] * p
    ) * q


def paint(manner: Manner, rest, part):
    """Reflectance (n, 3) visible and (n,) infrared of points from their place on the neutral head (n, 3) mm."""
    x, y = rest[..., 0], rest[..., 1]
    shade = 1 + 0.06 * _field(manner.blotches, x, y)
    visible = manner.skin * shade[..., None]
    infrared = manner.skin_infrared * (1 + 0.04 * _field(manner.blotches, x, y))

    def blend(mask, colour, reflectance):
        nonlocal visible, infrared
        visible = visible * (1 - mask[..., None]) + mask[..., None] * colour
        infrared = infrared * (1 - mask) + mask * reflectance

    for fx, fy, radius in manner.freckles:
        blend(0.5 * soft(np.hypot(x - fx, y - fy) - radius, 0.7), manner.skin * 0.5, manner.skin_infrared * 0.8)
    lips = soft((((x / 27) ** 2 + ((y - 41) / 9) ** 2) - 1) * 9, 2) * (part == 0)
    blend(0.8 * lips, manner.lips, manner.skin_infrared * 0.88)
    for side in (-1, 1):
        along = side * x
        height = y + 46 + manner.brow_high + 4 * np.cos((along - 36) / 14)
        blend(
            0.9 * soft(np.abs(along - 33) - 19, 2) * soft(np.abs(height) - manner.brow_thick, 1),
            manner.brow, manner.brow_infrared,
        )  # fmt: skip
    jaw = soft(-(y - 30 - 0.25 * np.abs(x)), 5) * (1 - soft((((x / 27) ** 2 + ((y - 41) / 9) ** 2) - 1) * 9, 2))
    blend(min(1, manner.beard) * 0.85 * jaw * (part == 0), manner.hair, manner.beard_infrared)
    blend((part == 1).astype(float), np.array([0.8, 0.78, 0.75]), 0.42)
    blend((part == 2).astype(float), manner.iris, 0.22)
    blend((part == 3).astype(float), np.array([0.8, 0.78, 0.7]), 0.5)
    blend((part == 4).astype(float), np.array([0.4, 0.15, 0.15]), 0.3)
    return np.clip(visible, 0.01, 1), np.clip(infrared, 0.02, 1)


def wear(rng, manner: Manner, rest, depth, visible, infrared):
    """Hair, beard, glasses and hats: they stand before the skin, and are dark or dim to the lamp. In place.

    Returns the chance (n,) that a point gives no depth.
    """
    x, y = rest[..., 0], rest[..., 1]
    lost = np.zeros(x.shape)
    rough = rng.standard_normal(x.shape)
    wave = _field(rng.standard_normal((9, 9)), x, y)

    def cover(mask, millimetres, colour, reflectance, roughness=0.0, loss=0.0):
        nonlocal depth
        where = mask > 0.5
        depth[where] -= (millimetres + roughness * rough)[where]
        visible[where] = colour
        infrared[where] = reflectance
        lost[where] = np.maximum(lost[where], loss)

    fringe = rng.random()
    line = manner.hairline + (20 * rng.random() if fringe < 0.3 else 0) + 6 * wave
    hair = soft(y - line, 1) * 1.0
    side = soft(-(np.abs(x) - 70 - 6 * wave - (0 if rng.random() < 0.5 else 30)), 1)
    hair = np.maximum(hair, side * (rest[..., 2] > -5))
    cover(hair, rng.uniform(2, 18) * (1 + 0.3 * wave), manner.hair, manner.hair_infrared, 3, 0.25)
    if manner.beard > 0.2:
        jaw = soft(-(y - 30 - 0.25 * np.abs(x)), 5) * (1 - soft((((x / 27) ** 2 + ((y - 41) / 9) ** 2) - 1) * 9, 2))
        depth -= jaw * manner.beard * (4 + 1.5 * wave + rough)
    if rng.random() < 0.22:
        _glasses(rng, x, y, cover, lost)
    if rng.random() < 0.12:
        brim = -55 - 15 * rng.random()
        cover(soft(y - brim, 1), rng.uniform(5, 30), rng.random(3) * 0.6, rng.uniform(0.1, 0.8))
    return lost


def _glasses(rng, x, y, cover, lost):
    half_width, half_height = rng.uniform(22, 29), rng.uniform(14, 23)
    power = rng.uniform(2, 5)
    forward, colour, reflectance = rng.uniform(8, 16), rng.random(3) * 0.4, rng.uniform(0.04, 0.5)
    inner = rng.uniform(1.5, 4)
    lens_loss = rng.uniform(0, 0.6) * (rng.random() < 0.5)
    for side in (-1, 1):
        dx, dy = side * x - 33, y + 26
        rim = (np.abs(dx) / half_width) ** power + (np.abs(dy) / half_height) ** power
        edge = (np.abs(dx) / (half_width + inner)) ** power + (np.abs(dy) / (half_height + inner)) ** power
        cover(((rim > 1) & (edge < 1)).astype(float), forward, colour, reflectance, 2, 0.3)
        inside = rim <= 1
        lost[inside] = np.maximum(lost[inside], lens_loss)
        glint = np.hypot(dx - rng.normal(0, 8), dy - rng.normal(0, 6)) < rng.uniform(0, 5)
        lost[glint & inside] = 1
    cover(((np.abs(x) < 11) & (np.abs(y + 30) < 2)).astype(float), forward, colour, reflectance, 2, 0.3)


def measure(rng, shape, seen, surface, reflecting, facing, losing):
    """The sensor's depth (h, w; mm, whole, 0 for none) and infrared counts (h, w); see `sensor.py`.

    seen: rows and columns of the points whose depth (mm), reflectance, cosine to the lamp and chance to be lost
    follow.
    """
    finite, reflectance, lost = np.zeros(shape), np.full(shape, 0.05), np.zeros(shape)
    finite[seen], reflectance[seen], lost[seen] = surface, reflecting, losing
    counts = np.zeros(shape)
    counts[seen] = LAMP * rng.uniform(0.8, 1.2) * reflecting * facing / (surface / 1000) ** 2
    counts *= 1 + 0.012 * rng.standard_normal(counts.shape)
    counts += 4 * np.abs(rng.standard_normal(counts.shape))
    sigma = rng.uniform(0.5, 1.1) + rng.uniform(1200, 3200) / np.maximum(counts, 1)
    noise = rng.standard_normal(shape)
    # Neighbours share errors: lens blur, and the decoder's own filters where they are on.
    blur = rng.uniform(0, 0.9)
    noise = 0.6 * noise + 0.4 * gaussian_filter(noise, blur) / max(0.25, 1 / (1 + 2.5 * blur)) if blur > 0.3 else noise
    measured = finite + sigma * noise
    # A dim surface is measured a little off: the phase's error with amplitude, different from device to device.
    measured += rng.normal(0, 1.2) * np.log(np.clip(reflectance, 0.05, 1) / 0.55)
    # What the lamp's light does on its way over the room: a smooth error of a few tenths of a millimetre.
    measured += 0.6 * gaussian_filter(rng.standard_normal(shape), 12) * 12 * 3.5
    valid = (finite > 0) & (counts >= 60) & (rng.random(shape) >= lost)
    nearest, farthest = minimum_filter(finite, 3), maximum_filter(finite, 3)
    edge = farthest - nearest > 25
    chance = rng.random(shape)
    mixed = nearest + rng.random(shape) * (farthest - nearest)
    measured = np.where(edge & (chance < 0.4), mixed, measured)
    valid &= ~(edge & (chance > 0.7))
    return np.where(valid, np.rint(measured), 0).astype(np.float32), np.rint(counts).astype(np.float32)


def capture(rng, population: Population, face, look, manner: Manner) -> Captured:
    """One look at a person: a random turn and range, an expression, what is worn, the sensor's errors."""
    metres = rng.uniform(0.5, 1.2) if rng.random() < 0.5 else rng.uniform(0.62, 1.0)
    turn = rotation(
        np.clip(rng.normal(0, 12), -32, 32), np.clip(rng.normal(0, 9), -28, 28), rng.normal(0, 6)
    )
    pivot = np.array([0, 60, 80], np.float32)
    aside = np.array([rng.normal(0, 0.11), rng.normal(0, 0.08), 1.0]) * 1000 * metres
    points = ((face + look - pivot) @ turn.T + pivot + aside).astype(np.float64)
    marks = population.five(points, face)
    centre = marks.mean(0)
    # The window lies somewhere in the picture; its own principal point follows.
    side = int(WINDOW_MILLIMETRES / centre[2] * FOCAL)
    corner_x = np.floor(centre[0] / centre[2] * FOCAL) - side // 2
    corner_y = np.floor(centre[1] / centre[2] * FOCAL) - side // 2
    camera = FOCAL, -corner_x, -corner_y
    depth, hit, weights = zbuffer.rasterise(points, population.triangles, *camera, side, side)
    seen = np.nonzero(hit >= 0)
    rest = zbuffer.interpolate(face, population.triangles, hit, weights)[seen]
    normal = zbuffer.interpolate(zbuffer.normals(points, population.triangles), population.triangles, hit, weights)[seen]
    ray = np.stack([(seen[1] - camera[1]) / FOCAL, (seen[0] - camera[2]) / FOCAL, np.ones(len(seen[0]))], -1)
    ray /= np.linalg.norm(ray, axis=-1, keepdims=True)
    normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-6)
    # The model's triangles do not all turn the same way; a seen surface looks at the camera.
    towards = -(normal * ray).sum(-1, keepdims=True)
    normal *= np.sign(towards)
    visible, infrared = paint(manner, rest, population.part[hit[seen]])
    surface = depth[seen].astype(np.float64)
    lost = wear(rng, manner, rest, surface, visible, infrared)
    measured, counts = measure(rng, (side, side), seen, surface, infrared, np.abs(towards[:, 0]), lost)
    light = rng.normal(size=3) * (1, 0.7, 0.3) + (0, -0.7, -0.7)
    lit = np.clip(normal @ (light / np.linalg.norm(light)), 0, 1)
    ambient = rng.uniform(0.4, 0.9)
    shaded = visible * (ambient + (1 - ambient) * lit)[..., None] * rng.uniform(0.6, 1.3) * rng.normal(1, 0.06, 3)
    colour = np.full((side, side, 3), rng.uniform(0.1, 0.6), np.float32)
    colour[seen] = np.clip(shaded + 0.01 * rng.standard_normal(shaded.shape), 0, 1)
    marks = marks[:, :2] / marks[:, 2:] * FOCAL + np.array(camera[1:])
    if rng.random() < 0.4:
        # Whoever calibrated the camera was a little off, or a crop's place is not known.
        camera = FOCAL, camera[1] + rng.normal(0, 25), camera[2] + rng.normal(0, 25)
    return Captured(measured, counts, colour.astype(np.float32), marks, camera)
