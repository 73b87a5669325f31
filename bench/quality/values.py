"""When two values, and two rows, are the same."""
import collections
import difflib
import json
import unicodedata

TEXTS = {'namn', 'fritext', 'beskrivning', 'ersattning', 'leverantor', 'kommun', 'referens',
         'tillstand', 'lagrum', 'kategori', 'kon', 'sprak', 'klassificeringskod'}
LIKENED = {'namn', 'leverantor', 'beskrivning', 'fritext', 'ersattning', 'referens'}
# How much a field tells about which row this is.
WEIGHTS = {'personnummer': 3, 'dossiernummer': 3, 'belopp': 2, 'namn': 2, 'period_fran': 1.5,
           'period_till': 1.5, 'kod': 1, 'diarienummer': 1, 'beskrivning': 1, 'dygn': .5,
           'pris': .5, 'fodelsedata': 1}
DASHES = str.maketrans('\u2013\u2014\u2212\u2010\u2011\u2019\u00b4`', "-----'''")
SURE, POSSIBLE = .55, .22  # likeness of rows: whatever their order; only between their neighbours


def value_of(field):
    return field.get('value') if isinstance(field, dict) else field


def is_accepted(field):
    return isinstance(field, dict) and bool(field.get('accepted'))


def canonical(name, value):
    """The form in which values are compared: dashes and quotes of texts are equal, and names are
    the same words in any order, case and comma."""
    if value is None:
        return None
    text = ' '.join(unicodedata.normalize('NFC', str(value)).split())
    if name in TEXTS:
        text = text.translate(DASHES)
    if name == 'namn':
        text = ' '.join(sorted(text.replace(',', ' ').casefold().split()))
    if name == 'fodelsedata':
        text = text.replace('-', '')
    return text


def key_fields(row):
    keys = {name: canonical(name, value_of(row['fields'].get(name))) for name in WEIGHTS}
    return {name: value for name, value in keys.items() if value is not None}


def likeness(true, read):
    """Of two rows' key fields, 0 to 1."""
    score = total = 0
    names = []
    for name, wanted in true.items():
        weight, got = WEIGHTS[name], read.get(name)
        total += weight
        if got is None:
            continue
        if wanted == got:
            score += weight
        elif len(wanted) > 3:
            same = sum(map(str.__eq__, wanted, got)) / max(len(wanted), len(got))
            if same > .6:
                score += weight * same * .8
            elif name in LIKENED and len(wanted) < 80:
                names.append((weight, wanted, got))
    if score > .15 * total or len(true) < 3:
        for weight, wanted, got in names:
            same = difflib.SequenceMatcher(None, wanted, got, autojunk=False).ratio()
            if same > .6:
                score += weight * same * .8
    return score / total if total else 0


def pair_rows(true, read):
    """Pairs of indices: rows that are the same to the letter, then alike beyond doubt, then in
    order between those."""
    true_keys, read_keys = [key_fields(row) for row in true], [key_fields(row) for row in read]
    places = collections.defaultdict(collections.deque)
    for j, keys in enumerate(read_keys):
        places[json.dumps(keys, sort_keys=True)].append(j)
    pairs = []
    for i, keys in enumerate(true_keys):
        found = places.get(json.dumps(keys, sort_keys=True))
        if found and any(keys.values()):
            pairs.append((i, found.popleft()))
    left = sorted(set(range(len(true))) - {i for i, _ in pairs})
    right = sorted(set(range(len(read))) - {j for _, j in pairs})
    alike = {(i, j): likeness(true_keys[i], read_keys[j]) for i in left for j in right}
    rank = {i: n for n, i in enumerate(left)}, {j: n for n, j in enumerate(right)}
    nearest = sorted(alike, key=lambda p: (1e-6 * abs(rank[0][p[0]] - rank[1][p[1]]) - alike[p], p))
    for i, j in nearest:
        if alike[i, j] > SURE and i in left and j in right:
            pairs.append((i, j))
            left.remove(i)
            right.remove(j)
    return sorted(pairs + in_order(left, right, alike))


def in_order(left, right, alike):
    """The pairing of most likeness that keeps both orders."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, a in enumerate(left, 1):
        for j, b in enumerate(right, 1):
            with_pair = best[i - 1][j - 1] + alike[a, b] if alike[a, b] > POSSIBLE else 0
            best[i][j] = max(best[i - 1][j], best[i][j - 1], with_pair)
    i, j, pairs = len(left), len(right), []
    while i and j:
        same = alike[left[i - 1], right[j - 1]]
        if same > POSSIBLE and abs(best[i][j] - best[i - 1][j - 1] - same) < 1e-9:
            i, j = i - 1, j - 1
            pairs.append((left[i], right[j]))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs
