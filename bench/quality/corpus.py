"""Truth and export of a whole corpus, paired."""
import collections
import json
import os
import random

from comparison import Comparison, Tally


def read_lines(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.strip()]


class Corpus:
    """`comparisons`: one for each document, of those scanned twice the better one.
    `deviations`: code -> [right, missed, extra]."""

    def __init__(self, truth, export):
        every = compare_all(truth, export)
        groups = collections.defaultdict(list)
        for one in every:
            if one.truth.get('group'):
                groups[one.truth['group']].append(one)
        worse = set()
        self.deviations = collections.defaultdict(lambda: [0, 0, 0])
        for same in groups.values():
            best = max(same, key=lambda one: (one.tally.right, -one.tally.silent))
            worse |= {id(one) for one in same if one is not best}
            for code in {x['code'] for one in same for x in one.truth['deviations'] if x.get('group')}:
                self.deviations[code][not any(code in one.found_codes for one in same)] += 1
        self.comparisons = [one for one in every if id(one) not in worse]
        for one in self.comparisons:
            for code, counts in one.deviations.items():
                for i in range(3):
                    self.deviations[code][i] += counts[i]


def compare_all(truth, export):
    """Documents belong together by file name; where a file holds several, those that read best."""
    by_name = lambda documents: collections.defaultdict(list) | {
        name: [one for one in documents if os.path.basename(one['document']['file']) == name]
        for name in {os.path.basename(one['document']['file']) for one in documents}}
    truths, reads = by_name(truth), by_name(export)
    made = {}
    for name, wanted in truths.items():
        candidates = [(Comparison(true, read), i, j) for i, true in enumerate(wanted)
                      for j, read in enumerate(reads.get(name, []))]
        candidates.sort(key=lambda c: (-c[0].tally.right - is_type_right(c[0]), abs(c[1] - c[2])))
        used = set()
        for one, i, j in candidates:
            if id(wanted[i]) not in made and j not in used:
                made[id(wanted[i])] = one
                used.add(j)
    return [made.get(id(true)) or Comparison(true, None) for true in truth]


def is_type_right(comparison):
    return comparison.read['document'].get('type') == comparison.type


def total(comparisons):
    tally = Tally()
    for one in comparisons:
        tally.add(one.tally)
    return tally


def upper_bound(comparisons, rounds=2000):
    """Silent errors per 10,000 accepted that the true rate is below with 95 % confidence: documents
    drawn again with replacement. Without any error that says nothing: then three in what was seen."""
    counts = [(one.tally.silent, one.tally.accepted) for one in comparisons]
    accepted = sum(n for _, n in counts)
    if not accepted:
        return None
    if not any(errors for errors, _ in counts):
        return 3e4 / accepted
    chance = random.Random(1)
    rates = []
    for _ in range(rounds):
        drawn = chance.choices(counts, k=len(counts))
        rates.append(1e4 * sum(e for e, _ in drawn) / max(1, sum(n for _, n in drawn)))
    return sorted(rates)[int(.95 * rounds)]
