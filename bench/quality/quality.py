#!/usr/bin/env python3
"""Runs Rosett over a corpus (inbox/, truth.jsonl, registers) and prints how well it read, with a
page of pictures of every silent error and lost row. Python's standard library alone.

  quality.py CORPUS --rosett build/release/bin/rosett     reads in a fresh data folder
  quality.py CORPUS --data DIR --export FILE              what has been read already
"""
import argparse
import os
import shutil
import subprocess
import tempfile

from corpus import Corpus, read_lines
from pictures import write_page
from table import text_table

REGISTERS = ('personer', 'placeringar', 'leverantorer', 'avtal', 'sdf')


def run(rosett, corpus, data):
    """Reads the corpus in the empty folder `data`; the export's path."""
    command = [rosett, '--data', data]
    shutil.copytree(os.path.join(corpus, 'inbox'), os.path.join(data, 'inbox'), dirs_exist_ok=True)
    settings = os.path.join(corpus, 'rosett.toml')
    with open(os.path.join(data, 'rosett.toml'), 'w', encoding='utf-8') as file:
        file.write(open(settings, encoding='utf-8').read() if os.path.exists(settings)
                   else 'kommun = "Stockholm"\n')
    for kind in REGISTERS:
        path = os.path.join(corpus, kind + '.csv')
        if os.path.exists(path):
            subprocess.run(command + ['register', 'import', kind, path], check=True,
                           stdout=subprocess.DEVNULL)
    subprocess.run(command + ['watch', '--once'], check=True, stdout=subprocess.DEVNULL)
    export = os.path.join(data, 'export.jsonl')
    subprocess.run(command + ['export', '--format', 'jsonl', '-o', export], check=True)
    return export


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('corpus')
    parser.add_argument('--rosett', help='the program to run')
    parser.add_argument('--data', help="Rosett's data folder; a new one when left out")
    parser.add_argument('--export', help='JSON Lines of a run that is done; nothing is read then')
    parser.add_argument('--pictures', help='folder for index.html; none when left out')
    parser.add_argument('--types', help='only these, comma-separated')
    arguments = parser.parse_args()
    if not arguments.export and not arguments.rosett:
        parser.error('--rosett or --export is needed')
    data = arguments.data
    if not arguments.export:
        data = data or tempfile.mkdtemp(prefix='rosett-quality-')
        os.makedirs(data, exist_ok=True)
    export = arguments.export or run(arguments.rosett, arguments.corpus, data)
    truth = read_lines(os.path.join(arguments.corpus, 'truth.jsonl'))
    if arguments.types:
        truth = [one for one in truth if one['document']['type'] in arguments.types.split(',')]
    corpus = Corpus(truth, read_lines(export))
    print(text_table(corpus))
    if arguments.pictures:
        write_page(corpus, data, arguments.pictures)
        print(f'bilder: {os.path.join(arguments.pictures, "index.html")}')


if __name__ == '__main__':
    main()
