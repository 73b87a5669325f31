"""Logistic regression whose weights but the first may not be negative, drawn towards given ones."""
import math

SWEEPS = 200
SETTLED = 1e-5
LONGEST_STEP = 1.0


def chance(odds):
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def fit(samples, towards, pull):
    """Weights for `samples` (clues, right, number) that make what was seen most probable, less
    `pull`/2 times the squared distance from `towards`: one coordinate after the other, by Newton."""
    weights = list(towards)
    odds = [sum(w * x for w, x in zip(weights, clues)) for clues, _, _ in samples]
    columns = [[(i, clues[k]) for i, (clues, _, _) in enumerate(samples) if clues[k]]
               for k in range(len(weights))]
    for _ in range(SWEEPS):
        moved = 0.0
        for k, column in enumerate(columns):
            slope, bend = pull * (weights[k] - towards[k]), pull
            for i, x in column:
                _, right, n = samples[i]
                p = chance(odds[i])
                slope += n * (p - right) * x
                bend += n * p * (1 - p) * x * x
            step = max(-LONGEST_STEP, min(LONGEST_STEP, -slope / bend))
            if k > 0:
                step = max(step, -weights[k])
            weights[k] += step
            for i, x in column:
                odds[i] += step * x
            moved = max(moved, abs(step))
        if moved < SETTLED:
            break
    return weights


def odds_of(weights, clues):
    return sum(w * x for w, x in zip(weights, clues))


def surprise_of(weights, samples):
    """Minus the logarithm of how probable what was seen is."""
    total = 0.0
    for clues, right, n in samples:
        odds = odds_of(weights, clues)
        total += n * math.log1p(math.exp(-odds if right else odds))
    return total


def rescaled(weights, samples, pull):
    """The same weights after a scale and a shift that suit samples they were not fitted to."""
    simple = [((1.0, odds_of(weights, clues)), right, n) for clues, right, n in samples]
    shift, scale = fit(simple, [0.0, 1.0], pull)
    return [scale * w + (shift if k == 0 else 0) for k, w in enumerate(weights)]
