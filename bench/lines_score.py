#!/usr/bin/env python3
"""lines_score.py LINES.jsonl EXPORT.jsonl TRUTH.jsonl: how often swe, our line model and both together are wrong.

LINES comes from rosett-lines, EXPORT from `rosett export --format jsonl` over the same files, TRUTH has the contract's
form. A cell is taken when the export's box of a value is one line of LINES; its truth is that of the same field and
row. Spaces do not count, nor kinds of dashes. Prints characters wrong and cells wrong for each kind, the share of
cells where both agree, and how many of those are wrong."""
import collections
import json
import sys

KINDS = {"namn": "names", "leverantor": "names", "kod": "codes", "klassificeringskod": "codes"}
AMOUNTS = {"belopp", "summa", "netto", "moms", "pris", "avrundning", "dygnsbelopp"}
TEXTS = {"kommun", "referens", "fritext", "ersattning", "beskrivning", "lagrum", "tillstand", "kategori", "sprak", "kon"}


def kind_of(field):
    if field in AMOUNTS:
        return "amounts"
    if "datum" in field or field.startswith(("period", "giltigt", "fodelse")):
        return "dates"
    return KINDS.get(field, "texts" if field in TEXTS else "numbers")


def plain(text):
    return "".join(text.split()).replace("–", "-").replace("—", "-").replace("−", "-")


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def documents(path):
    found = collections.defaultdict(list)
    with open(path, encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            found[document["document"]["file"]].append(document)
    return found


def is_one(line, box):
    """Whether the line is what the box shows: each covers most of the other."""
    (a, b, c, d), (e, f, g, h) = line["box"], box
    across, down = min(a + c, e + g) - max(a, e), min(b + d, f + h) - max(b, f)
    return across > 0.93 * max(c, g) and down > 0.6 * max(d, h)


def cells(read, truth):
    """Field, what was read and what is printed, of document fields and of rows. A row whose values mostly differ is
    another row."""
    groups = [(read["fields"], truth["fields"])]
    for a, b in zip((row["fields"] for row in read["rows"]), (row["fields"] for row in truth["rows"])):
        same = [a[field]["value"] == b[field]["value"] for field in a if field in b]
        if 2 * sum(same) > len(same):
            groups.append((a, b))
    for a, b in groups:
        for field, value in a.items():
            if isinstance(value, dict) and value.get("box") and field in b and b[field].get("text"):
                yield field, value, b[field]["text"]


def main():
    lines = collections.defaultdict(list)
    with open(sys.argv[1], encoding="utf-8") as file:
        for text in file:
            line = json.loads(text)
            lines[line["file"], line["page"]].append(line)
    truths = documents(sys.argv[3])
    sums = collections.defaultdict(collections.Counter)
    seen, faults = set(), []
    for name, found in documents(sys.argv[2]).items():
        for read, truth in zip(found, truths[name]):
            for field, value, printed in cells(read, truth):
                place = (name, value["page"], *value["box"])
                fitting = [line for line in lines[name, value["page"]] if is_one(line, value["box"])]
                if place in seen or not fitting:
                    continue
                seen.add(place)
                line, truth_text = fitting[0], plain(printed)
                swe, model = plain(line["swe"]), plain(line["model"])
                for kind in (kind_of(field), "all"):
                    sums[kind].update(cells=1, characters=len(truth_text), swe=distance(swe, truth_text),
                                      model=distance(model, truth_text), swe_cells=swe != truth_text,
                                      model_cells=model != truth_text, agree=swe == model,
                                      agree_wrong=swe == model != truth_text)
                if model != truth_text or swe != truth_text:
                    faults.append((swe == model, field, printed, line["swe"], line["model"], f"{line['swe_p']:.3f}",
                                   f"{line['model_p']:.3f}", *place[:2]))
    print("kind      cells  characters  swe char  model char  swe cells  model cells   agree  wrong among agreeing")
    for kind, s in sorted(sums.items()):
        print(f"{kind:8} {s['cells']:6} {s['characters']:11}  {s['swe'] / s['characters']:8.3%}  "
              f"{s['model'] / s['characters']:10.3%}  {s['swe_cells'] / s['cells']:9.2%}  "
              f"{s['model_cells'] / s['cells']:11.2%} {s['agree'] / s['cells']:7.2%}  {s['agree_wrong']}")
    if len(sys.argv) > 4:
        with open(sys.argv[4], "w", encoding="utf-8") as out:
            out.writelines(" | ".join(map(str, fault)) + "\n" for fault in sorted(faults))


if __name__ == "__main__":
    main()
