"""Pengar: each view, its period, and what a user of one stadsdel sees of it."""

import unittest

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from browser import Browser
from looks import Looks
from office import Office
from sheets import workbook

# In samples/personer.csv: received in the spring of 2018 and living in Farsta (18), and received in
# the summer and living in Skärholmen (24).
FARSTA, SKARHOLMEN = "10-103918", "10-101116"
HEAD = ["Diarienummer", "Individnummer", "Period fr.o.m.", "Period t.o.m.", "Beviljat belopp", "Kod"]


def decision(number: str, who: str, first: str, last: str, kronor: float, kod: str) -> list:
    return [f"1.3.2-2018-{number}", who, first, last, kronor, kod]


FILES = {
    "skola.xlsx": workbook([
        HEAD, decision("10001", FARSTA, "2018-04-01", "2018-04-28", 9000, "GSKA"),
        decision("10002", SKARHOLMEN, "2018-05-01", "2018-05-28", 9000, "GSKA"),
        decision("10003", "10-999999", "2018-05-01", "2018-05-28", 9000, "GSKA"),
        ["Summa", "", "", "", 27000, ""]]),
    "återkrav.xlsx": workbook([
        HEAD, decision("20001", FARSTA, "2018-04-01", "2018-04-28", -9000, "Å-GSK"),
        decision("20002", SKARHOLMEN, "2018-09-01", "2018-09-28", -500, "Å-GSK")]),
    "generalschablon_2018-12.txt": (
        "Kommunkod;Kommun;Utbetalningsdatum;Personnummer;Dossiernummer;Namn;Mottagningsdatum;"
        "Period fr.o.m.;Period t.o.m.;Belopp;Antal kvar\n"
        f"0180;Stockholms stad;2018-12-31;20030323-4918;{FARSTA};Cilmi, Sagal;2018-03-11;"
        "2018-09-01;2018-11-30;13320,00;6\n"
        "SUMMA;;;;;1;;;;13320,00;\n").encode(),
}


class Money(Looks):
    @classmethod
    def setUpClass(cls):
        cls.office = Office([], files=FILES)
        cls.office.add_user("Åsa Öhrn", "samordnare", "--sees-protected")
        cls.office.add_user("Bo Ek", "lasare", "--sdf", "18")
        cls.browser = Browser(cls.office.address)
        cls.browser.sign_in("Åsa Öhrn")

    def table(self, caption: str) -> str:
        for each in self.browser.driver.find_elements(By.CSS_SELECTOR, "table"):
            if each.find_element(By.CSS_SELECTOR, "caption").text.startswith(caption):
                return each.text
        return ""

    def test_distribution(self):
        self.browser.go("pengar/fordelning/allt", "Fördelning")
        self.assertIn("summorna stämmer", self.browser.text())
        self.assertIn("Farsta", self.table("Stadsdelar"))
        self.assertIn("Skärholmen", self.table("Fördelning"))
        self.assertIn("10-999999", self.table("Ej fördelat"))
        self.assertIn("registret", self.table("Ej fördelat"))
        self.assertIn("skola.xlsx", self.table("Avstämning"))
        self.looked_at("pengar-fordelning")

    def test_the_quarter_is_chosen_by_keys(self):
        self.browser.go("pengar", "Fördelning")
        self.assertIn("2018-10-01 – 2018-12-31", self.browser.text())
        year = self.browser.find("#year")
        year.send_keys(Keys.CONTROL, "a")
        year.send_keys("20")
        year.send_keys(Keys.ENTER)
        self.browser.wait(lambda: "Skriv året med fyra siffror" in self.browser.text())
        Select(self.browser.find("select")).select_by_visible_text("Kvartal 2")
        year.send_keys("18", Keys.ENTER)
        self.browser.wait(lambda: "2018-04-01 – 2018-06-30" in self.browser.text())
        self.assertTrue(self.browser.driver.current_url.endswith("#/pengar/fordelning/2018-K2"))
        self.browser.driver.find_element(By.LINK_TEXT, "Återkrav").click()
        self.browser.wait(lambda: self.browser.heading() == "Återkrav")
        self.assertIn("2018-04-01 – 2018-06-30", self.browser.text(), "the period is kept")

    def test_reclaims(self):
        self.browser.go("pengar/aterkrav/allt", "Återkrav")
        shown = self.table("Återkrav och raderna")
        self.assertIn("skola.xlsx, rad 1", shown)
        self.assertIn("Ingen beviljad rad täcker återkravet", shown)
        self.assertIn("utan grund (1 rad)", self.browser.text())
        self.looked_at("pengar-aterkrav")

    def test_plans(self):
        self.browser.go("pengar/generalschablon/allt", "Generalschablon")
        self.assertIn("13 320,00", self.table("De nio"))
        self.assertIn("Tidigare", self.table("De nio"))
        self.looked_at("pengar-generalschablon")
        Select(self.browser.driver.find_elements(By.CSS_SELECTOR, "select")[1]).select_by_value("complete")
        self.browser.wait(lambda: "Inget att visa" in self.browser.text())

    def test_the_workbook_is_taken_away(self):
        self.browser.go("pengar/fordelning/2018", "Fördelning")
        self.browser.driver.execute_script(
            "window.saved = ''; HTMLAnchorElement.prototype.click = function () { window.saved = this.download; };")
        self.browser.driver.find_element(By.XPATH, "//button[text()='Hämta som arbetsbok']").click()
        self.browser.wait(lambda: self.browser.driver.execute_script("return window.saved")
                          == "fordelning-2018.xlsx")

    def test_one_stadsdel_sees_its_own(self):
        other = Browser(self.office.address)
        try:
            other.sign_in("Bo Ek")
            other.go("pengar/fordelning/allt", "Fördelning")
            self.assertIn("Farsta", other.text())
            for hidden in ("Skärholmen", "10-999999", "Hämta som arbetsbok"):
                self.assertNotIn(hidden, other.text())
            other.go("pengar/aterkrav/allt", "Återkrav")
            self.assertIn("(1 rad)", other.text())
        finally:
            other.close()


if __name__ == "__main__":
    unittest.main()
