"""Chromium as Debian packages it, driven as a person drives it: by keys and what can be seen."""

import os
import shutil
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from office import PASSWORD

AXE = (Path(__file__).parent / "axe/axe.min.js").read_text()
PICTURES = Path(os.environ.get("ROSETT_PICTURES", "pictures"))
PATIENCE = 20  # seconds
WIDTH, HEIGHT = 1366, 768


class Browser:
    def __init__(self, address: str):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        options.add_argument("--headless=new")
        options.add_argument(f"--window-size={WIDTH},{HEIGHT}")
        options.add_argument("--disable-dev-shm-usage")
        options.add_argument("--lang=sv")
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")  # Chromium refuses its sandbox to root
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")),
                                       options=options)
        self.driver.set_window_size(WIDTH, HEIGHT)
        self.address = address
        self.keystrokes = 0

    def close(self) -> None:
        self.driver.quit()

    def sign_in(self, name: str) -> None:
        self.driver.get(self.address)
        self.wait(lambda: self.find("#name")).send_keys(name, Keys.TAB, PASSWORD, Keys.ENTER)
        self.wait(lambda: self.heading() == "Start")

    def go(self, view: str, heading: str) -> None:
        self.driver.get(f"{self.address}#/{view}")
        self.wait(lambda: self.heading() == heading)

    def find(self, selector: str):
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return found[0] if found else None

    def heading(self) -> str:
        found = self.find("h1")
        return found.text if found else ""

    def text(self) -> str:
        return self.find("main").text

    def said(self) -> str:
        return self.find("#say").text

    def wait(self, condition):
        """Until it holds; what it gave."""
        return WebDriverWait(self.driver, PATIENCE, 0.1,
                             ignored_exceptions=[Exception]).until(lambda _: condition())

    def wait_long(self, condition):
        """For a document to be read."""
        return WebDriverWait(self.driver, 6 * PATIENCE, 0.5).until(lambda _: condition())

    def press(self, *keys: str) -> None:
        """To whatever has the focus."""
        self.keystrokes += sum(len(key) for key in keys)
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(PICTURES / f"{name}.png"))

    def violations(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA on the page as it stands."""
        self.driver.execute_script(AXE)
        result = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa',"
            " 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(done);")
        return [f"{each['id']}: {node['html']}" for each in result["violations"]
                for node in each["nodes"]]

    def complaints(self) -> list[str]:
        """What the page wrote to the console, content policy violations among it."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if "401" not in entry["message"]]
