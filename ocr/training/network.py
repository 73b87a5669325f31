"""The network: a small convolutional one. In: lines x 1 x 36 x width, 0 paper, 1 ink. Out: one score per class for
every second column."""
import torch
from torch import nn

from alphabet import CLASSES


class Unit(nn.Sequential):
    """Convolution, normalisation, and a rectifier unless `linear`. Padded across; down only when `padded`."""

    def __init__(self, inputs, outputs, kernel, stride=(1, 1), groups=1, padded=True, linear=False):
        padding = (kernel[0] // 2 if padded else 0, kernel[1] // 2)
        parts = [nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False), nn.BatchNorm2d(outputs)]
        super().__init__(*parts, *([] if linear else [nn.ReLU(inplace=True)]))
        self.linear = linear


class Step(nn.Module):
    """Looks sideways channel by channel, mixes the channels, adds what it was given."""

    def __init__(self, channels, reach):
        super().__init__()
        self.look = Unit(channels, channels, (1, reach), groups=channels, linear=True)
        self.mix = Unit(channels, channels, (1, 1))

    def forward(self, x):
        return x + self.mix(self.look(x))


class Lines(nn.Module):
    def __init__(self, widths=(24, 32, 48, 64, 64, 128), steps=(7, 7, 7)):
        super().__init__()
        a, b, c, d, e, f = widths
        self.body = nn.Sequential(
            Unit(1, a, (5, 5), (2, 2)),       # 18 rows
            Unit(a, b, (3, 3), (2, 1)),       # 9
            Unit(b, c, (3, 3)),
            Unit(c, d, (3, 3), (2, 1)),       # 5
            Unit(d, e, (3, 3), (2, 1)),       # 3
            Unit(e, f, (3, 3), padded=False),  # 1
            *[Step(f, reach) for reach in steps])
        self.drop = nn.Dropout(0.1)
        self.head = nn.Conv2d(f, CLASSES, (1, 1))

    def forward(self, x):
        return self.head(self.drop(self.body(x))).squeeze(2)  # lines x classes x frames


def frames(width):
    return (width + 1) // 2
