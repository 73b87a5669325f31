"""What was claimed against what was seen, as a table and as a picture."""
import math

from logistic import chance, odds_of

EDGES = (0, .5, .8, .9, .95, .98, .99, .995, .998, .999, .9995, .9999, .99999, 1.1)
Z = 1.96
WIDTH, HEIGHT, MARGIN = 640, 480, 60
FLOOR = 1e-6
COLOURS = {'fit': '#888', 'calibrate': '#3572a5', 'test': '#c0392b'}


def interval(wrong, n):
    """Wilson's, for a share."""
    share, square = wrong / n, Z * Z / n
    middle = (share + square / 2) / (1 + square)
    reach = Z * math.sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def bins(samples, weights):
    """[number, wrong, claimed errors] for each pair of EDGES."""
    found = [[0, 0, 0.0] for _ in EDGES[1:]]
    for one in samples:
        p = chance(odds_of(weights[one.group], one.clues))
        at = next(i for i, edge in enumerate(EDGES[1:]) if p < edge)
        found[at][0] += 1
        found[at][1] += not one.right
        found[at][2] += 1 - p
    return found


def table(samples, weights):
    lines = ['| sannolikhet | värden | fel | väntade fel |', '| --- | --- | --- | --- |']
    for (n, wrong, claimed), low, high in zip(bins(samples, weights), EDGES, EDGES[1:]):
        if n:
            lines.append(f'| {low:g}–{min(high, 1):g} | {n} | {wrong} | {claimed:.1f} |')
    return '\n'.join(lines)


def x_of(rate):
    return MARGIN + (WIDTH - 2 * MARGIN) * math.log10(max(rate, FLOOR)) / math.log10(FLOOR)


def y_of(rate):
    return MARGIN + (HEIGHT - 2 * MARGIN) * math.log10(max(rate, FLOOR)) / math.log10(FLOOR)


def svg(parts, weights):
    """`parts`: name -> samples. Errors claimed (across) and seen (up), both in powers of ten."""
    draw = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
            'font-family="sans-serif" font-size="12">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
            f'<line x1="{x_of(1):.0f}" y1="{y_of(1):.0f}" x2="{x_of(FLOOR):.0f}" '
            f'y2="{y_of(FLOOR):.0f}" stroke="#ccc"/>']
    for power in range(0, 7):
        rate = 10 ** -power
        draw.append(f'<text x="{x_of(rate):.0f}" y="{HEIGHT - 35}" text-anchor="middle">1e-{power}</text>')
        draw.append(f'<text x="{MARGIN - 10}" y="{y_of(rate) + 4:.0f}" text-anchor="end">1e-{power}</text>')
    draw.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">andel fel som utlovas</text>')
    draw.append(f'<text x="16" y="{HEIGHT / 2}" transform="rotate(-90 16 {HEIGHT / 2})" '
                'text-anchor="middle">andel fel som sågs, 95 %</text>')
    for place, (name, samples) in enumerate(parts.items()):
        colour = COLOURS[name]
        draw.append(f'<text x="{MARGIN + 20}" y="{MARGIN + 16 * place}" fill="{colour}">{name}</text>')
        for n, wrong, claimed in bins(samples, weights):
            if not n:
                continue
            x = x_of(claimed / n) + 3 * (place - 1)
            low, high = interval(wrong, n)
            draw.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y_of(low):.1f}" y2="{y_of(high):.1f}" '
                        f'stroke="{colour}"/>')
            draw.append(f'<circle cx="{x:.1f}" cy="{y_of(wrong / n):.1f}" r="3" fill="{colour}"/>')
    return '\n'.join(draw + ['</svg>', ''])
