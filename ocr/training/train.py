"""Trains the line model: python3 train.py OUT [--lines N] [--seed S] [--workers W]. Goes on from OUT/state.pt when that
exists; keeps OUT/model.pt, the running mean of the weights, which export.py turns into the product's file."""
import argparse
import copy
import pathlib
import random
import time

import numpy as np
import torch
from torch.nn.functional import ctc_loss

import data
from alphabet import best_path
from network import Lines, frames

RATE = 1.5e-3
COLUMNS = 32 * 230  # per batch
STEADY = 0.55  # share of the lines before the rate falls to nothing
MEAN = 0.999  # of the running mean, per batch
MEMORY = 12  # chunks that are shown a second time


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def measure(net, found):
    """Shares of wrong characters and of wrong lines."""
    net.eval()
    wrong = characters = bad = 0
    order = sorted(found, key=lambda pair: pair[0].shape[1])
    texts = iter(order)
    with torch.no_grad():
        for block, widths, _, _ in data.batches(found, COLUMNS):
            best = net(torch.from_numpy(block)).argmax(1)
            for row, width in zip(best, widths):
                _, truth = next(texts)
                errors = distance(best_path(row[:frames(width)].tolist()), truth)
                wrong, characters, bad = wrong + errors, characters + len(truth), bad + (errors > 0)
    return wrong / characters, bad / len(found)


def rate(done, lines):
    warm = min(1.0, (done + 1) / 20_000)
    return RATE * warm * min(1.0, max(0.002, (1 - done / lines) / (1 - STEADY)))


def learn(net, mean, optimiser, block, widths, targets, lengths):
    net.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(torch.from_numpy(block).to(memory_format=torch.channels_last))
    loss = ctc_loss(scores.float().permute(2, 0, 1).log_softmax(2), torch.from_numpy(targets),
                    torch.from_numpy(frames(widths)), torch.from_numpy(lengths), zero_infinity=True)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
    optimiser.step()
    with torch.no_grad():
        for kept, now in zip(mean.state_dict().values(), net.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.lerp_(now, 1 - MEAN)
    return loss.item()


def save(thing, path):
    torch.save(thing, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--lines", type=float, default=410e3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    return parser.parse_args()


def main():
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    net = Lines().to(memory_format=torch.channels_last)
    mean = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01)
    done, chunk = 0, 0
    state = asked.out / "state.pt"
    if state.exists():
        kept = torch.load(state)
        net.load_state_dict(kept["net"])
        mean.load_state_dict(kept["mean"])
        optimiser.load_state_dict(kept["optimiser"])
        done, chunk = kept["done"], kept["chunk"]
    apart = data.lines(asked.seed, 0, 1200, apart=True)
    memory, start = [], time.time()
    for fresh in data.chunks(asked.seed, chunk, asked.workers):
        rng = random.Random(f"{asked.seed} {chunk}")
        again = rng.sample([line for old in memory for line in old], len(fresh)) if memory else []
        memory = (memory + [fresh])[-MEMORY:]
        shuffled = list(data.batches(fresh + again, COLUMNS))
        rng.shuffle(shuffled)
        losses = []
        for block, widths, targets, lengths in shuffled:
            for group in optimiser.param_groups:
                group["lr"] = rate(done, asked.lines)
            block *= np.float32(rng.uniform(0.85, 1.05))
            losses.append(learn(net, mean, optimiser, block, widths, targets, lengths))
            done += len(widths)
        chunk += 1
        over = done >= asked.lines
        if chunk % 10 == 0 or over:
            error, bad = measure(mean, apart)
            print(f"{time.time() - start:.0f} s, chunk {chunk}, {done} lines, rate {rate(done, asked.lines):.5f}, loss "
                  f"{np.mean(losses):.4f}, apart: characters {error:.4f}, lines {bad:.4f}", flush=True)
            save(mean.state_dict(), asked.out / "model.pt")
            save({"net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(), "done": done,
                  "chunk": chunk}, state)
        if over:
            return


if __name__ == "__main__":
    main()
