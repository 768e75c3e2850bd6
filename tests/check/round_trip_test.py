#!/usr/bin/env python3
"""Each decision of the page of 'glane review', all the way: patch, 'apply', 'run' with the lexicon that
came of it, and 'check --gold' against the gold that did."""
import json
import shutil
import unittest

from checked import Files
from outputs import glane, line

FRENCH = ("Kervadec Industries recrute 300 personnes depuis le 3 mai 2021. Intel et Nvidia paient 5 % à "
          "Kervadec Industries. Un accord lie Intel à Washington, selon M. Zorglub. Mme Zorglub dément.")
CHINESE = "英特尔宣布投资软银。软银和英特尔2021年5月3日签约。"


class RoundTrip(Files):
    def setUp(self):
        super().setUp()
        self.lexicon = self.folder / "mine"
        self.gold = self.folder / "gold"
        self.read(FRENCH)

    def read(self, text, lexicon=False):
        """The records of a text, with the lexicon of before or without."""
        if not lexicon:
            shutil.rmtree(self.lexicon, ignore_errors=True)
        self.text = text
        source = {"id": "a.txt", "date": "2024-11-15", "text": text}
        self.write("in.ndjson", [line(source)])
        self.head, *self.records = self.run_glane()

    def run_glane(self):
        """The records as the user's lexicon, where there is one by now, has them."""
        lexicon = ("--lexicon", self.lexicon) if self.lexicon.exists() else ()
        done = glane("run", self.folder / "in.ndjson", "--quiet", *lexicon,
                     "--out", self.folder / "out.ndjson")
        self.assertEqual(done.returncode, 0, done.stderr)
        text = (self.folder / "out.ndjson").read_text(encoding="utf-8")
        return [json.loads(row) for row in text.splitlines()]

    def apply(self, decide, *more):
        """All records as the page gives them, `decide` saying what becomes of each: nothing for
        accepted, 'reject', or a verb and what changes.  Returns the names of a new run."""
        rows = [{"patch": "document", "offsets": "codepoints", "record": self.head}]
        for was in self.records:
            decision = decide(was) or "accept"
            if isinstance(decision, str):
                rows.append({"patch": decision, "record": was})
            else:
                verb, changes = decision
                record = was | changes
                # As the form has it.
                if record.get("type") in ("person", "organization"):
                    record.setdefault("writing", "common")
                else:
                    record.pop("writing", None)
                rows.append({"patch": verb, "record": record, "was": was})
        patch = self.write("a.patch.ndjson", [line(row) for row in [*rows, *more]])
        done = glane("apply", patch, "--lexicon", self.lexicon, "--gold", self.gold)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [r for r in self.run_glane() if r["record"] == "entity"]

    def on(self, text, decision, nth=None):
        """Decides so on the records of this text, or on the nth of them."""
        starts = [r["start"] for r in self.records if r["text"] == text]
        self.assertTrue(starts, text)
        chosen = starts if nth is None else [starts[nth]]
        return lambda r: decision if r["text"] == text and r["start"] in chosen else None

    def place(self, words):
        start = self.text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    def check(self):
        """The strict figures of each kind; what else 'check' finds is no error."""
        path = self.folder / "out.ndjson"
        done = glane("check", path, "--source", self.folder / "in.ndjson")
        self.assertEqual(done.returncode, 0, done.stdout)
        scores = json.loads(glane("check", path, "--gold", self.gold, "--json").stdout)["scores"]
        return {kind: rows["strict"] for kind, rows in scores["kind"].items()}

    def assert_right(self):
        for kind, figures in self.check().items():
            self.assertEqual(figures["f1"], 1, (kind, figures))

    def test_accept(self):
        self.apply(lambda _: None)
        self.assertFalse(self.lexicon.exists())  # nothing to learn
        self.assert_right()

    def test_reject_a_name(self):
        for text, word in ((FRENCH, "Intel"), (FRENCH, "Zorglub"), (CHINESE, "英特尔")):
            self.read(text)
            names = self.apply(self.on(word, "reject"))
            self.assertNotIn(word, [name["text"] for name in names])
            self.assert_right()
            before = {path: path.read_text(encoding="utf-8") for path in self.lexicon.rglob("*.tsv")}
            self.apply(self.on(word, "reject"))  # twice is once
            self.assertEqual(before, {path: path.read_text(encoding="utf-8") for path in before})

    def test_a_name_here_and_none_there_is_not_refused(self):
        names = self.apply(self.on("Intel", "reject", nth=0))
        self.assertEqual([n["text"] for n in names].count("Intel"), 2)
        self.assertEqual(self.check()["entity"]["recall"], 1)
        self.assertLess(self.check()["entity"]["precision"], 1)

    def test_a_refusal_is_taken_back(self):
        self.apply(self.on("Intel", "reject"))
        words = self.lexicon / "entities/words.fr.tsv"
        self.assertIn("no_name\tword\tIntel\n", words.read_text(encoding="utf-8"))
        names = self.apply(lambda _: None)
        self.assertNotIn("Intel", words.read_text(encoding="utf-8"))
        self.assertIn("Intel", [name["text"] for name in names])
        self.assert_right()

    def test_reject_a_mistranslation(self):
        self.read("SoftBank a investi. Masayoshi Son, de la Banque douce, est venu. Le Fils a signé.")
        slips = [r["text"] for r in self.records if r.get("writing") == "mistranslation"]
        self.assertTrue(slips)
        names = self.apply(lambda r: "reject" if r["text"] in slips else None)
        self.assertFalse(set(slips) & {name["text"] for name in names})
        self.assert_right()

    def test_reject_a_date_or_an_amount_is_gold_alone(self):
        for word, kind in (("3 mai 2021", "date"), ("5 %", "amount")):
            self.apply(self.on(word, "reject"))
            self.assertFalse(self.lexicon.exists())
            self.assertLess(self.check()[kind]["precision"], 1)

    def test_fix_a_span_that_is_too_long(self):
        part = self.place("Kervadec")
        names = self.apply(lambda r: r["text"] == "Kervadec Industries" and (
            "fix", {"end": r["start"] + len("Kervadec"), "text": part["text"]}))
        self.assertEqual([n["text"] for n in names].count("Kervadec"), 2)
        self.assert_right()

    def test_fix_a_span_that_is_too_short(self):
        longer = self.place("accord lie Intel")  # any words will do
        names = self.apply(self.on("Intel", ("fix", longer | {
            "id": "work:accord", "type": "work", "name": "Accord"}), nth=1))
        # `Intel` itself stays a name where it stands alone.
        self.assertEqual([(n["text"], n["type"]) for n in names if "Intel" in n["text"]],
                         [("Intel", "organization"), ("accord lie Intel", "work")])

    def test_fix_the_type_of_a_built_in_name(self):
        for text, word in ((FRENCH, "Intel"), (FRENCH, "Washington"), (CHINESE, "英特尔")):
            self.read(text)
            names = self.apply(self.on(word, ("fix", {"type": "product"})))
            found = {(n["type"], n["id"]) for n in names if n["text"] == word}
            was = next(r for r in self.records if r["text"] == word)
            self.assertEqual(found, {("product", was["id"])})
            self.assert_right()

    def test_the_later_type_holds(self):
        self.apply(self.on("Intel", ("fix", {"type": "product"})))
        self.read(FRENCH, lexicon=True)
        names = self.apply(self.on("Intel", ("fix", {"type": "organization"})))
        self.assertEqual({n["type"] for n in names if n["text"] == "Intel"}, {"organization"})
        names = self.apply(self.on("Intel", ("fix", {"type": "work"})))
        self.assertEqual({n["type"] for n in names if n["text"] == "Intel"}, {"work"})
        files = self.lexicon.glob("entities/lexicon/*.tsv")
        rows = "".join(path.read_text(encoding="utf-8") for path in files)
        self.assertEqual(rows.count("Q248"), 1, rows)

    def test_the_type_of_an_identity_holds_for_all_its_names(self):
        self.apply(self.on("Intel", ("fix", {"type": "product"})))
        self.read(CHINESE, lexicon=True)
        self.assertEqual({(r["type"], r["id"]) for r in self.records if r["text"] == "英特尔"},
                         {("product", "Q248")})

    def test_fix_the_type_of_a_new_name(self):
        names = self.apply(self.on("Kervadec Industries", ("fix", {
            "type": "location", "id": "location:kervadec-industries"})))
        self.assertEqual({n["type"] for n in names if n["text"] == "Kervadec Industries"}, {"location"})
        self.assert_right()

    def test_fix_an_identity(self):
        names = self.apply(self.on("Intel", ("fix", {"id": "organization:autre", "name": "Autre"})))
        self.assertEqual({n["id"] for n in names if n["text"] == "Intel"}, {"organization:autre"})
        self.assert_right()

    def test_fix_a_value_is_gold_alone(self):
        self.apply(self.on("3 mai 2021", ("fix", {
            "value": "2021-05-04", "from": "2021-05-04", "to": "2021-05-05"})))
        self.assertFalse(self.lexicon.exists())
        figures = self.check()
        self.assertEqual((figures["date"]["matched"], figures["entity"]["f1"]), (0, 1))

    def test_split(self):
        names = self.apply(self.on("Nvidia", ("split", {
            "id": "organization:nvidia-bretagne", "name": "Nvidia Bretagne"})))
        self.assertEqual({n["id"] for n in names if n["text"] == "Nvidia"},
                         {"organization:nvidia-bretagne"})
        self.assert_right()

    def test_merge(self):
        names = self.apply(lambda _: None, {
            "patch": "merge", "id": "organization:kervadec-industries", "into": "Q248",
            "type": "organization", "name": "Intel", "names": ["Kervadec Industries"]})
        self.assertEqual({(n["id"], n["name"]) for n in names
                          if n["text"] in ("Intel", "Kervadec Industries")}, {("Q248", "Intel")})
        self.assert_right()

    def test_add_a_name(self):
        for words in ("accord", "recrute"):
            added = {"record": "entity", "doc": "a.txt", **self.place(words), "type": "work",
                     "id": f"work:{words}", "name": words, "form": "full"}
            names = self.apply(lambda _: None, {"patch": "add", "record": added})
            self.assertIn((words, f"work:{words}"), [(n["text"], n["id"]) for n in names])

    def test_add_a_date_is_gold_alone(self):
        added = {"record": "date", "doc": "a.txt", **self.place("accord"), "type": "date",
                 "value": "2020-01"}
        self.apply(lambda _: None, {"patch": "add", "record": added})
        self.assertFalse(self.lexicon.exists())
        self.assertLess(self.check()["date"]["recall"], 1)


if __name__ == "__main__":
    unittest.main()
