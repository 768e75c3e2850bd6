#!/usr/bin/env python3
"""Each form of output, read back by a reader that is not ours, against the records."""
import csv
import io
import json
import re
import sqlite3
import unittest
import xml.etree.ElementTree as ElementTree

import support
from support import TEXT, line

DOCS = {
    "a": TEXT + "Le cours a perdu 4,9 %, soit −0,62 %,\nun tiers de moins qu’en\n2016 ; « =1+1 » & <b> \x01.\r\n",
    "sub/b c": "去年，孙正义宣布投资超过3.6万亿日元。\n\n他说，2016年11月7日在东京举行。",
    "..": "",
}
FEED = "".join(line(id=k, text=v, date="2024-11-15", title=f"T {k}", url=f"https://e.example/{n}")
               for n, (k, v) in enumerate(DOCS.items())) + "bad\n"


class Exports(support.ProgramTest):
    def setUp(self):
        super().setUp()
        self.rows = self.glane("run", "-", stdin=FEED, texts=DOCS).records
        self.records = [r for r in self.rows if r["record"] in ("date", "amount", "entity")]
        self.assertGreater(len(self.records), 10)

    def export(self, form, out=None, status=3):
        run = self.glane("run", "-", "--format", form, *(("--out", out) if out else ()), stdin=FEED, check=False)
        self.assertEqual(status, run.status, run.err)
        return run.out

    def test_sqlite(self):
        self.export("sqlite", "out.db")
        base = sqlite3.connect(self.dir / "out.db")
        self.assertEqual([("ok",)], base.execute("PRAGMA integrity_check").fetchall())
        self.assertEqual([], base.execute("PRAGMA foreign_key_check").fetchall())
        self.assertEqual(DOCS, dict(base.execute("SELECT id, text FROM document")))
        for kind in ("date", "amount", "entity"):
            ours = [(r["doc"], r["start"], r["end"], r["text"], r["type"]) for r in self.records if r["record"] == kind]
            theirs = base.execute(f'SELECT doc, start, "end", text, type FROM {kind} ORDER BY rowid').fetchall()
            self.assertEqual(ours, theirs)
        self.assertEqual([("3600000000000", 3.6e12)],
                         base.execute("SELECT number, number_real FROM amount WHERE unit = 'JPY'").fetchall())
        self.assertEqual({(r["id"], r["type"]) for r in self.records if r["record"] == "entity"},
                         set(base.execute("SELECT id, type FROM identity")))
        self.assertEqual([("sub/b c",)], base.execute("SELECT doc FROM text_search WHERE text MATCH '孙正义'").fetchall())
        self.assertEqual([("a",)], base.execute("SELECT doc FROM text_search WHERE text MATCH 'macron'").fetchall())
        self.assertEqual([("-:4", "not JSON")], base.execute("SELECT * FROM error").fetchall())
        base.close()
        self.assertEqual(["out.db"], [p.name for p in self.dir.iterdir()])
        self.assert_refused(self.glane("run", "-", "--format", "sqlite", stdin=FEED), "--out")

    def test_from_a_run_folder(self):
        """What a folder holds is not found again; each form is the same."""
        self.write("in/feed.ndjson", FEED + line(id="z", text="Paris, le 3 mai 2021 - Hier, il a plu."))
        self.write("in/page.html", "<html><title>T</title><p>" + TEXT)
        self.assertEqual(3, self.glane("run", "in", "--out", "run/", check=False).status)
        self.write("in/new.txt", TEXT)
        for form in ("records", "csv", "conll", "timeml", "brat", "webannotation"):
            for out, options in (("fresh", ()), ("taken", ("--reuse", "run"))):
                path = f"{out}/{form}" + ("/" if form in ("brat", "timeml") else "")
                run = self.glane("run", "in", "--format", form, "--out", path, *options, check=False)
                self.assertEqual(3, run.status, run.err)
                self.assertEqual("taken" == out, "5 as in the run before" in run.err, run.err)
        files = {p.relative_to(self.dir / "fresh"): p.read_bytes() for p in (self.dir / "fresh").rglob("*") if p.is_file()}
        self.assertEqual(files, {p.relative_to(self.dir / "taken"): p.read_bytes()
                                 for p in (self.dir / "taken").rglob("*") if p.is_file()})
        self.assertGreater(len(files), 15)
        run = self.glane("run", "in", "--format", "sqlite", "--out", "a.db", "--reuse", "run")
        self.assertIn("5 as in the run before", run.err)
        self.assertEqual(6, sqlite3.connect(self.dir / "a.db").execute("SELECT count(*) FROM document").fetchone()[0])
        self.assert_refused(self.glane("run", "in", "--reuse", "nowhere"), "holds no finished run")
        self.assert_refused(self.glane("run", "in", "--reuse", "run", "--out", "run/"), "--reuse")

    def test_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.export("csv").decode(), newline="")))
        self.assertEqual(len(self.records), len(rows))
        for ours, theirs in zip(self.records, rows):
            expected = {k: ("true" if v is True else str(v)) for k, v in ours.items()}
            self.assertEqual(expected, {k: v for k, v in theirs.items() if v})

    def test_excel_fr(self):
        data = self.export("excel-fr")
        self.assertTrue(data.startswith(b"\xef\xbb\xbfdoc;record;"))
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
        self.assertEqual([r["text"] for r in self.records], [r["text"].removeprefix("'") for r in rows])
        self.assertIn("4,9", [r["number"] for r in rows])
        for row in rows:
            for key, cell in row.items():
                if not re.fullmatch(r"-?\d+(,\d+)?", cell):
                    self.assertNotRegex(cell, r"^[=+\-@\t\r]", key)

    def test_conll(self):
        text = self.export("conll").decode()
        doc, spans, sentences = None, [], 1
        for row in text.splitlines():
            if row.startswith("# doc = "):
                doc = row[8:]
            elif not row:
                sentences += 1
            else:
                form, start, end, tag = row.split("\t")
                source = DOCS[doc][int(start):int(end)]
                self.assertEqual(re.sub(r"[\t\r\n]", " ", source), form)
                if tag.startswith("B-"):
                    spans.append([doc, int(start), int(end), tag[2:]])
                elif tag.startswith("I-"):
                    self.assertEqual((doc, tag[2:]), (spans[-1][0], spans[-1][3]))
                    spans[-1][2] = int(end)
                else:
                    self.assertEqual("O", tag)
        self.assertGreater(sentences, 3)
        for doc, start, end, tag in spans:
            self.assertTrue(any(r["doc"] == doc and r["type"].upper() == tag and start <= r["end"] and r["start"] < end
                                for r in self.records), (doc, start, tag))
        self.assertEqual(len(self.records), len(spans))

    def test_brat(self):
        self.export("brat", "out/")
        types = (self.dir / "out/annotation.conf").read_text().split("[entities]\n")[1].split("[")[0].split()
        found = []
        for doc, name in (("a", "a"), ("sub/b c", "sub/b%20c"), ("..", "%2E.")):
            text = (self.dir / f"out/{name}.txt").read_bytes().decode()
            self.assertEqual(DOCS[doc], text)
            for row in (self.dir / f"out/{name}.ann").read_bytes().decode().split("\n")[:-1]:
                fields = row.split("\t")
                self.assertEqual(3, len(fields), row)
                if not re.fullmatch(r"T\d+", fields[0]):
                    self.assertRegex(row, r"^(#\d+\tAnnotatorNotes T\d+|N\d+\tReference T\d+ Wikidata:Q\d+)\t")
                    continue
                kind, places = fields[1].split(" ", 1)
                self.assertIn(kind, types)
                pieces = [tuple(map(int, piece.split())) for piece in places.split(";")]
                self.assertEqual(fields[2], " ".join(text[a:b] for a, b in pieces))
                found.append((doc, pieces[0][0], pieces[-1][1], kind))
        self.assertEqual(sorted((r["doc"], r["start"], r["end"], r["type"]) for r in self.records), sorted(found))

    def test_timeml(self):
        self.export("timeml", "out/")
        root = ElementTree.parse(self.dir / "out/a.tml").getroot()
        self.assertEqual("2024-11-15", root.find("DCT/TIMEX3").get("value"))
        body = root.find("TEXT")
        self.assertEqual(DOCS["a"].replace("\x01", "\ufffd"), "".join(body.itertext()))
        dates = [r for r in self.records if r["record"] == "date" and r["doc"] == "a"]
        found = body.findall("TIMEX3")
        self.assertEqual([(r["text"], r["type"].upper(), r["value"]) for r in dates],
                         [(t.text, t.get("type"), t.get("value")) for t in found])
        self.assertEqual(len(found), len({t.get("tid") for t in found}))
        ElementTree.parse(self.dir / "out/sub/b%20c.tml")

    def test_web_annotation(self):
        notes = [json.loads(row) for row in self.export("webannotation").decode().splitlines()]
        self.assertEqual(len(self.records), len(notes))
        sources = {f"https://e.example/{n}": text for n, text in enumerate(DOCS.values())}
        for note, record in zip(notes, self.records):
            self.assertEqual(("http://www.w3.org/ns/anno.jsonld", "Annotation"), (note["@context"], note["type"]))
            quote, position = note["target"]["selector"]
            text = sources[note["target"]["source"]]
            self.assertEqual(quote["exact"], text[position["start"]:position["end"]])
            place = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
            self.assertIn(place, text)
            self.assertEqual(record["type"], note["body"][0]["value"])
        self.assertEqual(len(notes), len({note["id"] for note in notes}))

    def test_refused(self):
        self.assert_refused(self.glane("run", "-", "--format", "brat", stdin=FEED), "a folder is wanted")
        self.assert_refused(self.glane("run", "-", "--format", "csv", "--offsets", "bytes", stdin=FEED), "--offsets")
        self.assert_refused(self.glane("run", "-", "--format", "xlsx", stdin=FEED), "sqlite, csv")


