#!/usr/bin/env python3
"""How the service bears a crowd: many documents at once in the inbox, and then nothing to do.

    crowd.py ROSETT [--files 10000] [--idle 120]

ROSETT is the program, beside a reader that answers at once, so that the service's own part is what is
measured: build/dev/bin/interrupted/rosett. Prints, for every tenth of the files, how fast they got
their outcomes, and the service's memory; then the processor time of the idle service.
"""
import argparse
import os
import pathlib
import signal
import sqlite3
import subprocess
import tempfile
import time

TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(process: int) -> float:
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def megabytes(process: int, what: str) -> float:
    for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    raise ValueError(what)


def outcomes(database: sqlite3.Connection) -> int:
    states = "SELECT count(*) FROM arrivals WHERE moved_to <> ''"
    return database.execute(states).fetchone()[0]


def fill(inbox: pathlib.Path, files: int) -> None:
    inbox.mkdir()
    an_hour_ago = time.time() - 3600
    for number in range(files):
        file = inbox / f"{number}.pdf"
        file.write_text(f"läsbar {number}")
        os.utime(file, (an_hour_ago, an_hour_ago))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rosett")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--idle", type=int, default=120, help="seconds")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / "data"
        data.mkdir(mode=0o750)
        (data / "rosett.toml").write_text("stable_seconds = 0\nincomplete_seconds = 0\n")
        fill(data / "inbox", asked.files)
        (data / "inbox").chmod(0o770)
        with open(data / "log", "w") as log:
            service = subprocess.Popen([asked.rosett, "--data", data, "watch"], stderr=log)
        while not (data / "rosett.db").exists():
            time.sleep(0.1)
        time.sleep(1)
        database = sqlite3.connect(data / "rosett.db", timeout=60)
        step = max(1, asked.files // 10)
        began = last = time.monotonic()
        print(f"{'outcomes':>10}{'a second':>10}{'CPU s':>8}{'memory MB':>11}{'peak MB':>9}")
        for wanted in range(step, asked.files + 1, step):
            while outcomes(database) < wanted:
                time.sleep(0.2)
            now = time.monotonic()
            print(f"{wanted:>10}{step / (now - last):>10.1f}{processor_seconds(service.pid):>8.1f}"
                  f"{megabytes(service.pid, 'VmRSS'):>11.1f}{megabytes(service.pid, 'VmHWM'):>9.1f}",
                  flush=True)
            last = now
        print(f"all in {last - began:.0f} s")
        workbook = data / "export" / "avvikelser.xlsx"
        while not workbook.exists():
            time.sleep(0.5)
        print(f"workbook after {time.monotonic() - last:.0f} s more; peak "
              f"{megabytes(service.pid, 'VmHWM'):.1f} MB")
        time.sleep(5)
        before = processor_seconds(service.pid)
        time.sleep(asked.idle)
        used = processor_seconds(service.pid) - before
        print(f"idle for {asked.idle} s: {100 * used / asked.idle:.2f} % of a core")
        service.send_signal(signal.SIGTERM)
        print(f"stopped with exit code {service.wait(60)}")


if __name__ == "__main__":
    main()
