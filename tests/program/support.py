"""What the tests of the program share: running it, with every record validated, and input files."""
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
import validate  # noqa: E402

GLANE = os.environ.get("GLANE", str(ROOT / "build/release/glane"))
ARTICLES = ROOT / "corpus" / "articles"
SCHEMAS = validate.load_schemas()
# Sanitised builds are some 20 times slower: tests of size take less there.
SLOW = os.environ.get("GLANE_SLOW") == "1"

# A text with a date, an amount and a name, a character outside the BMP before them.
TEXT = "𠮷 Le 3 mai 2021, Emmanuel Macron a promis 30 milliards d'euros à Paris.\n"


class Run:
    """What a run of the program gave: status, out (bytes), err (text), records (validated)."""

    def __init__(self, process, records):
        self.status = process.returncode
        self.out = process.stdout
        self.err = process.stderr.decode()
        self.records = records

    def docs(self, kind="document"):
        return [record["doc"] for record in self.records if record["record"] == kind]

    def errors(self):
        """The messages of the error records by document."""
        return {r["doc"]: r["message"] for r in self.records if r["record"] == "error"}

    def of(self, doc):
        return [record for record in self.records if record["doc"] == doc]


def line(**fields):
    """A line of NDJSON input."""
    return json.dumps(fields, ensure_ascii=False) + "\n"


def same_but_units(record):
    return {k: v for k, v in record.items() if k not in ("start", "end", "anchor", "same_as")}


class ProgramTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="glane-test-")
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def glane(self, *arguments, stdin=b"", offsets=None, texts=None, check=True, **options):
        """Runs the program in self.dir.  `texts` maps the id of a document to its text: records are
        checked against it."""
        command = [GLANE, *map(str, arguments)]
        if offsets:
            command += ["--offsets", offsets]
        process = subprocess.run(
            command,
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            stdout=options.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            cwd=self.dir,
            timeout=1200,  # far more than any takes: the machine may be busy
            check=False,
            **options,
        )
        records = self.validated(process.stdout, offsets, texts) if check and process.stdout else []
        return Run(process, records)

    def validated(self, out, offsets=None, texts=None):
        """The records of `out`; fails where one breaks the contract."""
        checker = validate.Checker(SCHEMAS, offsets or "codepoints", texts.get if texts else None)
        records, faults = [], []
        for number, text in enumerate(io.StringIO(out.decode(), newline="\n"), 1):
            self.assertTrue(text.endswith("\n"), "the last line is cut short")
            faults += checker.faults(number, text)
            records.append(json.loads(text))
        self.assertEqual([], faults + list(checker.finish()))
        for record in records:
            record.pop("seal", None)  # checked above; it covers id and options, which tests vary
        return records

    def assert_refused(self, run, *parts):
        """The command line is wrong: said with these parts, nothing done."""
        self.assertEqual(2, run.status, run.err)
        self.assertEqual(b"", run.out)
        for part in parts:
            self.assertIn(part, run.err)
