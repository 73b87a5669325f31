#!/usr/bin/env python3
"""Counts the processor's instructions for three fixed pages, by stage: a guard against getting slower.

    instructions.py [--pages build/dev/bin/rosett-pages] [--write]

Counts are callgrind's, so they do not depend on what else the machine does. Ends with exit code 1
when a page takes over 3 % more than budget.json says. --write makes today's counts the budget.
"""
import argparse
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples"
BUDGET = HERE / "budget.json"
MAY_GROW = 0.03
PAGES = ("schablonbeslut-200dpi", "roselista-upp-och-ner", "schablonbeslut-digital")

# Stage -> the function that does it, called from reading a page.
STAGES = {
    "decoding the file": r"Source::render\(int\)",
    "picture (flattening)": r"rosett::(flattened|print_gray|natural_gray|whiten_surroundings)\(",
    "turn and skew": r"rosett::find_placement\(",
    "straightening": r"rosett::placed\(",
    "layout (rulings, segments)": r"rosett::lay_out\(",
    "recognition": r"NetworkEngine::recognise\(",
    "second recognition": r"NetworkEngine::recognise_again\(",
    "page image": r"rosett::encode_page\(",
}


def counted(program: pathlib.Path, sample: str) -> dict[str, int]:
    """Instructions of reading a sample's document, in all and inclusive for each stage."""
    document = next(file for file in (SAMPLES / sample).iterdir() if file.suffix != ".jsonl")
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "counts"
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, document,
                        folder], check=True, capture_output=True)
        text = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", "--auto=no", out],
                              check=True, capture_output=True, text=True).stdout
    functions: dict[tuple[str, str], int] = {}
    for line in text.splitlines():  # a function has a line for each file that its code is from
        cost = re.match(r"\s*([\d,]+) \([^)]*\)\s+\S*?:(.*)", line)
        for stage, function in STAGES.items():
            if cost and (found := re.search(function, cost[2])):
                key = stage, found[0]
                functions[key] = max(functions.get(key, 0), int(cost[1].replace(",", "")))
    counts = {"all": int(re.search(r"([\d,]+).*PROGRAM TOTALS", text)[1].replace(",", ""))}
    for (stage, _), count in functions.items():
        counts[stage] = counts.get(stage, 0) + count
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=pathlib.Path, default="build/dev/bin/rosett-pages")
    parser.add_argument("--write", action="store_true", help="make today's counts the budget")
    asked = parser.parse_args()
    program = asked.pages.resolve()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        found = dict(zip(PAGES, pool.map(lambda sample: counted(program, sample), PAGES)))
    if asked.write:
        BUDGET.write_text(json.dumps(found, indent=1) + "\n")
    budget = json.loads(BUDGET.read_text())
    slower = 0
    for sample, counts in found.items():
        for stage, count in counts.items():
            print(f"{sample:24}{stage:30}{count / 1e6:10.1f} M  budget {budget[sample].get(stage, 0) / 1e6:.1f} M")
        if counts["all"] > budget[sample]["all"] * (1 + MAY_GROW):
            print(f"{sample}: over {MAY_GROW:.0%} more instructions than the budget", file=sys.stderr)
            slower = 1
    return slower


if __name__ == "__main__":
    sys.exit(main())
