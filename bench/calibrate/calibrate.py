#!/usr/bin/env python3
"""Fits the weights of parsers/fitted_weights.h to readings whose truth is known. Python's standard
library alone.

  calibrate.py --corpus DIR EVIDENCE [--corpus ...] [--half DIR EVIDENCE] [--held-out DIR EVIDENCE]
               [--weights FILE] [--picture FILE] [--accept P]

EVIDENCE is what `rosett-interpret --evidence` wrote of the corpus. Corpora are parted by layout and
font into fit, calibrate and test; those after --half by file into fit and test; those after
--held-out are only tested. Prints the table of reliability and every wrong value that would be
accepted.
"""
import argparse
import collections

from logistic import chance, fit, odds_of, rescaled, surprise_of
from reliability import svg, table
from samples import PARTS, counted, half_of, part_of, samples_of

GROUPS = ('personnummer', 'number', 'date', 'amount', 'code', 'name', 'text')
# How much the weights of a kind are drawn to those of all, and those to the start: what makes the
# calibration part most probable is taken.
PULLS = (3.0, 1.0, .3, .1)
# Until readings say otherwise: right about nine times in ten, and whatever speaks against a value
# makes errors seven times as common. What speaks for it must show so, but for a text layer that
# agrees with its picture: that is the print itself.
START = {'one': 2.0, 'told': 8.0, 'disagrees': 2.0, 'settled': 2.0, 'repaired': 2.0, 'refuted': 2.0, 'rival': 2.0,
         'refuted_rival': 2.0, 'crowded': 2.0}
# The scale and shift of a kind start from none, and need many readings to move far.
RESCALE_PULL = 10.0
CLUES = ('one', 'told', 'engine', 'second', 'both', 'agrees', 'disagrees', 'settled',
         'repaired', 'proven', 'refuted', 'rival', 'refuted_rival', 'confirmed', 'crowded')

HEADER = '''#pragma once

#include <array>

#include "parsers/judgement_clues.h"

// Written by bench/calibrate/calibrate.py. Columns as in Clue, rows as in KindGroup.
namespace rosett {

// clang-format off
inline constexpr std::array<Clues, kKindGroups> kFittedWeights{{
'''


def read(arguments):
    """name of part -> samples; and how many values stood in a wrong place."""
    parts, misplaced = collections.defaultdict(list), 0
    for corpora, part in ((arguments.corpus, part_of), (arguments.half, half_of),
                          (arguments.held_out, lambda truth: PARTS[2])):
        for corpus, evidence in corpora:
            for samples, lost, truth in samples_of(corpus, evidence):
                parts[part(truth)] += samples
                misplaced += lost
    return parts, misplaced


def fitted(parts):
    own = {group: {part: counted(one for one in parts[part] if one.group == group)
                   for part in PARTS} for group in GROUPS}
    everything = counted(parts['fit'])
    tried = []
    for pull in PULLS:
        common = fit(everything, [START.get(clue, 0.0) for clue in CLUES], pull)
        weights = {group: fit(own[group]['fit'], common, pull) for group in GROUPS}
        surprise = sum(surprise_of(weights[group], own[group]['calibrate']) for group in GROUPS)
        print(f'pull {pull}: {surprise:.1f}')
        tried.append((surprise, pull, weights))
    _, pull, weights = min(tried, key=lambda one: one[:2])
    return {group: rescaled(weights[group], own[group]['calibrate'], RESCALE_PULL)
            for group in GROUPS}


def is_accepted(one, weights, accept):
    return not one.disputed and chance(odds_of(weights[one.group], one.clues)) >= accept


def summary(samples, weights, accept):
    lines = ['| sort | värden | godkända | tysta fel | per 10 000 |', '| --- | --- | --- | --- | --- |']
    for group in GROUPS + ('alla', 'vanliga'):
        own = [one for one in samples if group in (one.group, 'alla') or
               group == 'vanliga' and not one.hard]
        taken = [one for one in own if is_accepted(one, weights, accept)]
        wrong = sum(not one.right for one in taken)
        lines.append(f'| {group} | {len(own)} | {100 * len(taken) / max(1, len(own)):.2f} % | {wrong} | '
                     f'{1e4 * wrong / max(1, len(taken)):.1f} |')
    return '\n'.join(lines)


def write(weights, path):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(HEADER)
        for group in GROUPS:
            file.write('    {' + ', '.join(f'{w:.3f}' for w in weights[group]) + f'}},  // {group}\n')
        file.write('}};\n// clang-format on\n\n}  // namespace rosett\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    pair = {'nargs': 2, 'action': 'append', 'default': [], 'metavar': ('DIR', 'EVIDENCE')}
    parser.add_argument('--corpus', **pair)
    parser.add_argument('--half', **pair)
    parser.add_argument('--held-out', **pair)
    parser.add_argument('--weights', help='the header to write; none when left out')
    parser.add_argument('--picture', help='the reliability curve, SVG')
    parser.add_argument('--accept', type=float, default=.999)
    arguments = parser.parse_args()
    parts, misplaced = read(arguments)
    weights = fitted(parts)
    print('| ' + ' | '.join(('sort',) + CLUES) + ' |')
    for group in GROUPS:
        print(f'| {group} | ' + ' | '.join(f'{w:.2f}' for w in weights[group]) + ' |')
    for part in PARTS:
        print(f'\n{part}: {len(parts[part])} värden\n')
        print(summary(parts[part], weights, arguments.accept))
        print(table(parts[part], weights))
    print(f'\n{misplaced} värden stod på fel plats och räknas inte\n')
    for part in PARTS:
        for one in parts[part]:
            if not one.right and is_accepted(one, weights, arguments.accept):
                print(f'{part}: {one.place}: {one.read!r}, rätt {one.true!r} {one.clues}')
    if arguments.weights:
        write(weights, arguments.weights)
    if arguments.picture:
        with open(arguments.picture, 'w', encoding='utf-8') as file:
            file.write(svg(parts, weights))


if __name__ == '__main__':
    main()
