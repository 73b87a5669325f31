"""Lines to learn from. Chunk k depends on the seed and k alone, so that training can stop and go on."""
import multiprocessing
import random
import signal

import numpy as np

import picture
import text
from alphabet import classes_of
from fonts import Fonts

LINES = 1024  # per chunk
LONGEST = 760  # columns
FONTS = {}


def lines(seed, number, count, apart):
    """`count` pairs of picture and text."""
    if apart not in FONTS:
        FONTS[apart] = Fonts(apart)
    rng = random.Random(f"{seed} {number} {apart}")
    noise = np.random.default_rng([seed, number, int(apart)])
    found = []
    while len(found) < count:
        printed, read = text.text(rng)
        font = FONTS[apart].pick(rng)
        if not picture.writable(printed, font):
            continue
        line = picture.picture(rng, noise, printed, font)
        if line is not None and len(read) * 4 < line.shape[1] <= LONGEST:
            found.append((line, read))
    return found


def chunks(seed, first, workers):
    """Endless chunks from number `first`, made ahead by `workers` processes."""
    with multiprocessing.Pool(workers, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        ahead = [pool.apply_async(lines, (seed, first + i, LINES, False)) for i in range(workers + 3)]
        number = first + len(ahead)
        while True:
            yield ahead.pop(0).get()
            ahead.append(pool.apply_async(lines, (seed, number, LINES, False)))
            number += 1


def batches(found, columns):
    """Lines of like width together, about `columns` columns in each batch: input, widths, targets, lengths."""
    found = sorted(found, key=lambda pair: pair[0].shape[1])
    start = 0
    while start < len(found):
        count = max(1, columns // found[start][0].shape[1])
        group = found[start:start + count]
        start += count
        widths = np.array([line.shape[1] for line, _ in group])
        block = np.zeros((len(group), 1, picture.HEIGHT, widths.max()), np.float32)
        for row, (line, _) in zip(block, group):
            row[0, :, :line.shape[1]] = (255 - line.astype(np.float32)) / 255
        yield block, widths, np.concatenate([classes_of(read) for _, read in group]), np.array([len(read) for _, read in group])
