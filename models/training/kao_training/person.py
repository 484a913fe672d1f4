"""Three persons who do not exist: what shapes them and how their surface looks."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from .mesh import PARTS, Mesh, load_base, morph

BODY, HAIR, LEFT_EYE, RIGHT_EYE = range(len(PARTS))


@dataclass(frozen=True)
class Recipe:
    """How to make a person.

    shape: weights of MakeHuman targets.
    skin: file of a MakeHuman skin texture.
    hair: colour of hair and brows, RGB 0..1.
    hair_infrared: reflectance of the same at 850 nm, 0..1.
    long_hair: whether the mesh's hair is worn.
    brow: thickness of the brows, millimetres.
    beard: 0 (none) .. 1.
    iris: RGB 0..1.
    """

    shape: dict[str, float]
    skin: str
    hair: tuple[float, float, float]
    hair_infrared: float
    long_hair: bool
    brow: float
    beard: float
    iris: tuple[float, float, float]


RECIPES = {
    "alice": Recipe(
        {
            "macrodetails/caucasian-female-young": 1.0,
            "head/head-oval": 0.9,
            "nose/nose-scale-horiz-decr": 0.7,
            "nose/nose-point-up": 0.8,
            "mouth/mouth-scale-horiz-incr": 0.5,
            "eyes/l-eye-scale-incr": 0.8,
            "eyes/r-eye-scale-incr": 0.8,
            "cheek/l-cheek-bones-incr": 0.7,
            "cheek/r-cheek-bones-incr": 0.7,
        },
        "young_lightskinned_female_diffuse.png",
        (0.16, 0.10, 0.07),
        0.22,
        True,
        3.0,
        0.0,
        (0.25, 0.35, 0.25),
    ),
    "bob": Recipe(
        {
            "macrodetails/caucasian-male-young": 0.4,
            "macrodetails/caucasian-male-old": 0.6,
            "head/head-square": 0.5,
            "head/head-fat-incr": 0.4,
            "nose/nose-hump-incr": 1.0,
            "nose/nose-scale-horiz-incr": 1.0,
            "nose/nose-volume-incr": 0.7,
            "chin/chin-jaw-drop-incr": 0.8,
            "eyes/l-eye-scale-decr": 0.9,
            "eyes/r-eye-scale-decr": 0.9,
        },
        "middleage_lightskinned_male_diffuse.png",
        (0.22, 0.16, 0.11),
        0.28,
        False,
        6.0,
        0.75,
        (0.30, 0.22, 0.12),
    ),
    "carol": Recipe(
        {
            "macrodetails/african-female-young": 1.0,
            "head/head-round": 0.9,
            "head/head-scale-vert-decr": 0.8,
            "nose/nose-flaring-incr": 0.8,
            "nose/nose-width3-incr": 0.8,
            "nose/nose-scale-vert-decr": 0.6,
            "mouth/mouth-lowerlip-volume-incr": 0.9,
            "mouth/mouth-upperlip-volume-incr": 0.9,
            "forehead/forehead-nubian-incr": 0.8,
        },
        "young_darkskinned_female_diffuse.png",
        (0.05, 0.04, 0.04),
        0.12,
        False,
        4.0,
        0.0,
        (0.12, 0.07, 0.04),
    ),
}


@dataclass(frozen=True)
class Person:
    """A shaped mesh with the places that its paint refers to (millimetres, rest pose)."""

    recipe: Recipe
    mesh: Mesh
    texture: np.ndarray
    eyes: np.ndarray
    eye_radius: float
    mouth: np.ndarray
    targets: Path = field(repr=False)

    def expressing(self, weights: dict[str, float]) -> Mesh:
        """The mesh with an expression, by names below expression/units/caucasian."""
        return morph(
            self.mesh,
            self.targets,
            {f"expression/units/caucasian/{name}": weight for name, weight in weights.items()},
        )


def make(makehuman: Path, name: str) -> Person:
    """Makes one of RECIPES from a folder with MakeHuman's base.obj, skins and targets."""
    recipe = RECIPES[name]
    targets = makehuman / "targets"
    mesh = morph(load_base(makehuman / "base.obj"), targets, recipe.shape)
    eyes, radius = [], 0.0
    for part in (LEFT_EYE, RIGHT_EYE):
        ball = mesh.vertices[np.unique(mesh.triangles[mesh.parts == part])]
        eyes.append((ball.min(axis=0) + ball.max(axis=0)) / 2)
        radius = (ball[:, 0].max() - ball[:, 0].min()) / 2
    eyes = np.array(eyes)
    mesh = _hairdo(mesh, eyes.mean(axis=0), recipe.long_hair)
    texture = np.asarray(Image.open(makehuman / "skins" / recipe.skin).convert("RGB")) / 255.0
    indices = np.unique(
        np.concatenate(
            [_affected(targets, "mouth/mouth-upperlip-volume-incr"),
             _affected(targets, "mouth/mouth-lowerlip-volume-incr")]
        )
    )
    return Person(
        recipe, mesh, texture, eyes, radius, mesh.vertices[indices].mean(axis=0), targets
    )


def _hairdo(mesh: Mesh, eyes: np.ndarray, long_hair: bool) -> Mesh:
    """Takes the mesh's hair off, or off the face only."""
    x, y, z = (mesh.vertices[mesh.triangles].mean(axis=1) - eyes).T
    before_face = (z > -38) & (y < 62) & (np.abs(x) < 74)
    keep = (mesh.parts != HAIR) | (long_hair & ~before_face)
    return Mesh(mesh.vertices, mesh.triangles[keep], mesh.uv[keep], mesh.parts[keep])


def _affected(targets: Path, name: str) -> np.ndarray:
    from .mesh import load_target

    return load_target(targets / f"{name}.target")[0]
