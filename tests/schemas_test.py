#!/usr/bin/env python3
"""Tests schemas/ in itself: complete fields, examples that hold, labels.tsv, and what must not pass.

    schemas_test.py

Prints each failure; exit status 1 where there is one.
"""
import json
import sys

import validate
from jsonschema import Draft202012Validator

SCHEMAS = validate.load_schemas()
GOLD = validate.load_schemas(gold=True)

# Changes to the first example of a kind (None takes a key away) that make it wrong.
WRONG = {
    "document": (
        {"sha256": "ABC"},
        {"language": "zh"},
        {"date_source": None},
        {"date": "14/11/2024"},
        {"chars": -1},
        {"version": None},
        {"colour": "unknown"},
    ),
    "date": (
        {"value": "2019-13-01"},
        {"value": "2019-1-27"},
        {"value": "2019/"},
        {"value": "2019/2020/2021"},
        {"value": "27 janvier 2019"},
        {"value": "2018-08-14TEV"},  # a time, not a date
        {"value": None},  # from and to without value
        {"value": None, "from": None, "to": None},  # neither value nor offset
        {"to": None},
        {"from": None, "to": None},  # a resolved date has its interval
        {"value": "XXXX-09-15"},  # an unresolved one has none
        {"type": "duration", "value": "P4Y"},
        {"type": "duration", "value": "P", "from": None, "to": None},
        {"type": "duration", "value": "P/P1D", "from": None, "to": None},
        {"type": "duration", "value": "P4", "from": None, "to": None},
        {"type": "time", "value": "T25:00", "from": None, "to": None},
        {"value": "2017-Q4", "to": None, "calendar": "fiscal"},
        {"edtf": "2019-W04"},
        {"edtf": "2019-Q1"},
        {"edtf": "2016/"},
        {"edtf": "198X/199X"},
        {"edtf": "2019-01-27T15:30"},
        {"zone": "Paris"},
        {"freq": "2X"},
        {"mod": "around"},
        {"anchor": -1},
        {"offset": "10Y"},
        {"optional": True},
    ),
    "amount": (
        {"number": 32000000000},
        {"number": "32e9"},
        {"number": "32 000"},
        {"number": "1,5"},
        {"number": "007"},
        {"number": None},
        {"low": "1"},
        {"unit": None},
        {"unit": "dollar"},
        {"assumed": False},
        {"type": "percent"},
        {"type": "age"},
        {"relation": "approx"},
    ),
    "entity": (
        {"id": "Jensen Huang"},
        {"id": "person:jensen huang"},
        {"type": "organisation"},
        {"writing": None},
        {"type": "location"},
        {"name": None},
        {"form": "nickname"},
        {"start": "0"},
    ),
    "error": ({"message": ""}, {"message": None}),
    "finding": (
        {"code": "wrong"},
        {"severity": "fatal"},
        {"start": None},
        {"text": None},
        {"original": None},
        {"start": None, "end": None, "text": None, "value": None, "original_start": None, "original_end": None,
         "original_text": None, "original_value": None},
        {"power": 1.5},
        {"mqm": "accuracy"},
        {"rule": "x"},
    ),
    "alignment": ({"fr": "0-81"}, {"zh": None}, {"fr": [-1, 4]}),
}

