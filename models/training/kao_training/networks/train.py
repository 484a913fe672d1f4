"""Trains a network on rendered persons.

    python3 -m kao_training.networks.train --data FOLDER --out FILE.pt --modality siamese-dark [--loss contrastive]

On several GPUs or machines the same under torchrun: torchrun --nproc_per_node N -m kao_training.networks.train ...
(Debian 12's needs --redirects 1 --tee 1 as well).
Every tenth person is kept for validation and never trained on. With --resume an interrupted run goes on, to the same
weights as without the interruption; what it needs for that is FILE.state.
"""

import argparse
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import distributed, nn

from . import align, inputs, losses, measures
from .batches import LOOKS_PER_BATCH, PERSONS_PER_BATCH, Draws, batch, embed, read, split
from .body import NUMBERS, Body

LEARNING_RATE = 3e-3
WEIGHT_DECAY = 5e-3


@dataclass(frozen=True)
class Processes:
    """Those that train together, and which of them this is; torchrun tells by environment variables."""

    world: int
    rank: int
    device: torch.device

    @staticmethod
    def join() -> "Processes":
        """One process on its own unless torchrun started it among several."""
        world, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
        device = torch.device("cpu")
        if torch.cuda.is_available():
            device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
            torch.cuda.set_device(device)
        if world > 1:
            distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
        return Processes(world, rank, device)

    def share(self, module: nn.Module) -> nn.Module:
        """The module with its gradients averaged over all processes."""
        if self.world == 1 or not any(True for _ in module.parameters()):
            return module
        return nn.parallel.DistributedDataParallel(module)

    def gather(self, value) -> list:
        """Everybody's value, by rank."""
        if self.world == 1:
            return [value]
        values = [None] * self.world
        distributed.all_gather_object(values, value)
        return values

    def leave(self) -> None:
        """The end of what `join` began, and of the process.

        PyTorch 1.13 takes a group apart while it holds the interpreter's lock, and waits for a thread of the group's
        that now and then wants that lock, too. So nothing is taken apart: what is to be kept is in its files by now.
        """
        if self.world > 1:
            sys.stdout.flush()
            os._exit(0)


class Training:
    """A network on its way, epoch by epoch."""

    def __init__(self, options, processes: Processes):
        torch.manual_seed(options.seed)
        self._options, self._processes = options, processes
        self._draws = Draws(options.seed, processes.rank)
        self._data = read(options.data, options.modality)
        persons, self._looks = self._data[0].shape[:2]
        self._training, self._validation = split(persons)
        self._steps = len(self._training) * self._looks // (PERSONS_PER_BATCH * LOOKS_PER_BATCH * processes.world)
        if len(self._training) < PERSONS_PER_BATCH or self._looks < LOOKS_PER_BATCH or self._steps == 0:
            raise SystemExit(f"{options.data} holds too few persons or looks for a batch; render more")
        body = Body(len(inputs.CHANNELS[options.modality]), options.width, options.radius)
        if options.loss == "contrastive":
            loss = losses.Contrastive(options.apart, options.pull)
        else:
            loss = losses.MarginSoftmax(len(self._training), NUMBERS)
        self._both = nn.ModuleDict({"body": body, "loss": loss}).to(processes.device, memory_format=torch.channels_last)
        self._body, self._loss = processes.share(self._both["body"]), processes.share(self._both["loss"])
        self._optimiser = torch.optim.AdamW(self._both.parameters(), LEARNING_RATE, weight_decay=WEIGHT_DECAY)
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimiser, LEARNING_RATE, epochs=options.epochs, steps_per_epoch=self._steps
        )
        self._history = []

    def run(self) -> None:
        """All epochs that are left."""
        for epoch in range(len(self._history), self._options.epochs):
            began = time.time()
            loss = sum(self._step() for _ in range(self._steps)) / self._steps
            draws = self._processes.gather(self._draws.state())
            if self._processes.rank == 0:
                self._history.append({"epoch": epoch, "loss": loss, **self._validate()})
                self._save(draws)
                print(json.dumps(self._history[-1]), f"{time.time() - began:.0f} s", flush=True)

    def resume(self) -> None:
        """Goes on after the last epoch that was finished, if one was."""
        path = self._state_path()
        if not path.exists():
            return
        kept = torch.load(path, map_location=self._processes.device)
        if kept.get("about") != self._about() or len(kept["draws"]) != self._processes.world:
            raise SystemExit(f"{path} is of a run with other options, data or processes; begin anew without --resume")
        self._both.load_state_dict(kept["both"])
        self._optimiser.load_state_dict(kept["optimiser"])
        self._schedule.load_state_dict(kept["schedule"])
        self._draws.restore(kept["draws"][self._processes.rank])
        self._history = kept["history"]

    def _step(self) -> float:
        device = self._processes.device
        persons, looks = self._draws.batch(len(self._training), self._looks)
        x = batch(self._options.modality, self._data, self._training[persons], looks, device, self._draws.generator)
        x = x.contiguous(memory_format=torch.channels_last)
        value = self._loss(self._body(x), torch.from_numpy(persons).to(device))
        self._optimiser.zero_grad(set_to_none=True)
        value.backward()
        self._optimiser.step()
        self._schedule.step()
        return value.item()

    def _validate(self):
        embeddings, persons = embed(
            self._both["body"], self._options.modality, self._data, self._validation, self._processes.device
        )
        return measures.summary(*measures.pair_distances(embeddings, persons))

    def _save(self, draws) -> None:
        about, history = self._about(), self._history
        state = {"both": self._both.state_dict(), "optimiser": self._optimiser.state_dict(),
                 "schedule": self._schedule.state_dict(), "draws": draws, "about": about, "history": history}  # fmt: skip
        _replace(self._options.out, {"body": self._both["body"].state_dict(), "about": about, "history": history})
        # Last: a run that stops between the two makes this epoch again.
        _replace(self._state_path(), state)

    def _state_path(self) -> Path:
        return self._options.out.with_suffix(".state")

    def _about(self):
        o = self._options
        return {"modality": o.modality, "loss": o.loss, "apart": o.apart, "pull": o.pull, "width": o.width, "radius": o.radius,
                "seed": o.seed, "epochs": o.epochs, "persons": len(self._training), "looks": int(self._looks), "side": align.SIDE}  # fmt: skip


def _replace(path: Path, kept) -> None:
    """Writes a file whole or not at all."""
    part = path.with_name(path.name + ".part")
    torch.save(kept, part)
    part.replace(path)


def main(arguments=None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--modality", choices=inputs.CHANNELS, required=True)
    parser.add_argument("--loss", choices=("margin", "contrastive"), default="margin")
    parser.add_argument("--apart", type=float, default=1.3, help="of the contrastive loss: how far strangers shall be")
    parser.add_argument("--pull", type=float, default=1.0, help="of the same: weight of pairs of one person")
    parser.add_argument("--epochs", type=int, default=24, help="passes over all looks")
    parser.add_argument("--width", type=int, default=32, help="channels of the body's first layer")
    parser.add_argument("--radius", type=float, default=1.0, help="length of an embedding; `--apart` is measured by it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    processes = Processes.join()
    training = Training(options, processes)
    if options.resume:
        training.resume()
    training.run()
    processes.leave()


if __name__ == "__main__":
    main()
