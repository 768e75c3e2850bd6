"""What tests of pages in a browser need: node, npm, Chromium, and packages from npm."""
import fcntl
import os
import shutil
import subprocess
import sys

import outputs

PAGE = outputs.ROOT / "pipeline/check/review"
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


def browse(test, script):
    """Runs a test of node's test runner, as a part of `test`."""
    done = subprocess.run(["node", "--test", str(script)], capture_output=True, text=True,
                          env=os.environ | {"GLANE": outputs.GLANE, "GLANE_CHROMIUM": needs()})
    test.assertEqual(done.returncode, 0, done.stdout + done.stderr)
