#!/usr/bin/env python3
"""The page of 'glane review': the built file is that of its sources, and it does in a browser what it
shall.  Wants node, npm and Chromium, and packages from npm; skips, saying so, without them."""
import os
import pathlib
import subprocess
import tempfile
import unittest

from browser import PAGE, browse, install, needs

TESTS = pathlib.Path(__file__).resolve().parent / "review"


def run(*command):
    done = subprocess.run(command, cwd=PAGE, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


class Built(unittest.TestCase):
    def test_the_built_page_is_that_of_its_sources(self):
        with tempfile.TemporaryDirectory() as folder:
            again = pathlib.Path(folder) / "review.html"
            status, said = run("node", "build.mjs", str(again))
            self.assertEqual(status, 0, said)
            self.assertTrue(again.read_bytes() == (PAGE / "review.html").read_bytes(),
                            "review.html is not what its sources give: run 'npm run build' in "
                            "pipeline/check/review")

    def test_types(self):
        status, said = run("npx", "--no", "tsc")
        self.assertEqual(status, 0, said)

    def test_the_lock_names_no_registry(self):
        self.assertNotIn('"resolved"', (PAGE / "package-lock.json").read_text(encoding="utf-8"))


class InTheBrowser(unittest.TestCase):
    def test_page(self):
        browse(self, TESTS / "page.test.mjs")

    @unittest.skipIf(os.environ.get("GLANE_SLOW") == "1", "10,000 articles want a fast program")
    def test_strain(self):
        browse(self, TESTS / "strain.test.mjs")


if __name__ == "__main__":
    needs()
    install()
    unittest.main()
