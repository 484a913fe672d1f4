"""Writes a trained network as ONNX, with numbers that hold the agent to it.

    python3 -m kao_training.networks.export --network FILE.pt --out ../networks/NAME.onnx
    python3 -m kao_training.networks.export --mean ICT_FACEKIT --out ../networks/mean-face.f32

Beside NAME.onnx it writes NAME.golden: the 128 numbers, big-endian float32, that PyTorch makes of `probe`.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from . import align, inputs
from .body import Body
from .population import load, mean_surface


def restore(path: Path):
    """A trained body in the state for use, and what is known of it."""
    kept = torch.load(path, map_location="cpu")
    about = kept["about"]
    body = Body(len(inputs.CHANNELS[about["modality"]]), about["width"])
    body.load_state_dict(kept["body"])
    return body.eval(), about, kept["history"]


def probe(count: int):
    """An input that anyone can make again: count channels of waves, (1, count, SIDE, SIDE) float32."""
    channel, row, column = np.mgrid[0:count, 0 : align.SIDE, 0 : align.SIDE]
    return np.sin(0.11 * row + 0.07 * column * (channel + 1) + channel)[None].astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path)
    parser.add_argument("--mean", type=Path, help="folder of ict_facekit_light.npz")
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    if a.mean:
        surface, marks = mean_surface(load(a.mean))
        a.out.write_bytes(surface.astype(">f4").tobytes() + marks.astype(">f4").tobytes())
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
