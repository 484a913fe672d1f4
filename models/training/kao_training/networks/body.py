"""The body that all of Kao's own networks share: SqueezeNet's fire modules (Iandola et al. 2016), 64 x 64 in."""

import torch
from torch import nn

#: Numbers of an embedding.
NUMBERS = 128


class Fire(nn.Module):
    """Squeezes to few channels, then expands with 1x1 and 3x3 kernels; a shortcut where the width allows."""

    def __init__(self, inputs: int, squeezed: int, outputs: int):
        super().__init__()
        self.squeeze = nn.Sequential(nn.Conv2d(inputs, squeezed, 1, bias=False), nn.BatchNorm2d(squeezed), nn.PReLU(squeezed))
        self.one = nn.Conv2d(squeezed, outputs // 2, 1, bias=False)
        self.three = nn.Conv2d(squeezed, outputs // 2, 3, padding=1, bias=False)
        self.end = nn.Sequential(nn.BatchNorm2d(outputs), nn.PReLU(outputs))
        self.shortcut = inputs == outputs

    def forward(self, x):
        squeezed = self.squeeze(x)
        wide = torch.cat([self.one(squeezed), self.three(squeezed)], 1)
        return self.end(wide + x if self.shortcut else wide)


class Body(nn.Module):
    """(n, channels, 64, 64) float32 to (n, 128) of one length, `radius`: the scale of all distances.

    The last 8 x 8 cells are weighed cell by cell and channel by channel (a global depthwise convolution, as
    MobileFaceNet has it, Chen et al. 2018): an aligned face's nose and chin do not mean the same.
    """

    def __init__(self, channels: int, width: int = 48, radius: float = 1.0):
        super().__init__()
        self.radius = radius
        w = width
        self.layers = nn.Sequential(
            nn.Conv2d(channels, w, 5, stride=2, padding=2, bias=False),
            nn.BatchNorm2d(w),
            nn.PReLU(w),
            Fire(w, w // 2, w),
            nn.MaxPool2d(2),
            Fire(w, w // 2, 2 * w),
            Fire(2 * w, w, 2 * w),
            Fire(2 * w, w, 2 * w),
            nn.MaxPool2d(2),
            Fire(2 * w, w, 4 * w),
            Fire(4 * w, w, 4 * w),
            Fire(4 * w, w, 4 * w),
            nn.Conv2d(4 * w, 4 * w, 8, groups=4 * w, bias=False),
            nn.BatchNorm2d(4 * w),
            nn.Flatten(),
            nn.Linear(4 * w, NUMBERS, bias=False),
            nn.BatchNorm1d(NUMBERS, affine=False),
        )

    def forward(self, x):
        return self.radius * nn.functional.normalize(self.layers(x), dim=1)
