#!/usr/bin/env python3
"""The short report of tools/run: a table of what a record file holds, and five of its records.

    summary.py RECORDS.ndjson [--microseconds N]
"""
import argparse
import collections
import json
import os
import sys

# One sample of each, in this order; what the file lacks is filled up with what it has.
WANTED = (
    ("date", lambda r: "anchor" in r and "from" in r),
    ("amount", lambda r: r["type"] == "money"),
    ("entity", lambda r: r["type"] == "person" and r.get("writing", "common") != "common"),
    ("entity", lambda r: r["type"] == "organization"),
    ("date", lambda r: r["type"] == "date" and "from" in r),
)
RECORD_KINDS = ("date", "amount", "entity")


class Samples:
    """The first record that meets each wish, from as many documents as there are."""

    def __init__(self):
        self.found = [None] * len(WANTED)
        self.docs = set()
        self.spare = []

    def offer(self, record):
        for i, (kind, fits) in enumerate(WANTED):
            if record["record"] != kind or not fits(record):
                continue
            held = self.found[i]
            # A second document is worth a change: the samples shall not all come from the first.
            if held is None or (held["doc"] in self.docs_but(i) and record["doc"] not in self.docs):
                self.found[i] = record
                self.docs = {r["doc"] for r in self.found if r}
                return
        if len(self.spare) < len(WANTED):
            self.spare.append(record)

    def docs_but(self, i):
        return {r["doc"] for j, r in enumerate(self.found) if r and j != i}

    def chosen(self):
        chosen = [r for r in self.found if r]
        chosen += [r for r in self.spare if r not in chosen]
        return chosen[: len(WANTED)]


def meaning(record):
    """What a record says, in a few words."""
    if record["record"] == "date":
        parts = [record.get("value") or f"{record.get('offset', '?')} from an unknown date"]
        if "from" in record:
            parts.append(f"from {record['from']} to {record['to']}")
        parts += [record[key] for key in ("mod", "calendar", "freq") if key in record]
        return ", ".join(parts)
    if record["record"] == "amount":
        if "number" in record:
            said = record["number"]
        else:
            said = f"{record.get('low', '')}..{record.get('high', '')}"
        sign = " %" if record["type"] == "percent" else ""
        unit = f" {record['unit']}" if "unit" in record else sign
        per = f" per {record['per']}" if "per" in record else ""
        relation = f"{record['relation'].replace('_', ' ')} " if "relation" in record else ""
        return f"{relation}{said}{unit}{per}"
    writing = f", {record['writing']}" if "writing" in record else ""
    return f"{record['name']} ({record['id']}; {record['form']}{writing})"


def read(path):
    kinds = collections.Counter()
    samples = Samples()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            kinds[record["record"]] += 1
            if record["record"] in RECORD_KINDS:
                samples.offer(record)
    return kinds, samples.chosen()


def report(kinds, samples, microseconds):
    rows = [("documents", kinds["document"])]
    rows += [(f"{kind} records", kinds[kind]) for kind in RECORD_KINDS]
    if kinds["error"]:
        rows.append(("not readable", kinds["error"]))
    lines = [f"{name:<16}{count:>10,}" for name, count in rows]
    if microseconds is not None:
        lines.append(f"{'time':<16}{microseconds / 1e6:>9.2f}s")
    for record in samples:
        lines += [
            "",
            f"{record['doc']}, {record['start']} to {record['end']}",
            f"  {record['record']} ({record['type']}): {' '.join(record['text'].split())}",
            f"  = {meaning(record)}",
        ]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records")
    parser.add_argument("--microseconds", type=int, help="how long the run took")
    options = parser.parse_args()
    # French and Chinese, whatever the locale of the terminal says.
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    print(report(*read(options.records), options.microseconds))
    print(f"\nAll records: {os.path.relpath(options.records)}")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        # The reader has seen enough (| head); keep the interpreter from saying so at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
