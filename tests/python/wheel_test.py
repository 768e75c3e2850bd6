#!/usr/bin/env python3
"""The wheel is built, holds all that it needs, and works in an environment that has nothing else; then it is
installed where the other tests find it."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

import support

ENVIRONMENT = pathlib.Path(sys.prefix)
PROGRAM = """
import glane
doc = glane.Pipeline()("Le 3 mai 2021, elle a payé 30 euros.")
assert doc.amounts[0].number == 30 and doc.dates[0].value == "2021-05-03", doc.records
assert glane.names("黄仁勋")[0].candidates[0].id == "Q305177"
print(open("/proc/self/maps").read())
"""


class Wheel(unittest.TestCase):
    def test_wheel(self):
        subprocess.run([support.ROOT / "tools/wheel", sys.executable], check=True, stdout=subprocess.DEVNULL)
        (wheel,) = (support.ROOT / "build/wheel").glob("*.whl")
        names = zipfile.ZipFile(wheel).namelist()
        self.assertIn("manylinux", wheel.name)
        self.assertLess(wheel.stat().st_size, 25_000_000)
        for name in ("glane/py.typed", "glane/_glane.pyi", "glane/libglane.so.0"):
            self.assertIn(name, names)
        for name in ("licenses/NOTICE", "sboms/glane.spdx.json"):
            self.assertTrue(any(path.endswith(name) for path in names), name)
        with tempfile.TemporaryDirectory() as folder:
            bare = pathlib.Path(folder, "bare")
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", bare], check=True)
            self.install(wheel, bare)
            maps = subprocess.check_output([bare / "bin/python", "-c", PROGRAM], text=True, cwd=folder)
            mapped = {line.split()[-1] for line in maps.splitlines() if ".so" in line}
            own = {path.rsplit("/", 1)[-1] for path in mapped if path.startswith(str(bare))}
            for name in ("libglane", "libicuuc", "libre2", "libsimdjson"):
                self.assertTrue(any(file.startswith(name) for file in own), f"{name} is not that of the wheel")
            version = subprocess.check_output([bare / "bin/glane", "--version"], text=True)
            self.assertTrue(version.startswith("glane "))
            # The data of ICU that is inside is not all of it: encodings and pages are read the same.
            for name in ("readers", "pages"):
                command = ["python3", support.ROOT / f"tests/program/{name}_test.py"]
                done = subprocess.run(command, env={**os.environ, "GLANE": str(bare / "bin/glane")}, capture_output=True, text=True, check=False)
                self.assertEqual(0, done.returncode, done.stderr[-3000:])
            documents = support.articles()
            expected = support.run_program(documents)
            self.assertEqual(expected, support.run_program(documents, program=bare / "bin/glane"))
        self.install(wheel, ENVIRONMENT)

    def install(self, wheel, environment):
        pip = [sys.executable, "-m", "pip", "--python", environment / "bin/python", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", "--force-reinstall", wheel], check=True)


if __name__ == "__main__":
    unittest.main()
