"""Writes a trained network as ONNX, with numbers that hold the agent to it.

    python3 -m kao_training.networks.export --network FILE.pt --out ../networks/NAME.onnx
    python3 -m kao_training.networks.export --mean ICT_FACEKIT --out ../networks/mean-face.f32
    python3 -m kao_training.networks.export --look ICT_FACEKIT --out ../../agent/biometrics/src/test/resources/.../look.bin

Beside NAME.onnx it writes NAME.golden: the 128 numbers, big-endian float32, that PyTorch makes of `probe`.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from . import align, inputs
from .body import Body
from .capture import Manner, capture
from .population import load, mean_surface
from .render import NO_DEPTH

#: Seed of the look that the agent's tests read.
LOOK_SEED = 20


def restore(path: Path):
    """A trained body in the state for use, and what is known of it."""
    kept = torch.load(path, map_location="cpu")
    about = kept["about"]
    body = Body(len(inputs.CHANNELS[about["modality"]]), about["width"], about["radius"])
    body.load_state_dict(kept["body"])
    return body.eval(), about, kept["history"]


def probe(count: int):
    """An input that anyone can make again: count channels of waves, (1, count, SIDE, SIDE) float32."""
    channel, row, column = np.mgrid[0:count, 0 : align.SIDE, 0 : align.SIDE]
    return np.sin(0.11 * row + 0.07 * column * (channel + 1) + channel)[None].astype(np.float32)


def look(folder: Path) -> bytes:
    """A synthetic look and what `align` and `inputs` make of it, for the agent's tests.

    Big-endian: width, height (int32); focal length, principal point, five landmarks (float32); depth and infrared
    (uint16 a pixel), red, green, blue (uint8); then float32 a cell: how far it stands out of the mean face in mm
    (nan where not seen), infrared at one metre, and the channels of "shape", "siamese-dark" and "siamese-colour".
    """
    population = load(folder)
    mean, marks = mean_surface(population)
    rng = np.random.default_rng(LOOK_SEED)
    face, manner = population.person(rng), Manner.random(rng)
    seen = capture(rng, population, face, population.look(rng), manner)
    light = (seen.infrared * (seen.depth / 1000) ** 2)[..., None].astype(np.float32)
    colour = (255 * seen.colour).astype(np.uint8)
    pixels = np.concatenate([light, colour.astype(np.float32)], 2)
    points = np.rint(10 * (seen.marks + rng.normal(0, 1.3, seen.marks.shape))).astype(np.float32) / 10
    camera = tuple(float(np.float32(number)) for number in seen.camera)
    surface, values, _, _ = align.align(seen.depth, pixels, points.astype(np.float64), camera, mean, marks)
    out = np.where(np.isfinite(surface), mean - surface, np.nan)
    residual = torch.from_numpy(np.where(np.isfinite(out), 10 * out, NO_DEPTH))[None]
    lit, coloured = (torch.from_numpy(np.ascontiguousarray(v))[None] for v in (values[..., 0], values[..., 1:]))
    read = [inputs.channels(name, residual, lit, coloured).numpy() for name in inputs.CHANNELS]
    head = np.array(seen.depth.shape[::-1], ">i4").tobytes()
    head += np.array([*camera, *points.ravel()], ">f4").tobytes()
    seen_by = seen.depth.astype(">u2").tobytes() + np.clip(seen.infrared, 0, 65535).astype(">u2").tobytes()
    return head + seen_by + colour.tobytes() + b"".join(part.astype(">f4").tobytes() for part in (out, values[..., 0], *read))


def main(arguments=None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path)
    parser.add_argument("--mean", type=Path, help="folder of ict_facekit_light.npz")
    parser.add_argument("--look", type=Path, help="folder of ict_facekit_light.npz")
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args(arguments)
    if a.mean:
        surface, marks = mean_surface(load(a.mean))
        a.out.write_bytes(surface.astype(">f4").tobytes() + marks.astype(">f4").tobytes())
        return
    if a.look:
        a.out.write_bytes(look(a.look))
        return
    body, about, _ = restore(a.network)
    example = torch.from_numpy(probe(len(inputs.CHANNELS[about["modality"]])))
    torch.onnx.export(
        body, example, str(a.out), opset_version=13, input_names=["input"], output_names=["embedding"],
        dynamic_axes={"input": {0: "n"}, "embedding": {0: "n"}},
    )  # fmt: skip
    with torch.no_grad():
        numbers = body(example).numpy()
    a.out.with_suffix(".golden").write_bytes(numbers.astype(">f4").tobytes())


if __name__ == "__main__":
    main()
