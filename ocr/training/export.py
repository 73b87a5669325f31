"""Writes the product's model file (format: ocr/line_model_file.cpp): python3 export.py MODEL.pt OUT"""
import hashlib
import sys

import numpy as np
import torch
from torch import nn

from alphabet import ALPHABET
from network import Lines, Step, Unit
from picture import HEIGHT


def folded(unit):
    """The convolution with its normalisation worked into it."""
    convolution, normal = unit[0], unit[1]
    scale = normal.weight / torch.sqrt(normal.running_var + normal.eps)
    return (convolution, convolution.weight * scale[:, None, None, None], normal.bias - normal.running_mean * scale,
            not unit.linear, 0)


def layers(net):
    for part in net.body:
        if isinstance(part, Unit):
            yield folded(part)
        elif isinstance(part, Step):
            yield folded(part.look)
            yield (*folded(part.mix)[:4], 2)
    yield net.head, net.head.weight, net.head.bias, False, 0


def main():
    source, out = sys.argv[1:]
    net = Lines()
    net.load_state_dict(torch.load(source))
    net.eval()
    lines, numbers = [], []
    for convolution, weight, bias, rectified, adds in layers(net):
        assert isinstance(convolution, nn.Conv2d)
        numbers += [weight.detach().numpy().ravel(), bias.detach().numpy().ravel()]
        lines.append("layer " + " ".join(str(int(n)) for n in (
            convolution.in_channels, convolution.out_channels, *convolution.kernel_size, *convolution.stride,
            convolution.padding[0], convolution.groups > 1, rectified, adds)))
    weights = np.concatenate(numbers).astype("<f2")
    assert np.isfinite(weights).all()
    head = ["rosett line model 1", f"height {HEIGHT}", f"alphabet {ALPHABET}", *lines,
            f"weights {weights.size} {hashlib.sha256(weights.tobytes()).hexdigest()}"]
    with open(out, "wb") as file:
        file.write("\n".join(head).encode() + b"\n" + weights.tobytes())


if __name__ == "__main__":
    main()
