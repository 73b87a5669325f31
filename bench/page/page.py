#!/usr/bin/python3
"""Measures the review page over 100,000 open deviations; README.md says what and why."""

import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
os.environ["ROSETT_SOURCE_DIR"] = str(SOURCE)
os.environ["ROSETT_BIN_DIR"] = sys.argv[1]
sys.path.insert(0, str(SOURCE / "tests/browser"))

from browser import Browser  # noqa: E402
from office import PASSWORD, Office  # noqa: E402

SAMPLES = ["roselista-linjerad", "roselista-digital", "schablonbeslut-digital"]
DEVIATIONS = 100_000
ROUNDS = 20


def fill(office: Office) -> None:
    """The deviations that are there, over and over until there are enough."""
    with sqlite3.connect(office.data / "rosett.db") as database:
        columns = ", ".join(row[1] for row in database.execute("PRAGMA table_info(worklist)")
                            if row[1] != "id")
        count = lambda: database.execute("SELECT count(*) FROM worklist").fetchone()[0]
        while (left := DEVIATIONS - count()) > 0:
            database.execute(f"INSERT INTO worklist ({columns}) SELECT {columns} FROM worklist"
                             f" LIMIT {left}")


class Session:
    def __init__(self, office: Office):
        self.office = office
        self.headers = {"Origin": office.address.rstrip("/"), "Content-Type": "application/json"}
        answer = self.ask("api/sign-in", {"name": "Kim", "password": PASSWORD})
        self.headers["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]
        self.headers["X-Rosett-Token"] = json.load(answer)["token"]

    def ask(self, path: str, body: dict):
        return urllib.request.urlopen(urllib.request.Request(
            self.office.address + path, data=json.dumps(body).encode(), headers=self.headers))

    def milliseconds(self, body: dict) -> float:
        """The slowest of several."""
        spent = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            self.ask("api/deviations", body).read()
            spent.append(1000 * (time.perf_counter() - began))
        return max(spent)


def lists(session: Session) -> None:
    for body in ({}, {"order": "document"}, {"order": "person", "offset": 90_000},
                 {"severity": "fel"}, {"code": "osaker_lasning", "order": "code"},
                 {"search": "beslut 2019"}, {"search": "finns ingenstans"}):
        print(f"list {json.dumps(body):55} {session.milliseconds(body):6.0f} ms")


def first_paint(office: Office) -> None:
    browser = Browser(office.address)
    browser.sign_in("Kim")
    browser.go("lista", "Avvikelselista")
    browser.driver.refresh()
    browser.wait(lambda: browser.find("tbody tr"))
    paint = browser.driver.execute_script(
        "return performance.getEntriesByName('first-contentful-paint')[0].startTime")
    print(f"first paint {paint:50.0f} ms")
    browser.close()


def reading(office: Office) -> float:
    """Seconds for some documents, read again from files with a byte more each time."""
    stamp = time.time_ns()
    names = []
    for i in range(6):
        name = f"{stamp}-{i}.pdf"
        content = office.sample("roselista-linjerad").read_bytes() + f"\n%{name}\n".encode()
        (office.data / "inbox" / f".{name}").write_bytes(content)
        names.append(name)
    for name in names:
        (office.data / "inbox" / f".{name}").rename(office.data / "inbox" / name)
    began = time.perf_counter()
    while any((office.data / "inbox" / name).exists() for name in names):
        time.sleep(0.05)
    return time.perf_counter() - began


def crowd(office: Office, session: Session) -> None:
    reading(office)
    alone = min(reading(office) for _ in range(3))
    script = Path(office.data) / "ask.lua"
    headers = "".join(f'wrk.headers["{name}"] = "{value}"\n'
                      for name, value in session.headers.items())
    script.write_text(headers)
    wrk = subprocess.Popen(["wrk", "-t2", "-c50", "-d60s", "-s", script,
                            office.address + "api/start"], stdout=subprocess.PIPE, text=True)
    time.sleep(2)
    beside = min(reading(office) for _ in range(3))
    print(wrk.communicate()[0])
    print(f"reading alone {alone:.1f} s, beside wrk {beside:.1f} s: {100 * (beside / alone - 1):+.0f} %")


def main() -> None:
    office = Office(SAMPLES)
    office.add_user("Kim", "samordnare", "--sees-protected")
    fill(office)
    session = Session(office)
    lists(session)
    first_paint(office)
    crowd(office, session)
    office.close()


main()