# Changes that leave it right.
RIGHT = {
    "document": ({"date": "2024-11-14T08:30:00"}, {"date": None, "date_source": None}),
    "date": (
        {"value": "-0051", "from": "-0051-01-01", "to": "-0050-01-01"},
        {"value": "198X"},
        {"value": "2016/2019"},
        {"value": "2021-W10-WE"},
        {"value": "XXXX-09-15", "from": None, "to": None},
        {"value": None, "from": None, "to": None, "offset": "-P10Y"},
        {"type": "time", "value": "2019-01-27T15:30"},
        {"type": "time", "value": "T15:30", "from": None, "to": None},
        {"type": "time", "value": "2019-01-27TEV"},
        {"type": "duration", "value": "PXM", "from": None, "to": None},
        {"type": "duration", "value": "PT45M", "from": None, "to": None},
        {"type": "set", "value": "XXXX-WXX-1", "from": None, "to": None},
        {"type": "set", "value": "P1W", "from": None, "to": None, "freq": "2X"},
        {"value": "2017-Q4", "from": None, "to": None, "calendar": "fiscal"},
        {"value": "2019-Q4", "from": "2018-10-29", "to": "2019-01-28", "calendar": "fiscal"},
        {"edtf": "2017-36"},
        {"edtf": "198X"},
        {"edtf": "2023~"},
        {"edtf": "2016/.."},
        {"edtf": "../2030-05-03"},
        {"edtf": "-0217"},
        {"edtf": "2019-01-27T15:30:00+08:00", "zone": "Asia/Shanghai"},
    ),
    "amount": (
        {"number": None, "low": "1"},
        {"number": None, "low": "1", "high": "2.5"},
        {"number": "-0.62", "type": "percent", "unit": None, "unit_text": None, "assumed": None},
        {"number": "1/60", "type": "fraction", "unit": None, "unit_text": None, "assumed": None},
    ),
    "entity": ({"type": "location", "writing": None}, {"id": "organization:arm"}),
    "finding": (
        {"original": None, "original_start": None, "original_end": None, "original_text": None, "original_value": None},
        {"start": None, "end": None, "text": None, "value": None},
        {"segment": "u1/s1", "correction": None, "cause": None},
    ),
}


def changed(record, changes):
    record = {**record, **changes}
    return {key: value for key, value in record.items() if value is not None}


def check_fields(kind, schema):
    for name, field in schema["properties"].items():
        for key in ("description", "x-unit", "examples"):
            if not field.get(key):
                yield f"{kind}.{name} has no {key}"
        validator = Draft202012Validator(field)
        for example in field.get("examples", ()):
            if not validator.is_valid(example):
                yield f"{kind}.{name}: its example {example!r} does not hold"
    for name, definition in schema.get("$defs", {}).items():
        validator = Draft202012Validator(definition)
        for example in definition["examples"]:
            if not validator.is_valid(example):
                yield f"{kind} {name}: its example {example!r} does not hold"


def check_examples(kind, schema):
    checker = validate.Checker(SCHEMAS)
    checker.doc = schema["examples"][0]["doc"]
    for example in schema["examples"]:
        for _, message in checker.faults(0, json.dumps(example)):
            yield f"{kind}: an example of the schema fails: {message}"


def check_variants(kind, schema):
    validator = Draft202012Validator(schema)
    first = schema["examples"][0]
    for changes in WRONG[kind]:
        if validator.is_valid(changed(first, changes)):
            yield f"{kind}: passes, but must not: {changes}"
    for changes in RIGHT.get(kind, ()):
        for error in validator.iter_errors(changed(first, changes)):
            yield f"{kind}: {changes} must pass: {error.message[:200]}"


def check_labels():
    labels = {}
    for line in (validate.SCHEMAS / "labels.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, label, _meaning = line.split("\t")
        labels.setdefault(kind, []).append(label)
    enums = {
        f"{kind}.{name}": field["enum"]
        for kind, schema in SCHEMAS.items()
        for name, field in schema["properties"].items()
        if "enum" in field
    }
    for kind in sorted(labels.keys() | enums.keys()):
        if labels.get(kind) != enums.get(kind):
            yield f"labels.tsv has {kind} {labels.get(kind)}, the schema {enums.get(kind)}"


def check_gold():
    date = changed(SCHEMAS["date"]["examples"][0], {"value": None, "from": None, "to": None})
    validator = Draft202012Validator(GOLD["date"])
    if validator.is_valid(date):
        yield "gold: a date without value that is not optional must not pass"
    for error in validator.iter_errors({**date, "optional": True, "accept": ["2019"]}):
        yield f"gold: an optional date without value must pass: {error.message[:200]}"


def main():
    failures = []
    for kind, schema in SCHEMAS.items():
        for check in (check_fields, check_examples, check_variants):
            failures += check(kind, schema)
    failures += check_labels()
    failures += check_gold()
    for failure in failures:
        print(failure)
    if failures:
        return 1
    print(f"{len(SCHEMAS)} schemas, {sum(map(len, WRONG.values()))} wrong records refused")
    return 0


if __name__ == "__main__":
    sys.exit(main())
