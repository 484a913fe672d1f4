"""Rendered persons as batches of what a network reads."""

from pathlib import Path

import numpy as np
import torch

from . import inputs
from .render import NO_DEPTH

VALIDATION_EVERY = 10
LOOKS_PER_BATCH = 2
PERSONS_PER_BATCH = 64


def split(persons: int):
    """Numbers of the persons to train on and of those kept for validation, every tenth."""
    everybody = np.arange(persons)
    validation = everybody[VALIDATION_EVERY - 1 :: VALIDATION_EVERY]
    return np.setdiff1d(everybody, validation), validation


class Draws:
    """All chance of one process's training; a state that is kept goes on as if nothing had happened."""

    def __init__(self, seed: int, rank: int):
        self._rng = np.random.default_rng([seed, rank])
        #: Disturbs the looks, see `disturbed`.
        self.generator = torch.Generator().manual_seed(seed + rank)

    def batch(self, persons: int, looks: int):
        """Which of so many persons, and which of their looks: (PERSONS_PER_BATCH * LOOKS_PER_BATCH,) each."""
        some = self._rng.choice(persons, PERSONS_PER_BATCH, replace=False)
        which = np.stack([self._rng.choice(looks, LOOKS_PER_BATCH, replace=False) for _ in some])
        return np.repeat(some, LOOKS_PER_BATCH), which.ravel()

    def state(self):
        """What `restore` takes."""
        return {"rng": self._rng.bit_generator.state, "generator": self.generator.get_state()}

    def restore(self, state) -> None:
        """Goes on where `state` was taken."""
        self._rng.bit_generator.state = state["rng"]
        self.generator.set_state(state["generator"].cpu())


def read(folder: Path, modality: str):
    """Everything rendered: residual (persons, looks, SIDE, SIDE) int16, light uint16, colour uint8 or None."""
    residual, light, colour = [], [], []
    for path in sorted(folder.glob("persons-????.npz")):
        with np.load(path) as shard:
            residual.append(shard["residual"])
            if modality == "siamese-dark":
                light.append(shard["light"])
            if modality == "siamese-colour":
                colour.append(shard["colour"])
    joined = [np.concatenate(part) if part else None for part in (residual, light, colour)]
    if joined[0] is None:
        raise SystemExit(f"{folder} holds no persons-*.npz; render some first")
    return joined


def batch(modality, data, persons, looks, device, generator=None):
    """Channels of some looks; disturbed where a generator is given."""
    residual, light, colour = data
    r = torch.from_numpy(residual[persons, looks])
    w = torch.from_numpy(light[persons, looks].astype(np.float32)) if light is not None else None
    c = torch.from_numpy(colour[persons, looks].astype(np.float32)) if colour is not None else None
    if generator is not None:
        r = disturbed(r, generator)
    return inputs.channels(modality, r, w, c).to(device)


def disturbed(residual, generator):
    """Small errors of the pose, and parts of the face out of sight."""
    n = len(residual)
    x, y = inputs.grid()
    normal = lambda scale: torch.randn((n, 1, 1), generator=generator) * scale  # noqa: E731
    uniform = lambda: torch.rand((n, 1, 1), generator=generator)  # noqa: E731
    tilted = residual.float() + 10 * (normal(0.4) + normal(0.012) * x + normal(0.012) * y)
    hidden = (uniform() < 0.25) & (y < -60 + 30 * uniform())
    hidden |= (uniform() < 0.06) & (x * torch.sign(normal(1.0)) > 5 + 30 * uniform())
    hidden |= (uniform() < 0.12) & (y > 25 + 30 * uniform())
    lost = hidden | (residual == NO_DEPTH)
    return torch.where(lost, torch.full((), float(NO_DEPTH)), tilted.clamp(-900, 900)).to(torch.int16)


def embed(body, modality, data, persons, device):
    """Embeddings of all looks of some persons, and whose they are."""
    body.eval()
    embeddings, whose = [], []
    looks = np.arange(data[0].shape[1])
    with torch.no_grad():
        for some in np.array_split(persons, max(1, len(persons) // 32)):
            p, k = np.repeat(some, len(looks)), np.tile(looks, len(some))
            embeddings.append(body(batch(modality, data, p, k, device)).cpu().numpy())
            whose.append(p)
    body.train()
    return np.concatenate(embeddings), np.concatenate(whose)
