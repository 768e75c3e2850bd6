#!/usr/bin/env python3
"""HTML: the text and the metadata of pages in the manner of news sites (tests/pages)."""
import json
import pathlib
import unittest

import support

PAGES = pathlib.Path(__file__).resolve().parents[1] / "pages"


class Pages(support.ProgramTest):
    def test_text_and_metadata(self):
        expected = json.loads((PAGES / "expected.json").read_text())
        self.assertGreaterEqual(len(expected), 12)
        self.assertEqual({path.stem for path in PAGES.glob("*.html")}, set(expected))
        run = self.glane("run", PAGES / "*.html", texts={})
        self.assertEqual(0, run.status, run.err)
        for record in (r for r in run.records if r["record"] == "document"):
            name = record["doc"].removesuffix(".html")
            facts = expected[name]
            with self.subTest(page=name):
                self.assertEqual((PAGES / f"{name}.txt").read_text(), record["text"])
                for key in ("title", "author", "encoding", "url"):
                    if key in facts or key != "url":
                        self.assertEqual(facts.get(key), record.get(key), key)
                if "date" in facts:
                    self.assertEqual((facts["date"], "metadata"), (record["date"], record["date_source"]))
                    self.assertEqual(facts["date_from"], record["sources"]["date"])
                if "language" in facts:
                    self.assertEqual(facts["language"], record["language"])

    def test_text_folder(self):
        run = self.glane("run", PAGES / "daily.html", "--text", "texts", check=False)
        record = json.loads(run.out.splitlines()[0])
        self.assertNotIn("text", record)
        self.assertEqual("daily.html.txt", record["text_file"])
        self.assertEqual((PAGES / "daily.txt").read_bytes(), (self.dir / "texts/daily.html.txt").read_bytes())

    def test_names_of_texts_stay_in_the_folder(self):
        self.write("list.txt", "../" + self.dir.name + "/a b?.html\n")
        self.write("a b?.html", "<p>x")
        run = self.glane("run", "--files-from", "list.txt", "--text", "texts", check=False)
        name = json.loads(run.out.splitlines()[0])["text_file"]
        self.assertEqual(f"%2E./{self.dir.name}/a%20b%3F.html.txt", name)
        self.assertTrue((self.dir / "texts" / name).is_file())

    def test_hostile_pages(self):
        self.write("deep.html", "<html>" + "<div>" * 100_000 + "x")
        self.write("bold.html", "<html>" + "<p><b a='1'>" * 1500 + "x")
        self.write("cut.html", "<html><p>Le 3 mai 2021<")
        self.write("empty.html", "")
        self.write("good.html", "<html><p>Le 3 mai 2021")
        run = self.glane("run", ".", texts={})
        self.assertEqual({"deep.html": "HTML that is nested too deep"}, run.errors())
        self.assertEqual(["bold.html", "cut.html", "empty.html", "good.html"], run.docs())
        self.assertEqual(["2021-05-03"], [r["value"] for r in run.of("good.html")[1:]])


if __name__ == "__main__":
    unittest.main()
