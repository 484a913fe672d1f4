"""Rendered persons without rendering: smooth surfaces that differ from person to person."""

from pathlib import Path

import numpy as np
from scipy.ndimage import gaussian_filter

from kao_training.networks.align import SIDE
from kao_training.networks.render import NO_DEPTH


def write(folder: Path, persons: int = 80, looks: int = 4) -> None:
    """Two shards of depth and infrared."""
    rng = np.random.default_rng(5)
    shape = gaussian_filter(rng.standard_normal((persons, 1, SIDE, SIDE)), (0, 0, 5, 5)) * 800
    residual = shape + gaussian_filter(rng.standard_normal((persons, looks, SIDE, SIDE)), (0, 0, 3, 3)) * 100
    residual = np.clip(residual, -900, 900).astype(np.int16)
    residual[rng.random(residual.shape) < 0.02] = NO_DEPTH
    light = (2000 + 300 * rng.standard_normal(residual.shape)).clip(0).astype(np.uint16)
    for number, part in enumerate(np.array_split(np.arange(persons), 2)):
        np.savez(folder / f"persons-{number:04d}.npz", residual=residual[part], light=light[part])
