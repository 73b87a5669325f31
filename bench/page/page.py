#!/usr/bin/python3
"""Measures the review page over 100,000 open deviations; README.md says what and why."""

import json
import os
import sqlite3
import statistics
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
LISTS = [{}, {"order": "document"}, {"order": "person", "offset": 90_000}, {"severity": "fel"},
         {"code": "osaker_lasning", "order": "code"}, {"severity": "varning", "order": "person"},
         {"closed": True}, {"search": "beslut 2019"}, {"search": "finns ingenstans"},
         {"search": "personen", "order": "person", "offset": 10_000}, {"search": "2001"},
         {"search": "li"}]
# Each line is about somebody of its own, found under that name and number.
NUMBER = "printf('%08d-%04d', 19500101 + n.i % 500000, n.i * 7 % 10000)"
OWN = {"namn": "w.namn || ' ' || n.i", "personnummer": NUMBER,
       "search": f"w.search || ' ' || n.i || ' ' || {NUMBER}"}


def fill(office: Office) -> None:
    """The deviations that are there, over and over until there are enough."""
    with sqlite3.connect(office.data / "rosett.db") as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(worklist)")
                   if row[1] != "id"]
        ids = [row[0] for row in database.execute("SELECT id FROM worklist")]
        # In turn, as they come: not all of one kind after another.
        database.execute("CREATE TEMP TABLE turn (at INTEGER PRIMARY KEY, id INTEGER)")
        database.executemany("INSERT INTO turn VALUES (?, ?)", enumerate(ids))
        database.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            f" INSERT INTO worklist ({', '.join(columns)})"
            f" SELECT {', '.join(OWN.get(name, 'w.' + name) for name in columns)} FROM n"
            f" JOIN turn ON turn.at = n.i % ? JOIN worklist w ON w.id = turn.id",
            (DEVIATIONS - len(ids), len(ids)))


class Session:
    def __init__(self, office: Office, name: str):
        self.office = office
        self.headers = {"Origin": office.address.rstrip("/"), "Content-Type": "application/json"}
        answer = self.ask("api/sign-in", {"name": name, "password": PASSWORD})
        self.headers["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]
        self.headers["X-Rosett-Token"] = json.load(answer)["token"]

    def ask(self, path: str, body: dict):
        return urllib.request.urlopen(urllib.request.Request(
            self.office.address + path, data=json.dumps(body).encode(), headers=self.headers))

    def milliseconds(self, body: dict) -> tuple[float, float]:
        """The median and the slowest of several."""
        spent = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            self.ask("api/deviations", body).read()
            spent.append(1000 * (time.perf_counter() - began))
        return statistics.median(spent), max(spent)


def load() -> str:
    return "load " + " ".join(f"{each:.1f}" for each in os.getloadavg())


def lists(session: Session, who: str) -> None:
    print(f"lists, {who}, {load()}: ms, median and slowest of {ROUNDS}")
    for body in LISTS:
        median, slowest = session.milliseconds(body)
        print(f"  {json.dumps(body):60} {median:5.0f} {slowest:5.0f}", flush=True)


def first_paint(office: Office) -> None:
    browser = Browser(office.address)
    browser.sign_in("Kim")
    for view, heading, content in (("start", "Start", ".card"),
                                   ("lista", "Avvikelselista", "tbody tr"),
                                   ("granska", "Granska", "#finding")):
        browser.go(view, heading)
        spent = []
        for _ in range(5):
            browser.driver.refresh()
            browser.wait(lambda: browser.find(content))
            spent.append(browser.driver.execute_script(
                "return performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        print(f"first paint of {heading}, {load()}: {statistics.median(spent):.0f} ms,"
              f" slowest {max(spent):.0f}", flush=True)
    browser.close()


def reading(office: Office, documents: int = 6) -> float:
    """Seconds for some documents, read again from files with a byte more each time."""
    stamp = time.time_ns()
    names = []
    for i in range(documents):
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


def spent_by(process: int) -> float:
    """Seconds of processor time of the service without its readers: says more than the clock does
    while others work on the machine."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def crowd(office: Office, session: Session, path: str, body: dict | None) -> None:
    alone = statistics.median(reading(office) for _ in range(3))
    script = office.data / "ask.lua"
    script.write_text("".join(f'wrk.headers["{name}"] = "{value}"\n'
                              for name, value in session.headers.items())
                      + ("" if body is None else
                         f"wrk.method = 'POST'\nwrk.body = '{json.dumps(body)}'\n"))
    busy = spent_by(office.service.pid)
    wrk = subprocess.Popen(["wrk", "-t2", "-c50", "-d60s", "-s", script, office.address + path],
                           stdout=subprocess.PIPE, text=True)
    beside = []
    while wrk.poll() is None:
        spent = reading(office)
        if wrk.poll() is None:  # what ends after it was partly alone
            beside.append(spent)
    busy = spent_by(office.service.pid) - busy
    print(f"{path}, {load()}\n{wrk.communicate()[0]}")
    print(f"the service took {busy:.1f} s of {60 * os.cpu_count()} s of processor time")
    print(f"reading alone {alone:.1f} s, beside wrk"
          f" {' '.join(f'{each:.1f}' for each in beside)} s:"
          f" {100 * (statistics.median(beside) / alone - 1):+.0f} %", flush=True)


def main() -> None:
    office = Office(SAMPLES)
    try:
        office.add_user("Kim", "samordnare", "--sees-protected")
        office.add_user("Lo", "lasare")
        fill(office)
        kim = Session(office, "Kim")
        lists(kim, "who sees everybody")
        lists(Session(office, "Lo"), "who does not")
        first_paint(office)
        reading(office)  # so that programs and models are in memory
        crowd(office, kim, "api/start", None)
        crowd(office, kim, "api/deviations", {})
    finally:
        office.close()


main()
