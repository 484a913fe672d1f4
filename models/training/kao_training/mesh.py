"""The MakeHuman base mesh and its targets (CC0), cut down to head and shoulders."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

#: Parts of the base mesh that are drawn, by their group's name.
PARTS = ("body", "helper-hair", "helper-l-eye", "helper-r-eye")

#: What is lower than this, in the mesh's decimetres, is cut off.
LOWEST = 4.4

MILLIMETRES = 100.0


@dataclass(frozen=True)
class Mesh:
    """Triangles with texture coordinates.

    vertices: (n, 3) float64, millimetres, x to the person's left, y up, z forward.
    triangles: (m, 3) int, indices of vertices.
    uv: (m, 3, 2) float64, texture coordinates, 0..1, v up.
    parts: (m,) int, index into PARTS.
    """

    vertices: np.ndarray
    triangles: np.ndarray
    uv: np.ndarray
    parts: np.ndarray


def load_base(path: Path) -> Mesh:
    """Reads base.obj; quadrilaterals become two triangles each."""
    vertices, texture, corners, parts = [], [], [], []
    part = None
    for line in path.read_text(encoding="ascii").splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] == "v":
            vertices.append([float(w) for w in words[1:4]])
        elif words[0] == "vt":
            texture.append([float(w) for w in words[1:3]])
        elif words[0] == "g":
            part = PARTS.index(words[1]) if words[1] in PARTS else None
        elif words[0] == "f" and part is not None:
            face = [tuple(int(i) - 1 for i in w.split("/")[:2]) for w in words[1:]]
            for k in range(1, len(face) - 1):
                corners.append([face[0], face[k], face[k + 1]])
                parts.append(part)
    corners = np.array(corners)
    vertices = np.array(vertices)
    texture = np.array(texture)
    keep = vertices[corners[:, :, 0]][:, :, 1].min(axis=1) > LOWEST
    corners = corners[keep]
    return Mesh(
        vertices * MILLIMETRES,
        corners[:, :, 0],
        texture[corners[:, :, 1]],
        np.array(parts)[keep],
    )


def load_target(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Reads a morph target: vertex indices (k,) and offsets (k, 3) in millimetres."""
    indices, offsets = [], []
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        words = line.split()
        if words and not words[0].startswith("#"):
            indices.append(int(words[0]))
            offsets.append([float(w) for w in words[1:4]])
    return np.array(indices, dtype=int), np.array(offsets).reshape(-1, 3) * MILLIMETRES


def morph(base: Mesh, targets: Path, weights: dict[str, float]) -> Mesh:
    """Adds weighted targets, named by their path below the targets' folder."""
    vertices = base.vertices.copy()
    for name, weight in weights.items():
        indices, offsets = load_target(targets / f"{name}.target")
        vertices[indices] += weight * offsets
    return Mesh(vertices, base.triangles, base.uv, base.parts)
