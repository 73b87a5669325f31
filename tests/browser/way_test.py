"""The whole way, as a samordnare goes it: a scan is dropped, arrives, its deviations are decided by
keys, its rows approved and sent. And what two people, or a hostile document, do to it."""

import json
import unittest
from pathlib import Path

from browser import Browser
from office import Office, hostile_pdf


def rows_of(office: Office, file: str) -> list[dict]:
    lines = office.run("export", "--format", "jsonl").splitlines()
    documents = [json.loads(line) for line in lines]
    return next(each for each in documents if each["document"]["file"] == file)["rows"]


class Way(unittest.TestCase):
    def setUp(self):
        self.office = Office([])
        self.office.add_user("Åsa Öhrn", "samordnare", "--sees-protected")
        self.browsers = []
        self.browser = self.signed_in("Åsa Öhrn")

    def tearDown(self):
        for browser in self.browsers:
            browser.close()
        self.office.close()

    def signed_in(self, name: str) -> Browser:
        browser = Browser(self.office.address)
        self.browsers.append(browser)
        browser.sign_in(name)
        return browser

    def drop_on_page(self, file: Path) -> None:
        self.browser.go("start", "Start")
        self.browser.find("#files").send_keys(str(file))
        self.browser.wait(lambda: "inkorgen" in self.browser.said())

    def wait_until_read(self, file: str) -> None:
        self.browser.wait_long(lambda: any(
            json.loads(line)["document"]["file"] == file
            for line in self.office.run("export", "--format", "jsonl").splitlines()))

    def finding(self) -> str:
        """What the panel shows, as something to be compared."""
        panel = self.browser.find("#finding")
        return panel.text if panel else ""

    def start_review(self) -> None:
        self.browser.go("granska", "Granska")
        self.browser.wait(lambda: self.finding())

    def decide(self, *keys: str) -> None:
        before = self.finding()
        self.browser.press(*keys)
        self.browser.wait(lambda: self.finding() != before)

    def test_from_drop_to_decision(self):
        file = self.office.sample("roselista-linjerad")
        self.drop_on_page(file)
        self.wait_until_read(file.name)
        self.start_review()
        self.decide("g")
        self.decide("f")
        self.decide("z")
        self.browser.wait(lambda: "Ångrat" in self.browser.said())
        self.browser.picture("granska-angrat")

    def test_a_typed_value_is_checked_and_kept(self):
        file = self.office.sample("roselista-linjerad")
        self.drop_on_page(file)
        self.wait_until_read(file.name)
        self.browser.go("lista", "Avvikelselista")
        self.browser.find("#search").send_keys("personnummer")
        self.browser.wait(lambda: self.browser.find("tbody a"))
        self.browser.find("tbody a").click()
        self.browser.wait(lambda: self.finding())
        self.browser.press("s")
        typed = self.browser.wait(lambda: self.browser.find("#typed"))
        typed.clear()
        self.browser.press("20100314-2382")
        self.browser.wait(lambda: "Kontrollsiffra" in self.finding()
                          or "kontrollsiffra" in self.finding())
        self.browser.picture("granska-skriv")
        typed.clear()
        self.browser.press("20100314-2385")
        self.browser.wait(lambda: "Sparas som 20100314-2385" in self.finding())
        self.decide("\n")
        corrected = [field for row in rows_of(self.office, file.name)
                     for field in row["fields"].values() if "corrected" in field]
        self.assertEqual(corrected[0]["value"], "20100314-2385")
        self.assertEqual(corrected[0]["corrected"]["by"], "Åsa Öhrn")

    def test_the_second_of_two_people_is_told(self):
        file = self.office.sample("roselista-linjerad")
        self.drop_on_page(file)
        self.wait_until_read(file.name)
        self.office.add_user("Kim", "samordnare", "--sees-protected")
        kim = self.signed_in("Kim")
        self.start_review()
        kim.go("granska", "Granska")
        kim.wait(lambda: kim.find("#finding"))
        self.decide("f")
        kim.press("f")
        kim.wait(lambda: kim.said())
        kim.picture("granska-den-andra")
        self.assertRegex(kim.said(), "ndra")

    def test_fifty_deviations_take_at_most_a_hundred_keystrokes(self):
        for sample in ("roselista-linjerad", "roselista-sned", "roselista-grupperad-g4",
                       "schablonbeslut-200dpi"):
            file = self.office.sample(sample)
            self.drop_on_page(file)
            self.wait_until_read(file.name)
        self.start_review()
        self.browser.keystrokes = 0
        decided = 0
        while decided < 50 and self.finding():
            self.decide("f")
            decided += 1
        self.assertGreaterEqual(decided, 30, "too few deviations to count by")
        self.assertLessEqual(self.browser.keystrokes, 2 * decided)

    def test_hostile_text_changes_nothing_on_the_page(self):
        name = "<img src=x onerror=alert(1)> '; DROP TABLE rows; --.pdf"
        path = self.office.data / name
        path.write_bytes(hostile_pdf())
        self.drop_on_page(path)
        self.wait_until_read(name)
        for view, heading in (("lista", "Avvikelselista"), ("dokument", "Dokument"),
                              ("start", "Start")):
            self.browser.go(view, heading)
            self.browser.wait(lambda: name in self.browser.text() or view == "start")
            self.assertIsNone(self.browser.find("main img, main script"))
        self.browser.picture("fientligt")
        self.assertEqual(self.browser.complaints(), [])


if __name__ == "__main__":
    unittest.main()
