#!/usr/bin/env python3
"""Pages a minute, processor time and memory, beside OCRmyPDF and plain tesseract on the same pages.

    throughput.py FOLDER [--rosett PROGRAM] [--readers 1 2] [--only NAME …] [--out OUT]

FOLDER holds documents (PDF, TIFF, PNG, JPEG). Every program gets all of them in the same run, one
after the other: Rosett as `watch --once` in a fresh data folder, the others with as many processes
as Rosett has readers and OMP_THREAD_LIMIT=1. Writes the table to stdout and, with --out,
OUT/throughput.svg.
"""
import argparse
import pathlib
import sys
import tempfile

import picture
import programs
from runs import Run, table


def measured(asked, folder: pathlib.Path):
    pages = programs.pages_of(asked.folder, folder / "pages")
    if not pages:
        raise SystemExit(f"{asked.folder}: no documents")
    print(f"{len(pages)} pages of {len(programs.documents(asked.folder))} documents", file=sys.stderr)
    for readers in asked.readers:
        for name, program in programs.PROGRAMS.items():
            if asked.only and name not in asked.only:
                continue
            print(f"{name}, {readers} …", file=sys.stderr, flush=True)
            work = folder / f"{name}-{readers}"
            work.mkdir()
            used = program(asked, pages, work, readers)
            yield Run(name, readers, len(pages), *used)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rosett", type=pathlib.Path, default="build/release/bin/rosett")
    parser.add_argument("--readers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--only", nargs="+", choices=list(programs.PROGRAMS), default=[])
    parser.add_argument("--out", type=pathlib.Path)
    asked = parser.parse_args()
    asked.rosett = asked.rosett.resolve()
    with tempfile.TemporaryDirectory() as folder:
        runs = list(measured(asked, pathlib.Path(folder)))
    print(table(runs))
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
        (asked.out / "throughput.svg").write_text(picture.svg(runs))


if __name__ == "__main__":
    main()
