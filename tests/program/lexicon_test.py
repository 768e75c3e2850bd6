#!/usr/bin/env python3
"""--lexicon adds to the built-in data, stands instead of it, and stops at a wrong line; --explain."""
import unittest

import support
from support import ARTICLES, ROOT, line

# Site furniture is no title, so that the title tells what is taken for furniture.
TEXT = "Zorglub\nLe texte commence ici, et il a plus de douze mots pour ne tromper personne.\nFin.\n"


class Lexicon(support.ProgramTest):
    def title(self, *arguments, status=0):
        run = self.glane("run", "-", *arguments, stdin=line(id="a", text=TEXT))
        self.assertEqual(status, run.status, run.err)
        return run.records[0].get("title")

    def test_word_added(self):
        self.assertEqual("Zorglub", self.title())
        self.write("more/chrome/words.tsv", "# class\tvalue\tsurfaces\nfurniture\tstrong\tZorglub\n")
        self.assertNotEqual("Zorglub", self.title("--lexicon", "more"))

    def test_rule_added(self):
        self.write("more/stages/chrome/rules.tsv", "zorglub\tZorglub\tholds most=5\t-\t-\tZorglub\t-\n")
        self.assertNotEqual("Zorglub", self.title("--lexicon", "more"))

    def test_rules_replaced(self):
        built_in = "Lire aussi : Une autre nouvelle"
        text = TEXT.replace("Zorglub", built_in)
        arguments = ("run", "-")
        stdin = line(id="a", text=text)
        self.assertNotEqual(built_in, self.glane(*arguments, stdin=stdin).records[0]["title"])
        self.write(
            "other/chrome/rules.tsv",
            "# replaces: yes\nzorglub\tZorglub\tholds most=5\t-\t-\tZorglub\t-\n",
        )
        run = self.glane(*arguments, "--lexicon", "other", stdin=stdin)
        self.assertEqual(built_in, run.records[0]["title"])
        self.assertNotEqual("Zorglub", self.title("--lexicon", "other"))

    def test_several_folders(self):
        self.write("one/chrome/words.tsv", "furniture\tstrong\tAutre\n")
        self.write("two/chrome/words.tsv", "furniture\tstrong\tZorglub\n")
        self.assertNotEqual("Zorglub", self.title("--lexicon", "one", "--lexicon", "two"))
        self.assertEqual("Zorglub", self.title("--lexicon", "one"))

    def test_rules_of_a_run_are_told_apart(self):
        self.write("more/chrome/words.tsv", "furniture\tstrong\tZorglub\n")
        stdin = line(id="a", text="x")
        plain = self.glane("run", "-", stdin=stdin).records[0]["rules"]
        more = self.glane("run", "-", "--lexicon", "more", stdin=stdin).records[0]["rules"]
        self.assertNotEqual(plain, more)
        again = self.glane("run", "-", "--lexicon", "more", stdin=stdin).records[0]["rules"]
        self.assertEqual(more, again)

    def entities(self, text, *arguments):
        run = self.glane("run", "-", *arguments, stdin=line(id="a", text=text))
        self.assertEqual(0, run.status, run.err)
        return [(r["text"], r["id"], r["name"]) for r in run.records if r["record"] == "entity"]

    def test_names_of_the_user_are_meant_first(self):
        text = "Intel et la Banque molle ont parlé à Zorglub."
        name = "more/entities/lexicon/organizations.tsv"
        self.assertIn(("Intel", "Q248", "Intel"), self.entities(text))
        # A row of its own; and one that adds a writing to a built-in identity, whose names it keeps.
        self.write(name, "organization:other\torganization\tIntel\t\t\t\n"
                         "Q201653\torganization\t\t\t\talias:Banque molle|Zorglub\n")
        found = self.entities(text, "--lexicon", "more")
        self.assertEqual(
            [("Intel", "organization:other", "Intel"), ("Banque molle", "Q201653", "SoftBank"),
             ("Zorglub", "Q201653", "SoftBank")], found)
        # Also as an alias, where the built-in lexicon has it as the name of another.
        self.write(name, "Q201653\torganization\t\t\t\talias:Intel\n")
        self.assertIn(("Intel", "Q201653", "SoftBank"), self.entities(text, "--lexicon", "more"))

    def test_the_type_that_the_user_says_stands(self):
        text = "Intel a parlé à Washington. Le groupe Intel Corporation recrute."
        self.write("more/entities/lexicon/products.tsv", "Q248\tproduct\t\t\t\t\n")
        run = self.glane("run", "-", "--lexicon", "more", stdin=line(id="a", text=text))
        self.assertEqual({("Intel", "product", "Q248")},
                         {(r["text"], r["type"], r["id"]) for r in run.records
                          if r.get("text") == "Intel"})

    def test_what_is_no_name(self):
        text = "Intel a parlé à Nvidia, et Intel Capital à Samsung."
        self.write("more/entities/words.fr.tsv", "no_name\tword\tIntel|samsung\n")
        names = [name for name, *_ in self.entities(text, "--lexicon", "more")]
        # Exactly these words; a word in small letters is one in capitals too.
        self.assertEqual(["Nvidia", "Intel Capital"], names)

    def check_bad(self, name, content, place):
        self.write(f"bad/{name}", content)
        run = self.glane("run", "-", "--lexicon", "bad", stdin=line(id="a", text="x"))
        self.assert_refused(run, f"bad/{place}: ")

    def test_bad_lines_are_named(self):
        self.check_bad("chrome/words.tsv", "# a comment\n\nfurniture\tZorglub\n", "chrome/words.tsv:3")
        self.check_bad("chrome/words.tsv", b"furniture\tstrong\tcaf\xe9\n", "chrome/words.tsv:1")
        self.check_bad("chrome/words.tsv", "furniture\tstrong\tZorglub\r\n", "chrome/words.tsv:1")

    def test_bad_rules_are_named(self):
        self.check_bad("chrome/rules.tsv", "x\t(Zorglub\tline\t-\t-\t[Zorglub]\t-\n", "chrome/rules.tsv:1")
        self.check_bad("chrome/rules.tsv", "# x\nx\tZorglub\tfly\t-\t-\t[Zorglub]\t-\n", "chrome/rules.tsv:2")
        self.check_bad("chrome/rules.tsv", "x\tZorglub\n", "chrome/rules.tsv:1")

    def test_file_of_an_unknown_name(self):
        self.write("bad/stages/chrome/worts.tsv", "x\n")
        run = self.glane("run", "-", "--lexicon", "bad", stdin=line(id="a", text="x"))
        self.assert_refused(run, "worts.tsv")

    def test_bad_lexicon_leaves_an_old_output(self):
        self.write("bad/chrome/words.tsv", "x\n")
        self.write("out.ndjson", "old")
        run = self.glane("run", "-", "--lexicon", "bad", "--out", "out.ndjson", stdin=line(id="a", text="x"))
        self.assertEqual((2, "old"), (run.status, (self.dir / "out.ndjson").read_text()))


class Explain(support.ProgramTest):
    def test_each_record_names_a_line_of_a_data_file(self):
        run = self.glane("run", ARTICLES, "--explain", "--date", "2024-11-15")
        self.assertEqual(0, run.status)
        for record in run.records:
            if record["record"] == "document":
                continue
            if record["rule"].endswith(".model"):
                self.assertTrue((ROOT / record["rule"]).is_file(), record["rule"])
                continue
            name, _, number = record["rule"].rpartition(":")
            row = (ROOT / name).read_text(encoding="utf-8").split("\n")[int(number) - 1]
            self.assertIn("\t", row, record["rule"])
            self.assertFalse(row.startswith("#"), record["rule"])

    def test_explain_changes_nothing_else(self):
        plain = self.glane("run", ARTICLES)
        explained = self.glane("run", ARTICLES, "--explain")
        for record in explained.records:
            for key in ("rule", "words"):
                record.pop(key, None)
        self.assertEqual(plain.records, explained.records)


if __name__ == "__main__":
    unittest.main()
