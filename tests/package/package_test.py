#!/usr/bin/env python3
"""The Debian packages: what is in them, manual pages, completions, the SBOM; made twice they are the same."""
import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1))
GLANE = os.environ["GLANE"]

if not shutil.which("dpkg-deb") or not shutil.which("help2man"):
    print("skipped: dpkg-deb or help2man is not there")
    raise SystemExit(77)

SYSTEM = {"c", "m", "gcc_s", "stdc"}
LIBRARIES = {
    "boost_program_options": "Boost.ProgramOptions",
    "crypto": "OpenSSL",
    "expat": "Expat",
    "gumbo": "Gumbo",
    "icu": "ICU",
    "re2": "RE2",
    "simdjson": "simdjson",
    "sqlite3": "SQLite",
    "utf8proc": "utf8proc",
    "z": "zlib",
    "zstd": "Zstandard",
}


def make(folder):
    """The packages of the build by name, and the bytes of each."""
    command = ["cpack", "--config", BUILD / "CPackConfig.cmake", "-B", folder]
    subprocess.run(command, env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}, check=True, stdout=subprocess.DEVNULL)
    return {path.name.split("_")[0]: path for path in folder.glob("*.deb")}


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="glane-package-")
        cls.packages = make(pathlib.Path(cls.folder.name, "made"))
        cls.root = pathlib.Path(cls.folder.name, "root")
        subprocess.run(["dpkg-deb", "-x", cls.packages["glane"], cls.root], check=True)
        help_text = subprocess.check_output([GLANE, "--help"], text=True)
        cls.commands = re.findall(r"^  (\w+) {2,}", help_text.split("Commands:")[1].split("\n\n")[0], re.MULTILINE)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def share(self, *parts):
        return self.root.joinpath("usr/share", *parts)

    def test_made_twice_they_are_the_same(self):
        again = make(pathlib.Path(self.folder.name, "again"))
        self.assertEqual({"glane", "libglane-dev"}, set(again))
        for name, path in again.items():
            self.assertEqual(self.packages[name].read_bytes(), path.read_bytes(), name)

    def test_needs_only_libraries(self):
        fields = subprocess.check_output(["dpkg-deb", "-f", self.packages["glane"], "Depends"], text=True)
        self.assertRegex(fields, r"libicu\d+.*libre2")
        self.assertNotRegex(fields, r"-dev|libglane")

    def test_program_works(self):
        out = subprocess.check_output([self.root / "usr/bin/glane", "--version"], text=True)
        self.assertRegex(out, r"^glane \d")

    def test_a_page_for_each_command(self):
        pages = {path.name for path in self.share("man/man1").iterdir()}
        self.assertEqual({"glane.1.gz", *(f"glane-{command}.1.gz" for command in self.commands)}, pages)
        run = gzip.decompress(self.share("man/man1/glane-run.1.gz").read_bytes()).decode()
        for part in (".SH NAME\nglane-run \\- ", "\n\\fB\\-\\-lexicon\\fR DIR\n", "\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\n", "去年"):
            self.assertIn(part, run)

    def test_bash_completes(self):
        def complete(*words):
            script = f"""source '{self.share("bash-completion/completions/glane")}'
                COMP_WORDS=({' '.join(f"'{word}'" for word in words)}); COMP_CWORD={len(words) - 1}
                _glane; printf '%s\\n' "${{COMPREPLY[@]}}" """
            return subprocess.check_output(["bash", "-c", script], text=True).split()

        self.assertEqual(["run", "review"], complete("glane", "r"))
        self.assertIn("--offsets", complete("glane", "run", "--o"))
        self.assertEqual(["codepoints"], complete("glane", "run", "--offsets", "c"))
        self.assertEqual([], complete("glane", "names", "--chrome"))

    def test_other_shells_take_them(self):
        for shell, path in (("zsh", "zsh/vendor-completions/_glane"), ("fish", "fish/vendor_completions.d/glane.fish")):
            text = self.share(path).read_text()
            self.assertTrue(all(command in text for command in self.commands))
            if shutil.which(shell):
                subprocess.run([shell, "-n", self.share(path)], check=True)

    def test_sbom(self):
        path = self.share("doc/glane/glane.spdx.json")
        sbom = json.loads(path.read_text())
        names = {package["name"]: package["versionInfo"] for package in sbom["packages"]}
        self.assertLessEqual({"glane", "ICU", "RE2", "Wikidata"}, set(names))
        self.assertRegex(names["ICU"], r"^\d")
        # What the program is linked with is named.
        needed = subprocess.check_output(["objdump", "-p", self.root / "usr/bin/glane"], text=True)
        linked = set(re.findall(r"NEEDED +lib([a-z0-9_]+?)(?:i18n|uc)?[-.]", needed)) - SYSTEM
        self.assertEqual(set(), linked - LIBRARIES.keys(), "a library that the SBOM does not know")
        self.assertLessEqual({LIBRARIES[library] for library in linked}, names.keys())
        python = BUILD.parent / "python/bin/python"
        if python.exists() and not subprocess.call([python, "-c", "import spdx_tools"], stderr=subprocess.DEVNULL):
            command = [python, "-m", "spdx_tools.spdx.clitools.pyspdxtools", "-i", path]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    unittest.main()
