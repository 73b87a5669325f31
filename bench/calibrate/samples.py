"""Readings with their clues, and whether they are right."""
import collections
import hashlib
import os
import re
import sys
from dataclasses import dataclass

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'quality'))

from comparison import ordered  # noqa: E402
from corpus import compare_all, read_lines  # noqa: E402
from values import canonical, pair_rows, value_of  # noqa: E402

# A value further off than this share of its signs is another text.
MISREAD, MISREAD_DATE = .25, .1
DATE = re.compile(r'\d{4}-\d\d-\d\d')
TEN_DIGITS = 11  # of a personnummer, with its dash
PARTS = ('fit', 'calibrate', 'test')


@dataclass(frozen=True)
class Sample:
    group: str
    clues: tuple
    right: bool
    disputed: bool  # never accepted, whatever the clues weigh
    place: str     # document, row and field, for people
    read: str
    true: str
    hard: bool


def samples_of(corpus, evidence):
    """(samples, misplaced, part) for each document that was read; `part` by layout and font."""
    truth = read_lines(os.path.join(corpus, 'truth.jsonl'))
    for one in compare_all(truth, read_lines(evidence)):
        if one.read:
            yield (*document_samples(one), one.truth)


def document_samples(one):
    samples, misplaced = [], 0
    true, read = ordered(one.truth['rows']), ordered(one.read['rows'])
    pairs = [(one.truth['fields'], one.read['fields'], '')]
    pairs += [(true[i]['fields'], read[j]['fields'], f' rad {true[i]["row"]}')
              for i, j in pair_rows(true, read)]
    for wanted, fields, row in pairs:
        for name, field in fields.items():
            if 'clues' not in field or name not in wanted:
                continue
            if isinstance(wanted[name], dict) and wanted[name].get('optional'):
                continue
            good, given = canonical(name, value_of(wanted[name])), canonical(name, field['value'])
            if good is None:
                continue
            others = {canonical(other, value_of(one)) for other, one in wanted.items() if other != name}
            if good != given and not is_misread(good, given, others):
                misplaced += 1
                continue
            evidence = field['evidence']
            disputed = evidence.get('contested') or evidence['crowded'] or (
                evidence['second'] >= 0 and not evidence['agrees']
                and not evidence.get('settled'))
            samples.append(Sample(field['group'], tuple(round(x, 2) for x in field['clues']),
                                  good == given, bool(disputed), f'{one.file}{row} {name}', given, good,
                                  bool(one.truth['scan'].get('hard'))))
    return samples, misplaced


def is_misread(good, given, others):
    """Whether a wrong value is one of print: not another field's, nor with words lost or too many,
    nor another text altogether. Clues of print cannot tell those."""
    words, right = set(given.split()), set(good.split())
    if given in others or words < right or right < words:
        return False
    if good[-TEN_DIGITS:] == given[-TEN_DIGITS:] and len(good) >= TEN_DIGITS:
        return False  # a personnummer's century is worked out, not read
    if is_cut(good, given) or is_cut(given, good):
        return False
    share = MISREAD_DATE if DATE.fullmatch(good) else MISREAD
    return distance(good, given) <= max(1, share * len(good))


def is_cut(whole, part):
    """Whether two signs or more are missing at an end: a border went through the value."""
    a, b = (re.sub(r'\.00$', '', text).strip('-') for text in (whole, part))
    return len(a) >= len(b) + 2 and (a.startswith(b) or a.endswith(b))


def distance(a, b):
    """Levenshtein's."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def share_of(text):
    """0 to 1, evenly and for good."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], 'big') / 2 ** 64


def part_of(truth):
    """Whole layouts in a font go to one part: half to fit, a quarter each to the others."""
    scan = truth['scan']
    share = share_of(f'{scan["layout"]}|{scan["fonts"]}')
    return PARTS[0] if share < .5 else PARTS[1] if share < .75 else PARTS[2]


def half_of(truth):
    """Of a corpus that is too small for parts by layout: half its files to fit, the rest to test."""
    return PARTS[0] if share_of(truth['document']['file']) < .5 else PARTS[2]


def counted(samples):
    """The same clues and outcome together, with their number: as the fit wants them."""
    counts = collections.Counter((one.clues, one.right) for one in samples)
    return sorted((clues, right, n) for (clues, right), n in counts.items())
