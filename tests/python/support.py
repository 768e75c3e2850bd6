"""What the tests of the Python package share."""
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "corpus" / "articles"
GLANE = os.environ.get("GLANE", str(ROOT / "build/release/glane"))
DATE = "2024-11-14"


def articles():
    """The sample articles as documents."""
    return [
        {"id": path.name, "text": path.read_text(encoding="utf-8"), "date": DATE}
        for path in sorted(ARTICLES.glob("*.txt"))
    ]


def run_program(documents, *arguments, program=GLANE):
    """What `glane run` writes of these documents."""
    feed = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
    command = [program, "run", "--quiet", *arguments, "-"]
    return subprocess.run(command, input=feed.encode(), stdout=subprocess.PIPE, check=True).stdout


def records_of_program(documents, *arguments):
    return [json.loads(line) for line in run_program(documents, *arguments).splitlines()]


def without_nulls(row):
    """A row of a table as the record that it stands for."""
    record = {key: value for key, value in row.items() if value is not None}
    if record.get("anchor", "document") != "document":
        record["anchor"] = int(record["anchor"])
    for key in ("meta", "sources"):  # objects
        if key in record:
            record[key] = json.loads(record[key])
    return record
