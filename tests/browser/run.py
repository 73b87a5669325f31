"""Runs every *_test.py beside it; pictures of what was seen go to $ROSETT_PICTURES."""

import shutil
import sys
import unittest
from pathlib import Path

SKIPPED = 77


def missing() -> str:
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            return program
    try:
        import selenium  # noqa: F401
    except ImportError:
        return "python3-selenium"
    return ""


if missing():
    print(f"Skipped: {missing()} is not installed (cmake/packages.txt lists it).")
    sys.exit(SKIPPED)
folder = Path(__file__).parent
sys.path.insert(0, str(folder))
tests = unittest.defaultTestLoader.discover(str(folder), "*_test.py")
sys.exit(not unittest.TextTestRunner(verbosity=2).run(tests).wasSuccessful())
