#!/usr/bin/env python3
"""'glane diff' and 'glane sample'."""
import json
import pathlib
import re
import tempfile
import unittest

import outputs
from outputs import ARTICLES, glane, line


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.records = [json.loads(text) for text in outputs.corpus()]

    def write(self, name, records):
        path = self.folder / name
        path.write_text("".join(line(record) + "\n" for record in records), encoding="utf-8")
        return path


class Diff(Files):
    def setUp(self):
        super().setUp()
        self.old = self.write("old.ndjson", self.records)
        records = [dict(record) for record in self.records]
        dates = [k for k, record in enumerate(records) if record["record"] == "date"]
        amounts = [k for k, record in enumerate(records) if record["record"] == "amount"]
        records[dates[0]]["value"] = "1900"
        records[dates[0]]["rule"] = "stages/dates/rules.fr.tsv:7"
        records[amounts[0]]["end"] += 1  # lost and gained
        del records[amounts[-1]]
        self.new = self.write("new.ndjson", records)

    def test_same(self):
        done = glane("diff", self.old, self.old)
        self.assertEqual(done.returncode, 0)
        self.assertIn(" 0 gained, 0 lost, 0 changed", done.stdout)

    def test_json(self):
        done = glane("diff", self.old, self.new, "--json")
        self.assertEqual(done.returncode, 1)
        rows = [json.loads(text) for text in done.stdout.splitlines()]
        summary = rows.pop()
        self.assertEqual((summary["gained"], summary["lost"], summary["changed"]), (1, 2, 1))
        changed = next(row for row in rows if row["change"] == "changed")
        self.assertEqual(changed["fields"], ["value"])
        self.assertEqual(changed["rule"], "stages/dates/rules.fr.tsv:7")
        self.assertEqual(changed["after"]["value"], "1900")
        self.assertNotEqual(changed["before"]["value"], "1900")

    def test_ignored_fields(self):
        done = glane("diff", self.old, self.new, "--ignore", "value", "--json")
        self.assertEqual(json.loads(done.stdout.splitlines()[-1])["changed"], 0)

    def test_text_and_colours(self):
        plain = glane("diff", self.old, self.new, "--source", ARTICLES)
        self.assertNotIn("\x1b", plain.stdout)
        self.assertRegex(plain.stdout, r"~ \S+@\d+ .*\[.*\]")
        self.assertIn("value ", plain.stdout)
        colour = glane("diff", self.old, self.new, "--color", "always")
        self.assertIn("\x1b[33m", colour.stdout)

    def test_other_documents(self):
        docs = [k for k, record in enumerate(self.records) if record["record"] == "document"]
        less = self.write("less.ndjson", self.records[docs[1]:])
        done = glane("diff", self.old, less, "--json")
        self.assertEqual(len(json.loads(done.stdout.splitlines()[-1])["only_old"]), 1)

    def test_html_is_inert(self):
        records = [dict(record) for record in self.records]
        name = next(record for record in records if record["record"] == "entity")
        name["name"] = "<script>alert(1)</script></style>"
        hostile = self.write("hostile.ndjson", records)
        page = self.folder / "page.html"
        glane("diff", self.old, hostile, "--html", page)
        html = page.read_text(encoding="utf-8")
        self.assertNotIn("<script", html)
        self.assertIn("default-src 'none'; script-src 'none'", html)


class Sample(Files):
    def sample(self, *arguments):
        path = self.write("out.ndjson", self.records)
        done = glane("sample", path, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(text) for text in done.stdout.splitlines()]

    def test_size_and_strata(self):
        rows = self.sample("-n", 60, "--by", "type")
        self.assertEqual(len(rows), 60)
        types = {f"{record['record']}:{record['type']}" for record in self.records
                 if record["record"] != "document"}
        self.assertEqual({row["stratum"] for row in rows}, types)
        sizes = {}
        for row in rows:
            sizes[row["stratum"]] = sizes.get(row["stratum"], 0) + row["weight"]
        total = sum(record["record"] != "document" for record in self.records)
        self.assertAlmostEqual(sum(sizes.values()), total, delta=1)

    def test_seeds(self):
        first = self.sample("-n", 40, "--by", "kind", "--seed", 3)
        self.assertEqual(first, self.sample("-n", 40, "--by", "kind", "--seed", 3))
        self.assertNotEqual(first, self.sample("-n", 40, "--by", "kind", "--seed", 4))

    def test_all_where_there_are_fewer(self):
        rows = self.sample("-n", 100000)
        self.assertEqual(len(rows), sum(r["record"] != "document" for r in self.records))
        self.assertTrue(all(row["weight"] == 1 for row in rows))

    def test_context(self):
        for row in self.sample("-n", 20, "--source", ARTICLES):
            text = (ARTICLES / row["doc"]).read_text(encoding="utf-8")
            flat = re.sub(r"\s", "", (row["before"] + row["text"] + row["after"]).replace("⏎", ""))
            self.assertIn(flat.removeprefix("…").removesuffix("…"), re.sub(r"\s", "", text))
            # No word is cut.
            words = re.findall(r"\w+", row["before"]) if row["doc"].startswith("fr-") else []
            self.assertTrue(all(re.search(rf"\b{word}\b", text) for word in words), row)

    def test_usage(self):
        path = self.write("out.ndjson", self.records)
        self.assertEqual(glane("sample", path, "--by", "colour").returncode, 2)
        self.assertEqual(glane("sample").returncode, 2)


if __name__ == "__main__":
    unittest.main()
