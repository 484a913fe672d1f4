"""What makes embeddings of one person near and of two persons far."""

import torch
from torch import nn
from torch.nn import functional


class Contrastive(nn.Module):
    """Hadsell, Chopra and LeCun 2006, on Euclidean distance, over all pairs of a batch."""

    def __init__(self, apart: float = 1.3, pull: float = 1.0):
        """apart: the distance from which strangers are far enough; pull: what pairs of one person count beside them."""
        super().__init__()
        self.apart, self.pull = apart, pull

    def forward(self, embeddings, persons):
        lengths = embeddings.square().sum(1)
        squared = (lengths[:, None] + lengths - 2 * embeddings @ embeddings.T).clamp(min=1e-6)
        same = persons[:, None] == persons[None]
        pair = ~torch.eye(len(persons), dtype=torch.bool, device=persons.device)
        near = squared[same & pair].mean()
        apart = (self.apart - squared.sqrt()[~same]).clamp(min=0) ** 2
        # Few strangers of a batch look alike; the mean over those that do, not over all.
        return self.pull * near + apart.sum() / (apart > 0).sum().clamp(min=1)


class MarginSoftmax(nn.Module):
    """CosFace (Wang et al. 2018): every person of the training has a direction, kept at a margin from others."""

    def __init__(self, persons: int, numbers: int, margin: float = 0.25, scale: float = 24.0):
        super().__init__()
        self.directions = nn.Parameter(functional.normalize(torch.randn(persons, numbers), dim=1))
        self.margin, self.scale = margin, scale

    def forward(self, embeddings, persons):
        cosine = functional.normalize(embeddings, dim=1) @ functional.normalize(self.directions, dim=1).T
        cosine = cosine - self.margin * functional.one_hot(persons, cosine.shape[1])
        return functional.cross_entropy(self.scale * cosine, persons)
