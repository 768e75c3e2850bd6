#!/usr/bin/env python3
"""'glane apply': a patch becomes gold records and a lexicon, which 'glane run' then uses."""
import json
import pathlib
import tempfile
import unittest

import outputs
from outputs import glane, line

TEXT = "Zorglub a acheté Intel le 3 mai 2021. La Banque molle paie 5 % à Zorglub, comme Nvidia."


class Apply(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.input = self.folder / "in.ndjson"
        self.input.write_text(line({"id": "a.txt", "date": "2024-11-15", "text": TEXT}) + "\n",
                              encoding="utf-8")
        self.output = self.folder / "out.ndjson"
        self.lexicon = self.folder / "mine"
        self.gold = self.folder / "gold"
        self.records = self.run_glane()

    def run_glane(self, *arguments):
        done = glane("run", self.input, "--quiet", "--explain", "--out", self.output, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(text) for text in self.output.read_text(encoding="utf-8").splitlines()]

    def record(self, words):
        return next(dict(r) for r in self.records if r.get("text") == words)

    def entity(self, words, **fields):
        start = TEXT.index(words)
        return {"record": "entity", "doc": "a.txt", "start": start, "end": start + len(words),
                "text": words} | fields

    def apply(self, *patch, status=0):
        path = self.folder / "a.patch.ndjson"
        head = {"patch": "document", "record": self.records[0]}
        path.write_text("".join(line(text) + "\n" for text in (head, *patch)), encoding="utf-8")
        done = glane("apply", path, "--lexicon", self.lexicon, "--gold", self.gold)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def entities(self):
        records = self.run_glane("--lexicon", self.lexicon)
        return {r["text"]: r for r in records if r["record"] == "entity"}

    def gold_records(self):
        text = (self.gold / "a.gold.ndjson").read_text(encoding="utf-8")
        return [json.loads(row) for row in text.splitlines()]

    def test_an_added_name_is_found(self):
        added = self.entity("Zorglub", type="organization", id="organization:zorglub",
                            name="Zorglub SA", form="alias", writing="common")
        self.apply({"patch": "add", "record": added})
        found = self.entities()["Zorglub"]
        self.assertEqual((found["id"], found["name"], found["form"]),
                         ("organization:zorglub", "Zorglub SA", "alias"))
        self.assertEqual(found["rule"], f"{self.lexicon}/entities/lexicon/organizations.tsv:3")

    def test_a_corrected_identity_stays_so(self):
        was = self.record("Intel")
        fixed = was | {"id": "organization:intel-autre", "name": "Intel Autre", "form": "alias"}
        fixed.pop("rule")
        self.apply({"patch": "fix", "record": fixed, "was": was})
        self.assertEqual(self.entities()["Intel"]["id"], "organization:intel-autre")

    def test_merged_identities_become_aliases(self):
        self.apply({"patch": "merge", "id": "Q248", "into": "Q201653", "type": "organization",
                    "name": "SoftBank", "names": ["Intel", "INTEL"]})
        found = self.entities()["Intel"]
        # The identity keeps the names of the built-in lexicon.
        self.assertEqual((found["id"], found["name"], found["form"]), ("Q201653", "SoftBank", "alias"))

    def test_gold(self):
        date = self.record("3 mai 2021")
        fixed = date | {"value": "2021-06"}
        for key in ("from", "to", "rule"):
            fixed.pop(key)
        self.apply({"patch": "accept", "record": self.record("Intel")},
                   {"patch": "fix", "record": fixed, "was": date},
                   {"patch": "reject", "record": self.record("Nvidia")},
                   {"patch": "open", "record": self.record("5 %")},
                   {"patch": "merge", "id": "Q248", "into": "Q1", "type": "organization",
                    "name": "Autre", "names": []})
        head, *gold = self.gold_records()
        self.assertEqual(head["sha256"], self.records[0]["sha256"])
        self.assertFalse({"seal", "version", "rules"} & set(head))
        intel, month, share = gold
        self.assertEqual((intel["id"], intel["name"]), ("Q1", "Autre"))
        self.assertEqual((month["value"], month["from"], month["to"]),
                         ("2021-06", "2021-06-01", "2021-07-01"))
        self.assertTrue(share["optional"])
        self.assertFalse(any("rule" in record for record in gold))
        # The scorer reads it; what is open does not count.
        figures = json.loads(glane("check", self.output, "--gold", self.gold, "--json").stdout)
        dates = figures["scores"]["kind"]["date"]["strict"]
        self.assertEqual((dates["matched"], dates["recall"]), (0, 0))
        # Ids are paired one to one: only that one identity is meant counts.
        self.assertEqual(figures["scores"]["kind"]["entity"]["strict"]["matched"], 1)

    def test_applied_twice_is_applied_once(self):
        added = self.entity("Zorglub", type="person", id="person:zorglub", name="Zorglub",
                            form="full", writing="common")
        other = self.entity("Banque molle", type="person", id="person:zorglub", name="Zorglub",
                            form="alias", writing="common")
        self.apply({"patch": "add", "record": added})
        path = self.lexicon / "entities/lexicon/people.tsv"
        first = path.read_text(encoding="utf-8")
        self.apply({"patch": "add", "record": added})
        self.assertEqual(first, path.read_text(encoding="utf-8"))
        path.write_text("# Mine.\n" + first, encoding="utf-8")
        self.apply({"patch": "add", "record": other})
        rows = path.read_text(encoding="utf-8").splitlines()
        self.assertEqual(rows[0], "# Mine.")
        self.assertEqual(rows[-1], "person:zorglub\tperson\tZorglub\t\t\talias:Banque molle")

    def test_what_a_row_has_besides_stays(self):
        path = self.lexicon / "entities/lexicon/people.tsv"
        path.parent.mkdir(parents=True)
        path.write_text("person:zorglub\tperson\tZorglub\t\t\t\tat:Q248;as:patron\n", encoding="utf-8")
        other = self.entity("Banque molle", type="person", id="person:zorglub", name="Zorglub",
                            form="alias", writing="common")
        self.apply({"patch": "add", "record": other})
        self.assertEqual(path.read_text(encoding="utf-8"),
                         "person:zorglub\tperson\tZorglub\t\t\talias:Banque molle\tat:Q248;as:patron\n")

    def test_wrong_lines(self):
        good = self.record("Intel")
        for wrong in ({"patch": "accept", "record": good | {"type": "thing"}},
                      {"patch": "accept", "record": good | {"doc": "b.txt"}},
                      {"patch": "bless", "record": good},
                      {"patch": "add", "record": self.record("3 mai 2021") | {"start": -1}},
                      {"patch": "merge", "id": "Q1", "into": "Q1"}):
            done = self.apply(wrong, status=2)
            self.assertIn("a.patch.ndjson:2: ", done.stderr)
        self.assertFalse(self.gold.exists())
        self.assertFalse(self.lexicon.exists())

    def test_places_that_are_no_code_points_are_no_gold(self):
        path = self.folder / "bytes.patch.ndjson"
        path.write_text(line({"patch": "document", "offsets": "bytes", "record": self.records[0]})
                        + "\n", encoding="utf-8")
        self.assertEqual(glane("apply", path, "--gold", self.gold).returncode, 2)
        self.assertEqual(glane("apply", path, "--lexicon", self.lexicon).returncode, 0)

    def test_a_name_that_no_lexicon_holds_is_told(self):
        added = self.entity("Zorglub", type="work", id="work:z", name="A|B", form="alias")
        done = self.apply({"patch": "add", "record": added})
        self.assertIn("no lexicon can hold 'Zorglub'", done.stderr)

    def test_usage(self):
        self.assertEqual(glane("apply").returncode, 2)
        self.assertEqual(glane("apply", self.output).returncode, 2)
        self.assertEqual(glane("apply", self.folder / "none", "--gold", self.gold).returncode, 74)


if __name__ == "__main__":
    unittest.main()