class Progress(support.ProgramTest):
    def test_last_line_says_how_it_went(self):
        for content, status, last in (
            (line(id="a", text="x"), 0, "glane: ok"),
            (line(id="a", text="x") + "bad\n", 3, "glane: partial: 1 document could not be read; each has its record"),
            ("bad\n", 4, "glane: failed"),
        ):
            run = self.glane("run", "-", stdin=content)
            self.assertEqual((status, last), (run.status, run.err.splitlines()[-1]))

    def test_nothing_but_warnings_where_no_terminal_is(self):
        run = self.glane("run", "-", "--quiet", "--progress", "json", stdin=line(id="a", text="x"))
        self.assertEqual("", run.err)

    def test_json_tells_the_end(self):
        self.write("a.ndjson", line(id="a", text="x") + "bad\n")
        self.write("b.txt", "y")
        run = self.glane("run", "a.ndjson", "b.txt", "--progress", "json")
        told = [json.loads(x)["progress"] for x in run.err.splitlines() if x.startswith("{")]
        self.assertEqual((2, 1, 0), tuple(told[-1][k] for k in ("documents", "errors", "seconds_left")))

    def test_unknown(self):
        self.assert_refused(self.glane("run", "-", "--progress", "loud", stdin=b""), "auto, plain, json, none")


if __name__ == "__main__":
    unittest.main()
