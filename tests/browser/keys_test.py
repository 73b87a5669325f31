"""What a key does, and what it must not: in the review, on the start page, in the registers."""

import json
import time
import unittest

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser import Browser
from looks import Looks
from office import Office, text_pdf

DROP = """
const files = new DataTransfer();
files.items.add(new File(["x"], arguments[0]));
const sent = new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true});
document.querySelector("h1").dispatchEvent(sent);
return sent.defaultPrevented;
"""


class KeysAndPlaces(Looks):
    @classmethod
    def setUpClass(cls):
        cls.office = Office(["roselista-linjerad", "roselista-digital", "generalschablon-fast"])
        cls.office.add_user("Åsa Öhrn", "samordnare", "--sees-protected")
        cls.browser = Browser(cls.office.address)
        cls.browser.sign_in("Åsa Öhrn")

    def tearDown(self):
        self.assertEqual(self.browser.complaints(), [])

    def find(self, selector: str):
        return self.browser.find(selector)

    def finding(self) -> str:
        panel = self.find("#finding")
        return panel.text if panel else ""

    def has_focus(self, selector: str) -> bool:
        return self.browser.driver.switch_to.active_element == self.find(selector)

    def deviation(self, code: str) -> dict:
        """With its document's id."""
        for line in self.office.run("export", "--format", "jsonl").splitlines():
            document = json.loads(line)
            for each in document["deviations"]:
                if each["code"] == code:
                    return {**each, "document": document["document"]["id"]}
        raise AssertionError(code)

    def open(self, code: str, field: str | None = None) -> None:
        found = self.deviation(code)
        name = found.get("field", "") if field is None else field
        self.browser.go(f"granska/{found['document']}/{found['row'] or 0}/{code}/{name}", "Granska")
        self.browser.driver.refresh()
        self.browser.wait(lambda: self.find("#finding"))

    def test_two_decisions_on_one_row_are_undone_one_after_the_other(self):
        self.open("aterkrav")
        row = self.finding()
        for key in ("u", "u"):
            self.browser.press(key)
            self.browser.wait(lambda: self.has_focus("#note"))
            before = self.finding()
            self.browser.press("Fråga handläggaren.\n")
            self.browser.wait(lambda: self.finding() != before)
            self.browser.press("b")
            self.browser.wait(lambda: "Fråga handläggaren." in self.finding())
        self.browser.picture("granska-utred")
        for left in (1, 0):
            self.browser.press("z")
            self.browser.wait(lambda: self.finding().count("Fråga handläggaren.") == left)
            self.assertIn("Ångrat", self.browser.said())
        self.assertEqual(row.splitlines()[0], self.finding().splitlines()[0])

    def test_keys_pressed_in_a_hurry_decide_nothing_unseen(self):
        self.browser.go("granska", "Granska")
        self.browser.wait(lambda: self.find("#finding"))
        count = int(self.find("p.small").text.split(" av ")[1].split(".")[0])
        self.browser.driver.execute_script(
            "for (let i = 0; i < 5; ++i) document.getElementById('finding').dispatchEvent("
            "new KeyboardEvent('keydown', {key: 'f', bubbles: true, cancelable: true}))")
        self.browser.wait(lambda: f" av {count - 1}." in self.find("p.small").text)
        time.sleep(0.5)
        self.assertIn(f" av {count - 1}.", self.find("p.small").text)
        self.assertNotIn("har beslutat", self.browser.said())
        self.browser.press("z")
        self.browser.wait(lambda: f" av {count}." in self.find("p.small").text)

    def test_a_fault_is_not_approved_as_it_is(self):
        self.open("period_ogiltig")
        self.assertFalse(self.find("button[aria-keyshortcuts=g]").is_enabled())
        self.assertFalse(self.find("button[aria-keyshortcuts=r]").is_enabled())
        self.assertIn("Ett fel godkänns inte som det är", self.finding())

    def test_amounts_are_written_as_people_write_them(self):
        self.open("summa_avviker")
        self.assertIn("79 920,00", self.find(".readings").text.replace("\u00a0", " "))
        self.browser.go("dokument/" + str(self.deviation("summa_avviker")["document"]), "GS1812.TXT")
        self.assertNotIn("79920.00", self.browser.text())

    def test_a_view_begins_at_its_top(self):
        self.browser.go("lista", "Avvikelselista")
        self.browser.wait(lambda: self.find("tbody tr"))
        self.browser.driver.execute_script("scrollTo(0, 9999)")
        self.browser.go("register", "Register")
        self.browser.wait(lambda: self.browser.driver.execute_script("return scrollY") == 0)

    def test_the_start_page_leaves_the_focus_where_it_is(self):
        self.browser.go("start", "Start")
        button = self.browser.wait(lambda: self.find("main button.chief"))
        self.browser.driver.execute_script("arguments[0].focus()", button)
        self.office.drop("roselista-sned")
        waiting = self.browser.find(".cards").text
        self.browser.wait_long(lambda: self.find(".cards").text != waiting)
        self.assertTrue(self.has_focus("main button.chief"))

    def test_a_number_on_the_start_page_leads_to_its_list(self):
        self.browser.go("start", "Start")
        self.browser.wait(lambda: self.find(".card a")).send_keys(Keys.ENTER)
        self.browser.wait(lambda: self.browser.heading() == "Avvikelselista" and self.find("tbody tr"))
        kinds = {tag.text for tag in self.browser.driver.find_elements(By.CSS_SELECTOR, "tbody .tag")}
        self.assertEqual(kinds, {"Fel"})

    def test_files_are_dropped_anywhere_on_the_start_page_and_open_nowhere(self):
        self.browser.go("start", "Start")
        self.browser.wait(lambda: self.find(".drop"))
        self.assertTrue(self.browser.driver.execute_script(DROP, "släppt.pdf"))
        self.browser.wait(lambda: "inkorgen" in self.browser.said())
        self.browser.go("lista", "Avvikelselista")
        self.assertTrue(self.browser.driver.execute_script(DROP, "här.pdf"))

    def test_new_persons_are_registered_one_key_each(self):
        for name, number in (("Berg, Lo", "19990904-6628"), ("Ek, Bo", "20010101-2391")):
            (self.office.data / "inbox" / f"{name[:2]}.pdf").write_bytes(text_pdf([
                "Migrationsverket", "BESLUT OM UPPEHÅLLSTILLSTÅND", f"Namn: {name}",
                f"Personnummer: {number}", f"Dossiernummer: 12-34567{len(name)}",
                "Beslutsdatum: 2019-05-04", "Permanent uppehållstillstånd"]))
        buttons = lambda: self.browser.driver.execute_script(
            "return document.querySelectorAll('tbody button').length")
        while_reading = lambda: (self.browser.driver.get(self.office.address + "#/start"),
                                 self.browser.go("nya", "Nya individer"), buttons() == 2)[-1]
        self.browser.wait_long(while_reading)
        self.browser.driver.execute_script("document.querySelector('tbody button').focus()")
        for left in (1, 0):
            self.browser.press(Keys.ENTER)
            self.browser.wait(lambda: buttons() == left)
        self.browser.picture("nya-registrerade")
        self.browser.go("personer", "Sök")
        self.find("#search").send_keys("19990904-6628")
        self.browser.wait(lambda: self.find("tbody a").text == "Lo Berg")

    def test_what_is_read_without_a_deviation_is_found(self):
        self.browser.go("personer", "Sök")
        self.find("#search").send_keys("kovalenko")
        self.browser.wait(lambda: "Kovalenko, Abdirahman" in self.browser.text())
        self.assertIn("roselista_mig-036.pdf", self.browser.text())
        self.browser.picture("sok-rader")
        self.assertEqual(self.browser.violations(), [])


if __name__ == "__main__":
    unittest.main()
