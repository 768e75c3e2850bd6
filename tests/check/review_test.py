#!/usr/bin/env python3
"""'glane review' and 'glane explain': what they say, and that a hostile text stays inert."""
import base64
import hashlib
import html.parser
import json
import pathlib
import re
import tempfile
import unittest
import zlib

import outputs
from outputs import ARTICLES, glane, line

HOSTILE = "<script>alert(1)</script></style><!-- \u202e </title> ]]> " + "x" * 1_000_000 + "\nEn 2019."


class Page(html.parser.HTMLParser):
    """The elements of a page, and the data blocks by their id."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.blocks, self.ids, self.handlers = [], {}, [], []
        self.block = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        self.handlers += [name for name in attributes if name.startswith("on") or name == "style"]
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "script" and attributes.get("type") == "application/octet-stream":
            self.block = attributes["id"]
            self.blocks[self.block] = ""

    def handle_data(self, data):
        if self.block:
            self.blocks[self.block] += data

    def handle_endtag(self, tag):
        if tag == "script":
            self.block = None

    def data(self, name):
        return json.loads(zlib.decompress(base64.b64decode(self.blocks[name])))


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def review(self, lines, source):
        path = self.folder / "out.ndjson"
        path.write_text("".join(text + "\n" for text in lines), encoding="utf-8")
        page = self.folder / "review.html"
        done = glane("review", path, "--source", source, "-o", page)
        self.assertEqual(done.returncode, 0, done.stderr)
        return page.read_text(encoding="utf-8")


class Review(Files):
    def test_the_page_holds_the_corpus(self):
        text = self.review(outputs.corpus(), ARTICLES)
        page = Page(text)
        index = page.data("index")
        names = sorted(path.name for path in ARTICLES.glob("*.txt"))
        self.assertEqual([about["doc"] for about in index["documents"]], names)
        for number, name in enumerate(names):
            article = page.data(f"d{number}")
            source = (ARTICLES / name).read_bytes().decode().removeprefix("\ufeff")
            self.assertEqual(article["text"], source)
            utf16 = source.encode("utf-16-le")
            for record in article["records"]:
                start, end = record["place"]
                text = record["line"]["text"]
                self.assertEqual(utf16[2 * start:2 * end].decode("utf-16-le"), text)
                self.assertEqual(source[record["line"]["start"]:record["line"]["end"]], text)

    def test_nothing_but_the_page_itself_may_run(self):
        text = self.review(outputs.corpus(), ARTICLES)
        page = Page(text)
        self.assertEqual(page.handlers, [])
        self.assertEqual(len(page.ids), len(set(page.ids)))
        policy = next(a["content"] for tag, a in page.elements
                      if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy")
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)
        for tag, pattern in (("script", r"<script>(.*?)</script>"), ("style", r"<style>(.*?)</style>")):
            content, = re.findall(pattern, text, re.S)
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            self.assertIn(f"{tag}-src 'sha256-{digest}'", policy)
        program = text.split("<script>")[-1]
        for word in ("eval(", "new Function", "document.write", "fetch(", "XMLHttpRequest"):
            self.assertNotIn(word, program)
        # Names of kinds of markup, which nothing is fetched from.
        self.assertEqual(set(re.findall(r"https?://[^\"'` ]*", program)) - {
            "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml",
            "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace",
            "http://www.w3.org/2000/xmlns/", "http://www.w3.org/1998/Math/MathML"}, set())

    def test_a_hostile_text_is_data(self):
        (self.folder / "a.txt").write_text(HOSTILE, encoding="utf-8")
        start = HOSTILE.index("2019")
        head = {"record": "document", "doc": "a.txt",
                "sha256": hashlib.sha256(HOSTILE.encode()).hexdigest(), "language": "fr",
                "title": "</title><script>alert(2)</script>", "chars": len(HOSTILE),
                "version": "0.1.0", "rules": "00"}
        record = {"record": "date", "doc": "a.txt", "start": start, "end": start + 4,
                  "text": "2019", "type": "date", "value": "2019", "from": "2019-01-01",
                  "to": "2020-01-01"}
        text = self.review([line(head), line(record)], self.folder)
        page = Page(text)
        self.assertNotIn("<script>alert", text)
        self.assertEqual(text.count("<script>"), 1)
        self.assertEqual(page.data("d0")["text"], HOSTILE)


class Explain(Files):
    def setUp(self):
        super().setUp()
        self.text = "Le groupe paie 32 milliards de dollars à Tokyo.\n"
        self.path = self.folder / "a.txt"
        self.path.write_text(self.text, encoding="utf-8")

    def test_the_records_are_those_of_run(self):
        for path in sorted(ARTICLES.glob("*.txt")):
            run = glane("run", path, "--date", "2024-11-14", "--quiet")
            records = [json.loads(text) for text in run.stdout.splitlines()][1:]
            done = glane("explain", path, "--date", "2024-11-14")
            # A candidate that became a record of the output begins with a plus.
            lines = done.stdout.splitlines()
            told = [re.match(r"\+ (\d+)-(\d+) ", text) for text in lines]
            told = [(int(m[1]), int(m[2])) for m in told if m]
            self.assertEqual(sorted(told), sorted((r["start"], r["end"]) for r in records), path)

    def test_a_place(self):
        done = glane("explain", f"{self.path}@{self.text.index('32')}")
        self.assertEqual(done.returncode, 0, done.stderr)
        for part in ("sentence   0-47", "> 15-17 '32'", "numerals", "number=32000000000", "rules",
                     "record"):
            self.assertIn(part, done.stdout)

    def test_why_not(self):
        done = glane("explain", f"{self.path}@{self.text.index('paie')}")
        self.assertIn("no stage took this place", done.stdout)
        self.assertIn("none", done.stdout)

    def test_voices_for_a_name(self):
        self.path.write_text("Zorglub mange. Il vit à Kervadec et à Washington.\n", encoding="utf-8")
        names = glane("explain", f"{self.path}@24").stdout
        self.assertRegex(names, r"\n    entities loc-at ")  # a rule that reads runs of capitals
        self.assertRegex(names, r"\n        rule: location \+14  by stages/entities/rules.fr.tsv:\d+")
        place = self.path.read_text(encoding="utf-8").index("Washington")
        names = glane("explain", f"{self.path}@{place}").stdout.partition("names (from 20")[2]
        self.assertRegex(names, r"\n    38-48 'Washington'  \d+, location\n")
        for voice in ("lexicon: location", "shape: name", "tagger: location"):
            self.assertRegex(names, rf"\n        {voice} \+\d+")
        # And why a word is none: what spoke for it, and that it was too little.
        names = glane("explain", f"{self.path}@0").stdout.partition("names (from 20")[2]
        self.assertRegex(names, r"\n    0-7 'Zorglub'  -?\d+, no name: too little speaks for it\n")

    def test_rules_that_nearly_matched(self):
        self.path.write_text("Le 27 bateaux sont venus.\n", encoding="utf-8")
        done = glane("explain", f"{self.path}@3")
        _, _, tried = done.stdout.partition("rules that did not match\n")
        # A day, and no month behind it: the rule says what it wanted.
        broken = next(row for row in tried.splitlines() if "(day-month" in row or " day-month," in row)
        self.assertRegex(broken, r"wanted .*\[month\]")
        self.assertIn("there is 6-13 'bateaux'", broken)

    def test_a_rule_that_a_neighbour_forbids(self):
        self.path.write_text("Il y a 27 janvier-là.\n", encoding="utf-8")
        fits = [row for row in glane("explain", f"{self.path}@7").stdout.splitlines()
                if ", but not " in row]
        self.assertTrue(any(" fits 7-9 '27', but not before " in row for row in fits), fits)

    def test_usage(self):
        self.assertEqual(glane("explain", f"{self.path}@99999").returncode, 2)
        self.assertEqual(glane("explain", self.folder / "none.txt").returncode, 74)
        self.assertEqual(glane("explain").returncode, 2)


if __name__ == "__main__":
    unittest.main()
