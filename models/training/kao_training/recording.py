"""Writes recordings in the format that agent/daemon/RECORDING.md describes."""

import struct
import zlib
from pathlib import Path

import numpy as np

from .sensor import COLOUR_CAMERA, DEPTH_CAMERA, DEPTH_STEP, HEIGHT, WIDTH

MAGIC = b"KAOREC\r\n"
VERSION = 1
DEPTH_UNIT_MICROMETRES = round(1000 * DEPTH_STEP)


def pack_image(values: np.ndarray) -> bytes:
    """A (424, 512) uint16 image: differences along rows, low bytes, high bytes, zlib."""
    differences = values.astype(np.uint16).copy()
    differences[:, 1:] -= values[:, :-1].astype(np.uint16)
    low = (differences & 0xFF).astype(np.uint8)
    high = (differences >> 8).astype(np.uint8)
    return zlib.compress(low.tobytes() + high.tobytes(), 9)


def chunk(tag: bytes, payload: bytes) -> bytes:
    """A chunk with its length and checksum."""
    return tag + struct.pack("<I", len(payload)) + payload + struct.pack("<I", zlib.crc32(tag + payload))


def write(path: Path, frames, notes: dict[str, str]) -> None:
    """Writes frames: (infrared uint16 counts, depth uint16 in 0.5 mm, JPEG bytes) each."""
    parts = [MAGIC, struct.pack("<HH", VERSION, 0)]
    calibration = struct.pack("<HHHH", WIDTH, HEIGHT, DEPTH_UNIT_MICROMETRES, 0)
    calibration += struct.pack("<9d", *DEPTH_CAMERA) + struct.pack("<I", 1)
    parts.append(chunk(b"CALB", calibration + struct.pack("<25d", *COLOUR_CAMERA)))
    lines = "".join(f"{key}={value}\n" for key, value in notes.items())
    parts.append(chunk(b"META", lines.encode()))
    for number, (infrared, depth, jpeg) in enumerate(frames):
        packed = pack_image(infrared), pack_image(depth), jpeg
        header = struct.pack("<QI", number * 33333, number + 1)
        header += struct.pack("<3I", *(len(part) for part in packed))
        parts.append(chunk(b"FRAM", header + b"".join(packed)))
    parts.append(chunk(b"END ", struct.pack("<I", len(frames))))
    path.write_bytes(b"".join(parts))
