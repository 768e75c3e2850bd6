#!/usr/bin/env python3
"""Checks record files against schemas/*.schema.json and the parts of the contract that no schema says.

    validate.py [FILE.ndjson ...]            standard input without FILE
      --text PATH       also check source[start:end] == text; PATH is a folder that holds <doc> or
                        <doc>.txt, or the NDJSON input with the texts (a document record with
                        "text" carries its own)
      --offsets UNIT    what start and end count: codepoints (default), bytes, utf16
      --gold            the files are gold: "optional" and "accept" may stand in a record,
                        "version" and "rules" may be missing, and so may the value of an optional date

Prints file:line: message for each fault; exit status 1 where there is one, 2 where a file cannot
be read.  Needs python3-jsonschema 4 or later.
"""
import argparse
import collections
import contextlib
import fractions
import itertools
import json
import os
import pathlib
import sys

from jsonschema import Draft202012Validator

SCHEMAS = pathlib.Path(__file__).resolve().parent.parent / "schemas"
ENCODINGS = {"codepoints": None, "bytes": "utf-8", "utf16": "utf-16-le"}
UNIT_BYTES = {"bytes": 1, "utf16": 2}


def load_schemas(gold=False):
    schemas = {}
    for path in sorted(SCHEMAS.glob("*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        schemas[path.name.removesuffix(".schema.json")] = relax(schema) if gold else schema
    return schemas


def relax(schema):
    """The schema of a gold record: see "Gold files" in the contract."""
    schema["properties"]["optional"] = {"const": True}
    schema["properties"]["accept"] = {
        "type": "array",
        "minItems": 1,
        "items": {"type": ["string", "object"]},
    }
    schema["required"] = [key for key in schema["required"] if key not in ("version", "rules")]
    for rule in schema.get("allOf", ()):
        if rule.get("$comment") == "A value, or at least a displacement.":
            rule["anyOf"].append({"required": ["optional"]})
    return schema


def text_source(path):
    """A function from a document's id to its decoded source text, None where there is none."""
    if path.is_file():
        with path.open(encoding="utf-8", newline="\n") as lines:
            inputs = (json.loads(line) for line in lines if line.strip())
            return {item["id"]: item["text"] for item in inputs}.get

    def read(doc):
        for name in (doc, f"{doc}.txt"):
            with contextlib.suppress(OSError):
                # Bytes, so that CRLF stays CRLF.
                return (path / name).read_bytes().decode("utf-8").removeprefix("\ufeff")
        return None

    return read


def is_subsequence(keys, order):
    rest = iter(order)
    return all(key in rest for key in keys)


class Checker:
    """Checks the records of one stream, in order; faults() says what is wrong with each."""

    def __init__(self, schemas, offsets="codepoints", texts=None):
        self.validators = {kind: Draft202012Validator(s) for kind, s in schemas.items()}
        self.order = {kind: list(s["properties"]) for kind, s in schemas.items()}
        self.offsets = offsets
        self.texts = texts
        self.doc = None
        self.source = None
        self.previous = None
        self.starts = collections.defaultdict(set)
        self.links = []

    def faults(self, line_number, line):
        """What is wrong with this line, and with earlier ones that it closes: (line number, message)."""
        try:
            record = json.loads(line)
        except ValueError as error:
            yield line_number, f"not JSON: {error}"
            return
        kind = record.get("record") if isinstance(record, dict) else None
        if kind not in self.validators:
            yield line_number, f"no schema for a record of kind {kind!r}"
            return
        wrong = list(self.validators[kind].iter_errors(record))
        for error in wrong:
            where = ".".join(str(part) for part in (kind, *error.absolute_path))
            yield line_number, f"{where}: {shortened(error.message)}"
        if wrong:
            return  # the checks below rely on the schema
        if not is_subsequence(record, self.order[kind] + ["optional", "accept"]):
            yield line_number, f"{kind}: keys are not in the order of the schema: {', '.join(record)}"
        if kind in ("alignment", "finding"):  # not records of a document; quotes have tests of their own
            return
        if kind in ("document", "error"):
            yield from self.finish()
            checks = self.begin(record)
        else:
            checks = itertools.chain(self.check_place(record, line_number), self.check_values(record))
        for message in checks:
            yield line_number, message

    def begin(self, record):
        self.doc = record["doc"]
        self.previous = None
        self.source = None
        if record["record"] != "document" or self.texts is None:
            return
        text = record.get("text")
        if text is None:
            text = self.texts(record["doc"])
        if text is None:
            yield f"document: there is no text for {record['doc']}"
            return
        if len(text) != record["chars"]:
            yield f"document: chars is {record['chars']}, the text has {len(text)}"
        encoding = ENCODINGS[self.offsets]
        self.source = text if encoding is None else text.encode(encoding)

    def check_place(self, record, line_number):
        start, end = record["start"], record["end"]
        if record["doc"] != self.doc:
            yield f"{record['record']}: doc {record['doc']!r} has no document record before it"
        if start >= end:
            yield f"{record['record']}: start {start} is not before end {end}"
        place = (start, -end, record["record"], record["type"])
        if self.previous is not None and place <= self.previous:
            fault = "twice" if place == self.previous else "out of order"
            yield f"{record['record']}: {fault} (start, longer span, record, type)"
        self.previous = place
        self.starts[record["record"]].add(start)
        for key in ("anchor", "same_as"):
            if isinstance(record.get(key), int):
                self.links.append((line_number, record["record"], key, record[key]))

        encoding = ENCODINGS[self.offsets]
        length = len(record["text"])
        if encoding is not None:
            length = len(record["text"].encode(encoding)) // UNIT_BYTES[self.offsets]
        if end - start != length:
            yield f"{record['record']}: the span has {end - start} {self.offsets}, its text {length}"
        elif self.source is not None:
            width = UNIT_BYTES.get(self.offsets, 1)
            there = self.source[start * width : end * width]
            if encoding is not None:
                there = there.decode(encoding, errors="replace")
            if there != record["text"]:
                yield f"{record['record']}: the source has {there!r} at {start}..{end}, not {record['text']!r}"

    def check_values(self, record):
        # ISO dates compare as text, but for years before our era.
        if "from" in record and not record["from"].startswith("-") and record["from"] >= record["to"]:
            yield f"date: from {record['from']} is not before to {record['to']}"
        if "low" in record and "high" in record:
            if fractions.Fraction(record["low"]) > fractions.Fraction(record["high"]):
                yield f"amount: low {record['low']} is above high {record['high']}"

    def finish(self):
        """Links that point at no record of their document, as (line number, message)."""
        for line_number, kind, key, start in self.links:
            if start not in self.starts[kind]:
                yield line_number, f"{kind}: {key} {start} is the start of no {kind}"
        self.links.clear()
        self.starts.clear()


def shortened(message, limit=300):
    return message if len(message) <= limit else message[:limit] + " ..."


def check_file(name, lines, options, schemas):
    """Prints the faults; returns their number and that of the records."""
    texts = text_source(options.text) if options.text else None
    checker = Checker(schemas, options.offsets, texts)
    number = 0
    found = []
    for number, line in enumerate(lines, 1):
        found += checker.faults(number, line)
    found += checker.finish()
    for line_number, message in found:
        print(f"{name}:{line_number}: {message}")
    return len(found), number


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--text", type=pathlib.Path, metavar="PATH")
    parser.add_argument("--offsets", choices=sorted(ENCODINGS), default="codepoints")
    parser.add_argument("--gold", action="store_true")
    options = parser.parse_args()

    sys.stdout.reconfigure(encoding="utf-8")
    schemas = load_schemas(options.gold)
    faults = records = 0
    for name in options.files or ["-"]:
        try:
            if name == "-":
                sys.stdin.reconfigure(encoding="utf-8", newline="\n")
                counts = check_file("-", sys.stdin, options, schemas)
            else:
                # newline: a record file has no line ends but \n, and U+2028 is none.
                with open(name, encoding="utf-8", newline="\n") as lines:
                    counts = check_file(name, lines, options, schemas)
        except BrokenPipeError:
            # The reader has seen enough (| head); keep the interpreter from saying so at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 1
        except (OSError, UnicodeDecodeError) as error:
            print(f"validate.py: {name}: {error}", file=sys.stderr)
            return 2
        faults += counts[0]
        records += counts[1]
    print(f"{records} records, {faults} faults", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
