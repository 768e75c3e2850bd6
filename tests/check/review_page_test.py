#!/usr/bin/env python3
"""The page of 'glane review': the built file is that of its sources, and it does in a browser what it
shall.  Wants node, npm and Chromium, and packages from npm; skips, saying so, without them."""
import fcntl
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import outputs

PAGE = outputs.ROOT / "pipeline/check/review"
TESTS = pathlib.Path(__file__).resolve().parent / "review"
SKIPPED = 77
# What npm says where the packages cannot be had, and not where the project is wrong.
UNREACHABLE = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH",
               "E401", "E403", "ENOTCACHED", "network")


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def needs():
    """The path of Chromium, when all is there; ends the test when something is not."""
    for name in ("node", "npm"):
        if not shutil.which(name):
            skip(f"there is no {name} (apt-get install nodejs npm)")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    if int(version.lstrip("v").split(".")[0]) < 18:
        skip(f"node is {version.strip()}, 18 is wanted")
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return shutil.which(name)
    skip("there is no chromium (apt-get install chromium)")


def install():
    """The packages of package-lock.json; once, however many tests run at a time."""
    stamp = PAGE / "node_modules/.glane-lock"
    lock = (PAGE / "package-lock.json").read_text(encoding="utf-8")
    with open(PAGE / "package.json", encoding="utf-8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if stamp.exists() and stamp.read_text(encoding="utf-8") == lock:
            return
        done = subprocess.run(["npm", "ci"], cwd=PAGE, capture_output=True, text=True)
        if done.returncode == 0:
            stamp.write_text(lock, encoding="utf-8")
            return
        if any(word in done.stderr for word in UNREACHABLE):
            skip("npm cannot install: " + done.stderr.strip().splitlines()[0])
        sys.exit("npm ci failed:\n" + done.stderr)


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
    def browse(self, name):
        done = subprocess.run(["node", "--test", str(TESTS / name)], capture_output=True, text=True,
                              env=os.environ | {"GLANE": outputs.GLANE, "GLANE_CHROMIUM": CHROMIUM})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_page(self):
        self.browse("page.test.mjs")

    @unittest.skipIf(os.environ.get("GLANE_SLOW") == "1", "10,000 articles want a fast program")
    def test_strain(self):
        self.browse("strain.test.mjs")


if __name__ == "__main__":
    CHROMIUM = needs()
    install()
    unittest.main()
