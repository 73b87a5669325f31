"""What all views' tests share: an office with a page open, and how a view is looked at."""

import unittest


class Looks(unittest.TestCase):
    """A subclass's setUpClass gives `office` and `browser`."""

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.office.close()

    def looked_at(self, name: str) -> None:
        """A picture, axe-core without findings, no complaints, not wider than the screen."""
        self.browser.picture(name)
        self.assertEqual(self.browser.violations(), [])
        self.assertEqual(self.browser.complaints(), [])
        wide = self.browser.driver.execute_script("return document.documentElement.scrollWidth")
        self.assertLessEqual(wide, 1366, "the page is wider than the screen")
