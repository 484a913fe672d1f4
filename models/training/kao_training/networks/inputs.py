"""What the networks read: aligned looks as channels. The agent builds the same
(`org.kaologin.biometrics.embedding.SurfaceChannels`)."""

import torch
from torch.nn import functional

from . import align
from .render import NO_DEPTH

#: Millimetres that make 1 in the depth channel, and its bound.
DEPTH_UNIT, DEPTH_BOUND = 10.0, 1.5

#: Half side in mm of the square around the origin whose mean light makes 1, and the brightest that counts.
TYPICAL, BRIGHTEST = 40.0, 2.0

#: Side in cells of the box whose mean a cell's light is compared with.
NEIGHBOURS = 9

CHANNELS = {
    "shape": ("depth", "valid"),
    "siamese-dark": ("infrared", "detail", "valid", "depth"),
    "siamese-colour": ("red", "green", "blue", "depth"),
}


def grid():
    """x and y in mm of the grid's cells, (SIDE, SIDE) each."""
    along = torch.arange(align.SIDE) * align.STEP
    return (along + align.LEFT).expand(align.SIDE, -1), (along + align.TOP)[:, None].expand(-1, align.SIDE)


def ellipse():
    """True where the face is read, (SIDE, SIDE)."""
    return torch.from_numpy(align.face_cells())


def depth_and_valid(residual):
    """residual: (n, SIDE, SIDE) int16, see `render.py`. Both float32, the depth 0 where there is none."""
    valid = (residual != NO_DEPTH) & ellipse()
    depth = residual.float() / 10 / DEPTH_UNIT
    return torch.where(valid, depth, torch.zeros(())).clamp(-DEPTH_BOUND, DEPTH_BOUND), valid.float()


def relative(light, valid):
    """Light (n, SIDE, SIDE) float32 over its mean in the middle of the face; 0 where nothing is valid."""
    x, y = grid()
    middle = valid * ((x.abs() < TYPICAL) & (y.abs() < TYPICAL))
    mean = (light * middle).sum((1, 2)) / middle.sum((1, 2)).clamp(min=1)
    return (light / mean.clamp(min=1e-3)[:, None, None]).clamp(0, BRIGHTEST) * valid


def detail(light, valid):
    """Relative light over its neighbourhood's, less 1; 0 where nothing is valid."""
    box = lambda v: functional.avg_pool2d(v[:, None], NEIGHBOURS, 1, NEIGHBOURS // 2)[:, 0]  # noqa: E731
    around = box(light * valid) / box(valid).clamp(min=1e-3)
    return (light / around.clamp(min=1e-3) - 1).clamp(-1, 1) * valid


def channels(modality: str, residual, light, colour):
    """(n, channels, SIDE, SIDE) float32.

    residual: int16 and light: float32 (n, SIDE, SIDE); colour: float32 (n, SIDE, SIDE, 3). The last two may be
    None where the modality does not read them.
    """
    depth, valid = depth_and_valid(residual)
    if modality == "shape":
        return torch.stack([depth, valid], 1)
    if modality == "siamese-dark":
        infrared = relative(light, valid)
        return torch.stack([infrared - valid, detail(infrared, valid), valid, depth], 1)
    typical = relative(colour.mean(-1), valid) / colour.mean(-1).clamp(min=1e-3)
    red, green, blue = ((colour * typical[..., None]).clamp(0, BRIGHTEST) - valid[..., None]).unbind(-1)
    return torch.stack([red, green, blue, depth], 1)
