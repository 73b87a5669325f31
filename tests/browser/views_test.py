"""Every view: what it shows, that axe-core finds nothing, and a picture to look at."""

import unittest

from selenium.webdriver.common.by import By

from browser import Browser
from looks import Looks
from office import Office

SAMPLES = ["roselista-linjerad", "roselista-digital", "skadad-fil"]


class Views(Looks):
    @classmethod
    def setUpClass(cls):
        cls.office = Office(SAMPLES)
        cls.office.add_user("Åsa Öhrn", "samordnare", "--sees-protected")
        cls.browser = Browser(cls.office.address)
        cls.browser.driver.get(cls.office.address)
        cls.browser.wait(lambda: cls.browser.heading() == "Logga in")
        cls.sign_in_violations = cls.browser.violations()
        cls.browser.picture("logga-in")
        cls.browser.sign_in("Åsa Öhrn")

    def test_sign_in(self):
        self.assertEqual(self.sign_in_violations, [])

    def test_start(self):
        self.browser.go("start", "Start")
        self.browser.wait(lambda: "gick inte att läsa" in self.browser.text())
        self.assertIn("avbruten skanning", self.browser.text())
        self.assertIn("Släpp skanningar här", self.browser.text())
        self.assertIn("väntar på att skickas", self.browser.text())
        self.looked_at("start")

    def test_list(self):
        self.browser.go("lista", "Avvikelselista")
        self.browser.wait(lambda: self.browser.find("tbody tr"))
        self.assertIn("avvikelser", self.browser.find("caption").text)
        self.looked_at("lista")

    def test_list_search_narrows(self):
        self.browser.go("lista", "Avvikelselista")
        self.browser.wait(lambda: self.browser.find("tbody tr"))
        self.browser.find("#search").send_keys("finns säkert ingenstans")
        self.browser.wait(lambda: "Inga avvikelser" in self.browser.text())
        self.browser.find("#search").clear()
        self.browser.find("#search").send_keys(" ")
        self.browser.wait(lambda: self.browser.find("tbody tr"))

    def test_review(self):
        self.browser.go("granska", "Granska")
        self.browser.wait(lambda: self.browser.find("#finding"))
        for _ in range(5):  # the first may be a file that could not be read
            if self.browser.find("rect"):
                break
            before = self.browser.find("#finding").text
            self.browser.press("h")
            self.browser.wait(lambda: self.browser.find("#finding").text != before)
        self.browser.wait(lambda: self.browser.find("rect"))
        self.assertEqual(self.browser.driver.switch_to.active_element.get_attribute("id"), "finding")
        self.looked_at("granska")

    def test_review_goes_on_to_the_end(self):
        self.browser.go("lista", "Avvikelselista")
        self.browser.wait(lambda: self.browser.find("tbody tr"))
        self.browser.find("#search").send_keys("mig-036")
        self.browser.wait(lambda: "mig-036" in self.browser.find("tbody").text
                          and "avbruten" not in self.browser.find("tbody").text)
        count = len(self.browser.driver.find_elements(By.CSS_SELECTOR, "tbody tr"))
        self.browser.go("granska", "Granska")
        for at in range(count):
            self.browser.wait(lambda: f"{at + 1} av {count}" in self.browser.text())
            self.browser.press("h")
        self.browser.wait(lambda: "Du är igenom listan" in self.browser.text())
        self.assertIn(f"{count} avvikelser väntar", self.browser.text())
        self.looked_at("granska-slutet")
        self.browser.press("n")
        self.browser.wait(lambda: f"1 av {count}" in self.browser.text())
        self.browser.go("lista", "Avvikelselista")
        self.browser.find("#search").clear()
        self.browser.find("#search").send_keys(" ")
        self.browser.wait(lambda: "avbruten" in self.browser.find("tbody").text)

    def test_documents(self):
        self.browser.go("dokument", "Dokument")
        self.browser.wait(lambda: self.browser.find("tbody tr"))
        self.assertIn("roselista_mig-036.pdf", self.browser.text())
        self.looked_at("dokument")
        self.browser.driver.find_element(By.LINK_TEXT, "roselista_mig-036.pdf").click()
        self.browser.wait(lambda: self.browser.heading() == "roselista_mig-036.pdf")
        self.browser.wait(lambda: self.browser.find("rect"))
        self.assertIn("Hämta originalet", self.browser.text())
        self.assertIn("Ingen har beslutat något om dokumentet", self.browser.text())
        self.looked_at("ett-dokument")

    def test_search_and_person(self):
        self.browser.go("personer", "Sök")
        self.browser.find("#search").send_keys("1")
        link = self.browser.wait(lambda: self.browser.find("tbody a"))
        self.looked_at("sok")
        name = link.text
        link.click()
        self.browser.wait(lambda: self.browser.heading() == name)
        self.assertIn("Rader och fakturor", self.browser.text())
        self.looked_at("person")

    def test_registers(self):
        self.browser.go("register", "Register")
        self.browser.wait(lambda: self.browser.find("tbody tr"))
        self.assertIn("Lägg till eller rätta en rad", self.browser.text())
        self.looked_at("register")

    def test_new_persons(self):
        self.browser.go("nya", "Nya individer")
        self.assertIn("personer som inte finns i registret", self.browser.text())
        self.looked_at("nya")


if __name__ == "__main__":
    unittest.main()
