#!/usr/bin/env python3
"""'glane check --gold': the figures, their intervals, the gates."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import outputs
from outputs import GOLD, ROOT, glane

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools/score.py"


def damaged(lines):
    """Every seventh record lost, every fifth of the others with another value."""
    result = []
    for k, text in enumerate(lines):
        record = json.loads(text)
        if record["record"] != "document":
            if k % 7 == 0:
                continue
            if k % 5 == 0:
                key = {"date": "value", "amount": "number", "entity": "id"}[record["record"]]
                record[key] = "Q1" if key == "id" else "1999"
            if k % 11 == 0:
                record["end"] += 1
        result.append(outputs.line(record))
    return result


class Gold(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, lines):
        path = self.folder / "out.ndjson"
        path.write_text("".join(text + "\n" for text in lines), encoding="utf-8")
        return path

    def figures(self, path, gold=GOLD, *arguments):
        done = glane("check", path, "--gold", gold, "--json", *arguments)
        return json.loads(done.stdout)

    def test_the_gold_itself_is_perfect(self):
        scores = self.figures(self.write(outputs.corpus()))["scores"]
        for table in scores.values():
            for key, line in table.items():
                self.assertEqual(line["strict"]["f1"], 1.0, key)
                self.assertEqual(line["strict"]["interval"]["f1"], [1.0, 1.0], key)

    def test_an_empty_output_has_found_nothing(self):
        done = self.figures(self.write([]))
        self.assertEqual(done["scores"]["overall"]["all"]["strict"]["f1"], 0)
        self.assertEqual(len(done["missing"]), done["documents"])

    def test_intervals_hold_the_figure_and_repeat(self):
        path = self.write(damaged(outputs.corpus()))
        first = self.figures(path)
        self.assertEqual(first, self.figures(path))
        for table in first["scores"].values():
            for key, line in table.items():
                low, high = line["strict"]["interval"]["f1"]
                self.assertLessEqual(low, line["strict"]["f1"], key)
                self.assertGreaterEqual(high, line["strict"]["f1"], key)
        line = first["scores"]["overall"]["all"]["strict"]
        self.assertLess(line["f1"], 0.95)
        self.assertLess(line["interval"]["f1"][0], line["interval"]["f1"][1])

    def test_gates(self):
        path = self.write(outputs.corpus())
        good = glane("check", path, "--gold", GOLD, "--fail-under", "entity=0.9")
        self.assertEqual(good.returncode, 0, good.stderr)
        path = self.write(damaged(outputs.corpus()))
        for gate in ("entity=0.99", "date.span=0.99", "fr amount=0.99", "entity:person=0.99"):
            done = glane("check", path, "--gold", GOLD, "--ignore", "seal", "--fail-under", gate)
            self.assertEqual(done.returncode, 1, gate)
            self.assertIn(gate.split("=")[0] + ": F1", done.stderr)
        for gate in ("entity", "entity=2", "nothing=0.5"):
            done = glane("check", path, "--gold", GOLD, "--fail-under", gate)
            self.assertEqual(done.returncode, 2, gate)

    def test_errors_are_listed_with_their_words(self):
        path = self.write(damaged(outputs.corpus()))
        done = glane("check", path, "--gold", GOLD, "--source", outputs.ARTICLES, "--errors", 3)
        for title in ("date, missed:", "amount, wrong value:", "entity, missed:"):
            self.assertIn(title, done.stdout)

    @unittest.skipUnless(SCORER.exists(), "there is no ../shared")
    def test_equal_to_the_reference_scorer(self):
        for gold in (GOLD, SHARED / "gold"):
            for change in (lambda lines: lines, damaged):
                path = self.write(change(outputs.corpus(gold, sealed=False)))
                command = [sys.executable, SCORER, "--gold", gold, "--output", path, "--by", "type",
                           "--json"]
                theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
                self.compare(self.figures(path, gold), theirs, gold.name)

    def compare(self, ours, theirs, where):
        if isinstance(theirs, dict):
            for key, value in theirs.items():
                self.compare(ours[key], value, f"{where}/{key}")
        elif isinstance(theirs, float):
            self.assertAlmostEqual(ours, theirs, 12, where)
        else:
            self.assertEqual(ours, theirs, where)


if __name__ == "__main__":
    unittest.main()
