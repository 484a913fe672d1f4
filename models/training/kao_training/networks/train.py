"""Trains a network on rendered persons.

    python3 -m kao_training.networks.train --data FOLDER --out FILE.pt --modality siamese-dark [--loss contrastive]

On several GPUs or machines the same under torchrun: torchrun --nproc_per_node N -m kao_training.networks.train ...
Every tenth person is kept for validation and never trained on. With --resume an interrupted run goes on.
"""

import argparse
import json
import os
import time
from pathlib import Path

import numpy as np
import torch
from torch import distributed, nn

from . import align, inputs, losses, measures
from .body import NUMBERS, Body
from .render import NO_DEPTH

VALIDATION_EVERY = 10
LOOKS_PER_BATCH = 2
PERSONS_PER_BATCH = 64
LEARNING_RATE = 3e-3
WEIGHT_DECAY = 5e-3


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--modality", choices=inputs.CHANNELS, required=True)
    parser.add_argument("--loss", choices=("margin", "contrastive"), default="margin")
    parser.add_argument("--epochs", type=int, default=24, help="passes over all looks")
    parser.add_argument("--width", type=int, default=32, help="channels of the body's first layer")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--resume", action="store_true")
    a = parser.parse_args()

    many = int(os.environ.get("WORLD_SIZE", "1")) > 1
    rank = int(os.environ.get("RANK", "0"))
    cuda = torch.cuda.is_available()
    device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0"))) if cuda else torch.device("cpu")
    if many:
        distributed.init_process_group("nccl" if cuda else "gloo")
    world = distributed.get_world_size() if many else 1
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = np.random.default_rng([a.seed, rank])
    generator = torch.Generator().manual_seed(a.seed + rank)

    data = read(a.data, a.modality)
    everybody = np.arange(len(data[0]))
    validation = everybody[VALIDATION_EVERY - 1 :: VALIDATION_EVERY]
    training = np.setdiff1d(everybody, validation)
    body = Body(len(inputs.CHANNELS[a.modality]), a.width)
    loss = losses.Contrastive() if a.loss == "contrastive" else losses.MarginSoftmax(len(training), NUMBERS)
    both = nn.ModuleDict({"body": body, "loss": loss}).to(device, memory_format=torch.channels_last)
    body, loss = both["body"], both["loss"]
    wrap = lambda m: nn.parallel.DistributedDataParallel(m) if many and any(True for _ in m.parameters()) else m  # noqa: E731
    body_run, loss_run = wrap(body), wrap(loss)
    steps = len(training) * data[0].shape[1] // (PERSONS_PER_BATCH * LOOKS_PER_BATCH * world)
    optimiser = torch.optim.AdamW(both.parameters(), LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, epochs=a.epochs, steps_per_epoch=steps)
    first = 0
    history = []
    state = a.out.with_suffix(".state")
    if a.resume and state.exists():
        kept = torch.load(state, map_location=device)
        both.load_state_dict(kept["both"])
        optimiser.load_state_dict(kept["optimiser"])
        schedule.load_state_dict(kept["schedule"])
        first, history = kept["epoch"] + 1, kept["history"]

    for epoch in range(first, a.epochs):
        began, total = time.time(), 0.0
        for _ in range(steps):
            some = rng.choice(len(training), PERSONS_PER_BATCH, replace=False)
            looks = np.stack([rng.choice(data[0].shape[1], LOOKS_PER_BATCH, replace=False) for _ in some])
            persons = np.repeat(some, LOOKS_PER_BATCH)
            x = batch(a.modality, data, training[persons], looks.ravel(), device, generator)
            x = x.contiguous(memory_format=torch.channels_last)
            value = loss_run(body_run(x), torch.from_numpy(persons).to(device))
            optimiser.zero_grad(set_to_none=True)
            value.backward()
            optimiser.step()
            schedule.step()
            total += value.item()
        if rank == 0:
            seen = measures.summary(*measures.pair_distances(*embed(body, a.modality, data, validation, device)))
            history.append({"epoch": epoch, "loss": total / steps, **seen})
            print(json.dumps(history[-1]), f"{time.time() - began:.0f} s", flush=True)
            torch.save(
                {"both": both.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict(),
                 "epoch": epoch, "history": history}, state,
            )  # fmt: skip
            about = {"modality": a.modality, "loss": a.loss, "width": a.width, "seed": a.seed, "epochs": a.epochs,
                     "persons": len(training), "looks": int(data[0].shape[1]), "side": align.SIDE}  # fmt: skip
            torch.save({"body": body.state_dict(), "about": about, "history": history}, a.out)


if __name__ == "__main__":
    main()
