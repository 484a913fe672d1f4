"""Reflectance of a person's surface, visible and at 850 nm, point by point."""

import numpy as np

from .person import BODY, HAIR, LEFT_EYE, RIGHT_EYE, Person

#: Reflectance at 850 nm: skin hardly depends on its colour there.
SKIN_INFRARED = 0.55
LIP_INFRARED = 0.47

#: Colours here and in textures are as screens show them.
GAMMA = 2.2
SCLERA = (0.82, 0.80, 0.78)
SHIRT = {"visible": (0.20, 0.26, 0.38), "infrared": 0.45}


def paint(person: Person, parts, rest, uv):
    """Returns visible (h, w, 3, linear) and infrared (h, w) reflectance, 0..1.

    parts: (h, w) part index, -1 outside; rest: (h, w, 3) rest-pose millimetres; uv: (h, w, 2).
    """
    recipe = person.recipe
    skin = _sample(person.texture, uv)
    visible = skin.copy()
    # The texture's own shading, weaker, tells pores and lines to the infrared camera too.
    grey = skin.mean(axis=-1)
    typical = np.median(grey[parts == BODY]) if (parts == BODY).any() else 1.0
    infrared = SKIN_INFRARED * np.clip(0.6 + 0.4 * grey / typical, 0.3, 1.15)

    def blend(mask, colour, reflectance):
        visible[...] = visible * (1 - mask[..., None]) + mask[..., None] * np.asarray(colour)
        infrared[...] = infrared * (1 - mask) + mask * reflectance

    body = (parts == BODY).astype(float)
    blend(body * _lips(person, rest), skin * (0.85, 0.55, 0.55), LIP_INFRARED)
    blend(body * recipe.beard * _beard(person, rest), recipe.hair, recipe.hair_infrared)
    blend(body * _brows(person, rest), recipe.hair, recipe.hair_infrared)
    blend(body * _scalp(person, rest), recipe.hair, recipe.hair_infrared)
    blend(body * _lashes(person, rest), (0.05, 0.04, 0.04), 0.12)
    blend(body * _shirt(person, rest), SHIRT["visible"], SHIRT["infrared"])
    blend((parts == HAIR).astype(float), recipe.hair, recipe.hair_infrared)
    for part, centre in ((LEFT_EYE, person.eyes[0]), (RIGHT_EYE, person.eyes[1])):
        _eye(person, parts == part, rest - centre, visible, infrared)
    return visible**GAMMA, infrared


def _sample(texture, uv):
    height, width = texture.shape[:2]
    x = np.clip(uv[..., 0] * width - 0.5, 0, width - 1.001)
    y = np.clip((1 - uv[..., 1]) * height - 0.5, 0, height - 1.001)
    i, j = x.astype(int), y.astype(int)
    a, b = (x - i)[..., None], (y - j)[..., None]
    above = texture[j, i] * (1 - a) + texture[j, i + 1] * a
    below = texture[j + 1, i] * (1 - a) + texture[j + 1, i + 1] * a
    return above * (1 - b) + below * b


def _edge(distance, softness):
    """1 inside (negative distance), 0 outside, soft between; millimetres."""
    return 1 / (1 + np.exp(np.clip(distance / softness, -40, 40)))


def _front(person, rest):
    """1 on the face's side of the head."""
    return _edge(person.eyes[:, 2].mean() - 25 - rest[..., 2], 3)


def _brows(person, rest):
    mask = np.zeros(rest.shape[:2])
    for centre, side in zip(person.eyes, (1, -1)):
        along = side * (rest[..., 0] - centre[0])
        height = rest[..., 1] - centre[1] - 19 - 3.5 * np.cos((along - 4) / 14)
        inside = _edge(np.abs(along - 2) - 19, 1.5)
        thickness = person.recipe.brow * np.clip(1.1 - (along + 18) / 60, 0.4, 1.1)
        mask = np.maximum(mask, inside * _edge(np.abs(height) - thickness, 1.0))
    return 0.85 * mask * _front(person, rest)


def _lashes(person, rest):
    mask = np.zeros(rest.shape[:2])
    for centre in person.eyes:
        offset = rest - centre
        distance = np.linalg.norm(offset, axis=-1) - person.eye_radius
        near = _edge(np.abs(offset[..., 0]) - person.eye_radius * 1.05, 1.0)
        mask = np.maximum(mask, near * _edge(np.abs(distance) - 1.2, 0.6))
    return 0.8 * mask * _front(person, rest)


def _lips(person, rest):
    offset = rest - person.mouth
    shape = (offset[..., 0] / 26) ** 2 + (offset[..., 1] / 9) ** 2
    return 0.7 * _edge((shape - 1) * 9, 1.5) * _front(person, rest)


def _beard(person, rest):
    offset = rest - person.mouth
    low = _edge(offset[..., 1] - 14 + 0.25 * np.abs(offset[..., 0]), 5)
    neck = _edge(-(offset[..., 1] + 75), 6)
    mouth = 1 - _edge(((offset[..., 0] / 27) ** 2 + (offset[..., 1] / 10) ** 2 - 1) * 9, 1.5)
    return 0.8 * low * neck * mouth * _edge(-(rest[..., 2] - person.mouth[2] + 75), 6)


def _scalp(person, rest):
    eyes = person.eyes.mean(axis=0)
    up = rest[..., 1] - eyes[1]
    back = eyes[2] - rest[..., 2]
    line = 62 - np.clip(back - 10, 0, 200) * 0.75
    above_neck = _edge(-(up + 70), 8)
    ears = 1 - _edge(np.hypot(back - 78, up + 18) - 34, 4)
    return _edge(line - up, 3) * above_neck * ears


def _shirt(person, rest):
    return _edge(rest[..., 1] - (person.mouth[1] - 135), 2)


def _eye(person, mask, offset, visible, infrared):
    angle = np.degrees(
        np.arccos(np.clip(offset[..., 2] / np.maximum(np.linalg.norm(offset, axis=-1), 1e-6), -1, 1))
    )
    iris = _edge(angle - 29, 1.0)[..., None]
    pupil = _edge(angle - 11, 1.0)[..., None]
    colour = np.asarray(SCLERA) * (1 - iris) + iris * np.asarray(person.recipe.iris)
    colour = colour * (1 - pupil) + pupil * 0.02
    visible[mask] = colour[mask]
    reflectance = (0.42 * (1 - iris) + iris * 0.25) * (1 - pupil) + pupil * 0.05
    infrared[mask] = reflectance[..., 0][mask]
