"""Error rates of embeddings, in the terms of ISO/IEC 19795-1."""

import numpy as np


def pair_distances(embeddings, persons):
    """Euclidean distances of all genuine and all impostor pairs."""
    squares = (embeddings**2).sum(1)
    distances = np.sqrt(np.maximum(0, squares[:, None] + squares - 2 * embeddings @ embeddings.T))
    upper = np.triu_indices(len(persons), 1)
    same = (persons[:, None] == persons[None])[upper]
    return distances[upper][same], distances[upper][~same]


def equal_error_rate(genuine, impostor):
    """Where FMR and FNMR meet, 0..1."""
    thresholds = np.sort(np.concatenate([genuine, impostor]))
    fmr = np.searchsorted(np.sort(impostor), thresholds, side="right") / len(impostor)
    fnmr = 1 - np.searchsorted(np.sort(genuine), thresholds, side="right") / len(genuine)
    at = np.argmin(np.abs(fmr - fnmr))
    return float((fmr[at] + fnmr[at]) / 2)


def summary(genuine, impostor):
    """Means, d', EER and FNMR at FMR 1e-3."""
    spread = np.sqrt((genuine.var() + impostor.var()) / 2)
    return {
        "genuineMean": float(genuine.mean()),
        "impostorMean": float(impostor.mean()),
        "dPrime": float((impostor.mean() - genuine.mean()) / spread),
        "eer": equal_error_rate(genuine, impostor),
        "fnmrAt1e-3": float((genuine > np.quantile(impostor, 1e-3)).mean()),
    }
