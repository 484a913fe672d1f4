"""Renders the recordings that the demonstration and the tests play.

    python3 -m kao_training.render --data MAKEHUMAN --out FOLDER [--seed 1] [--only NAME ...]
"""

import argparse
import zlib
from pathlib import Path

import numpy as np

from . import attacks, recording
from .person import make
from .scene import Pose, capture

#: The colour camera halves its rate in a dim room; so do these, which halves their size.
COLOUR_EVERY = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="MakeHuman's base.obj, skins and targets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=sorted(TAKES), default=sorted(TAKES))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in arguments.only:
        frames = TAKES[name](arguments.data, arguments.seed)
        path = arguments.out / f"{name}.kaorec"
        notes = {"source": "kao_training.render", "take": name, "seed": str(arguments.seed), "licence": "CC0-1.0"}
        recording.write(path, frames, notes)
        print(f"{path}: {len(frames)} frames, {path.stat().st_size / 1e6:.1f} MB", flush=True)


def _rng(name: str, seed: int):
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def _take(name, poses, present):
    def frames(data, seed):
        person = make(data, name.split("-")[0])
        rng = _rng(name, seed)
        return [present(person, pose, n, rng) for n, pose in enumerate(poses)]

    return frames


def _live(person, pose, number, rng):
    return capture(person, pose, rng, number % COLOUR_EVERY == 0)


def _print(person, pose, number, rng):
    return attacks.flat_print(person, pose, (2.0 - number, 1.0 + number), rng, number % COLOUR_EVERY == 0)


def _screen(person, pose, number, rng):
    return attacks.screen(person, pose, (1.0 - number, 2.0), rng, number % COLOUR_EVERY == 0)


def _sway(number: int, metres: float, expression=None) -> Pose:
    """Somebody who sits and looks, not quite still."""
    return Pose(
        yaw=2.0 * np.sin(number * 0.7),
        pitch=1.5 * np.cos(number * 0.5),
        roll=1.0 * np.sin(number * 0.4),
        metres=metres + 0.004 * np.sin(number * 0.9),
        aside=4.0 * np.cos(number * 0.6),
        below=12 + 3.0 * np.sin(number * 0.3),
        expression=expression or {},
    )


def _enrolment() -> list[Pose]:
    """Straight, for as long as a slow machine needs to see it, then to each side, up and down, as an enrolment asks."""
    straight = [_sway(n, 0.72) for n in range(10)]
    closer = [_sway(n, 0.66) for n in range(2)]
    turns = [Pose(yaw=y, metres=0.72) for y in (-6, -12, -16, 6, 12, 16)]
    nods = [Pose(pitch=p, metres=0.72) for p in (-6, -11, -15, 6, 11, 15)]
    return straight + turns + nods + closer


def _alice_again() -> list[Pose]:
    smile = {"mouth-corner-puller": 0.5, "mouth-part-later": 0.3}
    return [_sway(n + 3, 0.70, smile if n > 4 else None) for n in range(8)]


def _alice_blinks() -> list[Pose]:
    """Eyes open, closed for as many frames, and open again."""
    lids = [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0]
    return [_sway(n + 5, 0.68, {f"eye-{side}-closure": w for side in ("left", "right")}) for n, w in enumerate(lids)]


def _alice_nods() -> list[Pose]:
    """Straight, down and up again."""
    return [Pose(pitch=p, metres=0.70, below=12) for p in (0, 0, -5, -10, -13, -9, -4, 0, 0)]


TAKES = {
    "alice-enrol": _take("alice-enrol", _enrolment(), _live),
    "alice": _take("alice", _alice_again(), _live),
    "alice-blink": _take("alice-blink", _alice_blinks(), _live),
    "alice-nod": _take("alice-nod", _alice_nods(), _live),
    "bob": _take("bob", [_sway(n, 0.74) for n in range(6)], _live),
    "carol": _take("carol", [_sway(n, 0.68) for n in range(6)], _live),
    "alice-print": _take("alice-print", [_sway(n, 0.62) for n in range(5)], _print),
    "alice-screen": _take("alice-screen", [_sway(n, 0.55) for n in range(5)], _screen),
}

if __name__ == "__main__":
    main()
