#!/usr/bin/env python3
"""The page of 'glane compare' and 'glane lint' in a browser.  Wants node, npm and Chromium, and packages from npm; skips, saying so, without them."""
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "check"))
from browser import browse, install, needs  # noqa: E402


class InTheBrowser(unittest.TestCase):
    def test_page(self):
        browse(self, HERE / "page.test.mjs")


if __name__ == "__main__":
    needs()
    install()
    unittest.main()
