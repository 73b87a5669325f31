"""The whole way, as a samordnare goes it: a scan is dropped, arrives, its deviations are decided by
keys, its rows approved and sent. And what two people, or a hostile document, do to it."""

import json
import re
import tempfile
import unittest
from pathlib import Path

from selenium.webdriver.common.keys import Keys

from browser import Browser
from office import Office, hostile_pdf


def document_of(office: Office, file: str) -> dict:
    lines = office.run("export", "--format", "jsonl").splitlines()
    documents = [json.loads(line) for line in lines]
    return next(each for each in documents if each["document"]["file"] == file)


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

    def type_value(self, text: str) -> None:
        self.browser.press("s")
        self.browser.wait(
            lambda: self.browser.driver.switch_to.active_element.get_attribute("id") == "typed")
        self.browser.press(Keys.CONTROL + "a", text)
        self.browser.wait(lambda: "Sparas som" in self.finding())
        self.decide("\n")

    def typed_for(self, document: dict) -> str:
        """An amount as it was read, so that the sums hold; any other field anew."""
        row = re.search(r"[Rr]ad (\d+)", self.finding())
        if not row or "Belopp" not in self.finding():
            return "Eva Lind"
        amount = document["rows"][int(row.group(1)) - 1]["fields"]["belopp"]["value"]
        return amount.replace(".", ",")

    def test_the_whole_way_from_scan_to_receipt(self):
        file = self.office.sample("roselista-linjerad")
        self.drop_on_page(file)
        self.browser.wait_long(lambda: self.browser.driver.execute_script(
            "return [...document.querySelectorAll('.card')].some("
            "(card) => card.textContent === '1klara det senaste dygnet')"))
        read = document_of(self.office, file.name)
        self.start_review()
        for _ in range(3):
            self.type_value(self.typed_for(read))
        self.assertIn("Inget väntar på granskning", self.browser.text())
        document = document_of(self.office, file.name)
        self.assertEqual(sum("corrected" in field for part in (document, *document["rows"])
                             for field in part["fields"].values()), 1)
        self.browser.go(f"dokument/{document['document']['id']}", file.name)
        self.browser.wait(lambda: self.browser.find("#approve")).send_keys(Keys.ENTER)
        self.browser.wait(lambda: "16 av 16 är godkända" in self.browser.text())
        self.browser.picture("ett-dokument-godkant")
        self.browser.go("start", "Start")
        self.browser.wait(lambda: self.browser.find("main button.chief")).send_keys(Keys.ENTER)
        self.browser.wait(lambda: "Leverans 1: 16 rader" in self.browser.said())
        lines = (self.office.data / "export/leverans-000001.jsonl").read_text().splitlines()
        self.assertTrue((self.office.data / "export/leverans-000001.klar").exists())
        receipt = self.office.data / "kvittens.jsonl"
        receipt.write_text("".join(json.dumps(
            {"batch": 1, "key": json.loads(line)["key"], "taken": number > 0, "reason": "Låst."}
            if number == 0 else {"batch": 1, "key": json.loads(line)["key"], "taken": True}) + "\n"
            for number, line in enumerate(lines)))
        self.office.run("receipt", "import", str(receipt))
        self.browser.go(f"dokument/{document['document']['id']}", file.name)
        self.browser.wait(lambda: "Nekad: Låst." in self.browser.text())
        self.assertEqual(self.browser.text().count("Mottagen"), 15)
        self.start_review()
        self.assertIn("Låst.", self.finding())
        self.browser.picture("granska-nekad")

    def test_a_typed_value_is_checked_and_kept(self):
        file = self.office.sample("roselista-linjerad")
        self.drop_on_page(file)
        self.wait_until_read(file.name)
        document = document_of(self.office, file.name)
        row = next(each["row"] for each in document["deviations"]
                   if each["code"] == "osaker_lasning" and each["field"] == "belopp")
        self.browser.go(f"granska/{document['document']['id']}/{row}/osaker_lasning/belopp",
                        "Granska")
        self.browser.wait(lambda: "Belopp" in self.finding())
        self.browser.press("s")
        self.browser.wait(
            lambda: self.browser.driver.switch_to.active_element.get_attribute("id") == "typed")
        self.browser.press("XYZ123")
        self.browser.wait(lambda: "ska vara ett belopp" in self.finding())
        self.browser.picture("granska-skriv")
        self.browser.press(Keys.CONTROL + "a", "12 345")
        self.browser.wait(lambda: "Sparas som" in self.finding())
        self.decide("\n")
        belopp = document_of(self.office, file.name)["rows"][row - 1]["fields"]["belopp"]
        self.assertEqual(belopp["value"], "12345.00")
        self.assertEqual(belopp["corrected"]["by"], "Åsa Öhrn")

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
        self.assertIn("Åsa Öhrn har beslutat om raden", kim.said())

    def test_hostile_text_changes_nothing_on_the_page(self):
        name = "<img src=x onerror=alert(1)> \u202Efdp.exe '; DROP TABLE rows; --.pdf"
        half = self.office.data / "inbox/.half"
        half.write_bytes(hostile_pdf())
        half.rename(half.with_name(name))
        self.wait_until_read(name)
        for view, heading in (("lista", "Avvikelselista"), ("dokument", "Dokument"),
                              ("start", "Start")):
            self.browser.go(view, heading)
            self.browser.wait(lambda: "DROP TABLE" in self.browser.text() or view == "start")
            self.assertNotIn("\u202E", self.browser.text())
            self.assertIsNone(self.browser.find("main img, main script"))
        self.browser.picture("fientligt")
        self.assertEqual(self.browser.complaints(), [])


class HalfAnHour(unittest.TestCase):
    def test_fifty_deviations_take_at_most_a_hundred_keystrokes(self):
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as register:
            # Nobody whom the samples name, so that every row has something to be looked at.
            register.write("personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;"
                           "mottagningsdatum;migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf\n"
                           "20100314-2385;11-234567;Kim;Ek;;;;;;;\n")
            register.flush()
            office = Office(["roselista-linjerad", "roselista-digital", "schablonbeslut-digital",
                             "roselista-brev-digital"], register=Path(register.name))
        office.add_user("Åsa Öhrn", "samordnare", "--sees-protected")
        browser = Browser(office.address)
        try:
            browser.sign_in("Åsa Öhrn")
            browser.go("granska", "Granska")
            browser.wait(lambda: browser.find("#finding"))
            browser.keystrokes = 0
            for _ in range(50):
                before = browser.find("p.small").text + browser.find("#finding").text
                browser.press("f")
                browser.wait(lambda: browser.find("p.small").text
                             + browser.find("#finding").text != before)
            self.assertLessEqual(browser.keystrokes, 100)
        finally:
            browser.close()
            office.close()


if __name__ == "__main__":
    unittest.main()
