#!/usr/bin/env python3
"""Tests the checks of validate.py that no schema makes: places, texts, order, links.

    validate_test.py

Prints each failure; exit status 1 where there is one.
"""
import hashlib
import json
import pathlib
import sys
import tempfile

import validate

TEXT = "𠮷田 a payé 5 € le 3 mai 2021.\r\n"
SCHEMAS = validate.load_schemas()


def records():
    document = {
        "record": "document",
        "doc": "a.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "language": "fr",
        "chars": len(TEXT),
        "version": "0",
        "rules": "0",
    }
    amount = span("amount", "5 €") | {"type": "money", "number": "5", "unit": "EUR", "unit_text": "€"}
    date = span("date", "3 mai 2021") | {
        "type": "date",
        "value": "2021-05-03",
        "from": "2021-05-03",
        "to": "2021-05-04",
    }
    return [document, amount, date]


def span(kind, text):
    start = TEXT.index(text)
    return {"record": kind, "doc": "a.txt", "start": start, "end": start + len(text), "text": text}


def in_unit(found, encoding, width):
    for record in found[1:]:
        for key in ("start", "end"):
            record[key] = len(TEXT[: record[key]].encode(encoding)) // width
    return found


def faults(found, texts, offsets="codepoints"):
    checker = validate.Checker(SCHEMAS, offsets, texts)
    messages = []
    for number, record in enumerate(found, 1):
        messages += checker.faults(number, json.dumps(record))
    messages += checker.finish()
    return [message for _, message in messages]


def change(number, **changes):
    found = records()
    found[number].update(changes)
    return found


# What is wrong, and what the message must say of it.
WRONG = (
    (change(0, chars=3), "chars is 3"),
    (change(1, start=0, end=3), "the source has"),
    (change(1, end=30), "the span has"),
    (change(1, same_as=0), "same_as 0 is the start of no amount"),
    (change(2, anchor=1), "anchor 1 is the start of no date"),
    (change(2, to="2021-05-03"), "is not before to"),
    (change(2, doc="b.txt"), "has no document record before it"),
    (records()[:1] + records()[:0:-1], "out of order"),
    (records() + records()[2:], "twice"),
    (change(0, doc="c.txt"), "there is no text for c.txt"),
    ([dict(reversed(record.items())) for record in records()], "not in the order"),
)


def check(texts):
    for unit, found in (
        ("codepoints", records()),
        ("bytes", in_unit(records(), "utf-8", 1)),
        ("utf16", in_unit(records(), "utf-16-le", 2)),
    ):
        for message in faults(found, texts, unit):
            yield f"right records in {unit}: {message}"
    for found, expected in WRONG:
        messages = faults(found, texts)
        if not any(expected in message for message in messages):
            yield f"expected {expected!r}, got {messages}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        texts = pathlib.Path(folder)
        (texts / "a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
        failures = list(check(validate.text_source(texts)))
        inputs = texts / "input.ndjson"
        inputs.write_text(json.dumps({"id": "a.txt", "text": TEXT}) + "\n", encoding="utf-8")
        failures += check(validate.text_source(inputs))
    for failure in failures:
        print(failure)
    if failures:
        return 1
    print(f"{len(WRONG)} wrong files refused")
    return 0


if __name__ == "__main__":
    sys.exit(main())
