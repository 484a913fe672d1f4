"""Renders persons for training: thousands of heads, several looks each, brought into the head's frame.

    python3 -m kao_training.networks.render --data ICT_FACEKIT --out FOLDER --persons 4000 [--looks 8] [--seed 1]

Writes one shard a hundred persons; a shard that is there is not made again, so that a stopped run goes on.
"""

import argparse
from functools import lru_cache
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from . import align
from .capture import Manner, capture
from .population import load, mean_surface

PERSONS_PER_SHARD = 100

#: Noise of landmarks in pixels (standard deviation): the chain's against labelled ones on real frames.
LANDMARK_NOISE = 1.3

#: Tries for a look that can be aligned.
TRIES = 12

#: Least share of the face that must be seen: the agent does not compare less.
LEAST_SEEN = 0.6

#: What is written for a cell without depth; others are tenths of a millimetre in front of the mean face.
NO_DEPTH = -32768


#: Where the face is on the grid.
FACE = align.face_cells()


def look(rng, population, face, manner, mean, marks):
    """One aligned look: residual (SIDE, SIDE) int16, infrared at one metre uint16, colour (SIDE, SIDE, 3) uint8."""
    for _ in range(TRIES):
        seen = capture(rng, population, face, population.look(rng), manner)
        values = np.dstack([seen.infrared * (seen.depth / 1000) ** 2, 255 * seen.colour]).astype(np.float32)
        noisy = seen.marks + rng.normal(0, LANDMARK_NOISE, seen.marks.shape)
        aligned = align.align(seen.depth, values, noisy, seen.camera, mean, marks)
        if aligned is not None:
            surface, values = aligned[:2]
            if np.isfinite(surface[FACE]).mean() < LEAST_SEEN:
                continue
            residual = np.where(np.isfinite(surface), np.clip(10 * (mean - surface), -900, 900), NO_DEPTH)
            light = np.clip(values[..., 0], 0, 65535)
            return residual.astype(np.int16), light.astype(np.uint16), values[..., 1:].astype(np.uint8)
    raise RuntimeError(f"a person could not be seen in any of {TRIES} looks")


@lru_cache(maxsize=1)
def _model(data: Path):
    population = load(data)
    return population, *mean_surface(population)


def _shard(task):
    data, out, number, looks, seed = task
    path = out / f"persons-{number:04d}.npz"
    if path.exists():
        return path
    population, mean, marks = _model(data)
    residuals, lights, colours = [], [], []
    for person in range(number * PERSONS_PER_SHARD, (number + 1) * PERSONS_PER_SHARD):
        rng = np.random.default_rng([seed, person])
        face, manner = population.person(rng), Manner.random(rng)
        for _ in range(looks):
            residual, light, colour = look(rng, population, face, manner, mean, marks)
            residuals.append(residual)
            lights.append(light)
            colours.append(colour)
    shape = PERSONS_PER_SHARD, looks
    part = path.with_suffix(".part.npz")
    np.savez(
        part,
        residual=np.array(residuals).reshape(*shape, align.SIDE, align.SIDE),
        light=np.array(lights).reshape(*shape, align.SIDE, align.SIDE),
        colour=np.array(colours).reshape(*shape, align.SIDE, align.SIDE, 3),
    )
    part.rename(path)
    return path


def main(arguments=None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of ict_facekit_light.npz")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--persons", type=int, default=4000)
    parser.add_argument("--looks", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args(arguments)
    arguments.out.mkdir(parents=True, exist_ok=True)
    shards = -(-arguments.persons // PERSONS_PER_SHARD)
    tasks = [(arguments.data, arguments.out, n, arguments.looks, arguments.seed) for n in range(shards)]
    with Pool(arguments.processes) as pool:
        for done, path in enumerate(pool.imap(_shard, tasks), 1):
            print(f"{done} of {shards}: {path.name}", flush=True)


if __name__ == "__main__":
    main()
