"""Outputs for the tests: the gold files of corpus/ as the program would write them."""
import hashlib
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GLANE = os.environ.get("GLANE", str(ROOT / "build/release/glane"))
ARTICLES = ROOT / "corpus/articles"
GOLD = ROOT / "corpus/gold"


def line(record):
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def seal(lines):
    """The lines of one document with a seal at the end of the first."""
    digest = hashlib.sha256("".join(text + "\n" for text in lines).encode()).hexdigest()
    return [f'{lines[0][:-1]},"seal":"{digest}"}}', *lines[1:]]


def from_gold(path, sealed=True):
    """The lines of a gold file as an output: what is optional or accepted is no part of one."""
    lines = []
    for text in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(text)
        record.pop("accept", None)
        record.pop("optional", None)
        if record["record"] == "document":
            record |= {"version": "0.1.0", "rules": "0123456789abcdef"}
        if record["record"] == "date" and "value" not in record and "offset" not in record:
            continue
        lines.append(line(record))
    return seal(lines) if sealed else lines


def corpus(folder=GOLD, sealed=True):
    return [text for path in sorted(folder.glob("*.gold.ndjson")) for text in from_gold(path, sealed)]


def glane(*arguments, data=None):
    return subprocess.run(
        [GLANE, *map(str, arguments)], input=data, capture_output=True, text=True, encoding="utf-8"
    )
