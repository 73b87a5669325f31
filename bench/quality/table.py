"""The table of quality, as text."""
from corpus import total, upper_bound

COLUMNS = ('docs', 'rader', 'värden', 'tysta', '/10 000', '≤ 95 %', 'saknas*', 'godkänt', 'rätt',
           'rader+', 'rader−', 'klara')


def percent(part, whole):
    return f'{100 * part / whole:.2f}' if whole else '–'


def cells(comparisons):
    t, bound = total(comparisons), upper_bound(comparisons)
    rate = f'{1e4 * t.silent / t.accepted:.2f}' if t.accepted else '–'
    return (str(t.documents), str(t.rows), str(t.fields), str(t.silent), rate,
            f'{bound:.2f}' if bound is not None else '–', str(t.unwarned),
            percent(t.accepted, t.fields), percent(t.right, t.fields), percent(t.found, t.rows),
            percent(t.found, t.read_rows), percent(t.done, t.documents))


def quality_rows(corpus):
    """(section, name, cells) for everything the table shows."""
    scan = lambda one, key: str(one.truth.get('scan', {}).get(key, '?'))
    yield 'allt', 'allt', cells(corpus.comparisons)
    keys = {'skanning': lambda one: 'svår' if scan(one, 'hard') == 'True' else 'vanlig',
            'profil': lambda one: scan(one, 'profile'), 'typ': lambda one: one.type,
            'layout': lambda one: scan(one, 'layout'), 'typsnitt': lambda one: scan(one, 'fonts')}
    for section, key in keys.items():
        for name in sorted({key(one) for one in corpus.comparisons}):
            yield section, name, cells([one for one in corpus.comparisons if key(one) == name])


def deviation_lines(corpus):
    recalls, precisions = [], []
    yield f'{"avvikelse":28}{"rätt":>6}{"missad":>8}{"extra":>7}{"täckning":>10}{"precision":>11}'
    for code, (right, missed, extra) in sorted(corpus.deviations.items()):
        yield (f'{code:28}{right:6}{missed:8}{extra:7}{percent(right, right + missed):>10}'
               f'{percent(right, right + extra):>11}')
        if code == 'aterkrav':
            continue
        if right + missed:
            recalls.append(right / (right + missed))
        if right + extra:
            precisions.append(right / (right + extra))
    if recalls and precisions:
        yield (f'medel utan aterkrav: täckning {100 * sum(recalls) / len(recalls):.2f} %, '
               f'precision {100 * sum(precisions) / len(precisions):.2f} %')


def skew_line(corpus):
    errors = [error for one in corpus.comparisons if not one.truth.get('scan', {}).get('hard')
              for error in one.skew_errors]
    if not errors:
        return 'uppriktning: inga sidor att mäta på'
    within = sum(error <= .1 for error in errors)
    return (f'uppriktning, vanliga skanningar: {percent(within, len(errors))} % inom 0,1°, '
            f'sämst {max(errors):.3f}° ({len(errors)} sidor)')


def text_table(corpus):
    lines, now = [], None
    for section, name, row in quality_rows(corpus):
        if section != now:
            lines += ['', f'{section:26}' + ''.join(f'{head:>9}' for head in COLUMNS)]
            now = section
        lines.append(f'{name:26}' + ''.join(f'{cell:>9}' for cell in row))
    lines += ['', '* rader och fält som saknas utan avvikelse', '', skew_line(corpus), '']
    return '\n'.join(lines + list(deviation_lines(corpus)))
