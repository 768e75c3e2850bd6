#!/usr/bin/env python3
"""What comes in: packed files, web archives, lists of files, encodings, and the caps on each."""
import gzip
import subprocess
import unittest

import support
from support import TEXT, line


def zst(data):
    return subprocess.run(["zstd", "-q", "-c"], input=data, stdout=subprocess.PIPE, check=True).stdout


def http(body, kind="text/html; charset=utf-8", status="200 OK", extra=""):
    body = body if isinstance(body, bytes) else body.encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body


def record(number, content, kind="response", media="application/http; msgtype=response", length=None, **fields):
    """A WARC record."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
    head += f"WARC-Target-URI: https://e.example/{number}\r\nWARC-Date: 2024-11-15T00:00:00Z\r\n"
    for name, value in fields.items():
        head += f"{name.replace('_', '-')}: {value}\r\n"
    size = len(content) if length is None else length
    return f"{head}Content-Type: {media}\r\nContent-Length: {size}\r\n\r\n".encode() + content + b"\r\n\r\n"


def page(text):
    return f"<!doctype html><html><body><p>{text}</p></body></html>"


class Packed(support.ProgramTest):
    def test_all_formats_packed_and_mixed(self):
        text = TEXT.encode()
        self.write("in/a.txt", text)
        self.write("in/b.txt.gz", gzip.compress(text))
        self.write("in/c.txt.zst", zst(text))
        self.write("in/d.txt", gzip.compress(text))  # by content, whatever the name
        self.write("in/e.ndjson.gz", gzip.compress(line(id="e1", text=TEXT).encode() + line(id="e2", text=TEXT).encode()))
        self.write("in/f.html.zst", zst(page(TEXT).encode()))
        self.write("in/g.warc.gz", gzip.compress(record(1, http(page(TEXT)))))
        self.write("in/h", zst(line(id="h1", text=TEXT).encode()))
        run = self.glane("run", "in")
        self.assertEqual(0, run.status, run.err)
        docs = ["a.txt", "b.txt.gz", "c.txt.zst", "d.txt", "e1", "e2", "f.html.zst", "urn:uuid:1", "h1"]
        self.assertEqual(docs, run.docs())
        values = {tuple(r.get("value", r.get("number", r.get("id"))) for r in run.of(doc)[1:]) for doc in docs}
        self.assertEqual(1, len(values))

    def test_standard_input(self):
        feed = line(id="a", text=TEXT).encode()
        for packed in (gzip.compress(feed), zst(feed), zst(feed[:30]) + zst(feed[30:])):
            self.assertEqual(["a"], self.glane("run", "-", stdin=packed).docs())
        self.assertEqual(["urn:uuid:1"], self.glane("run", "-", stdin=record(1, http(page("x")))).docs())

    def test_what_comes_before_damage_is_read(self):
        feed = line(id="a", text="x").encode() + line(id="b", text="x").encode()
        for packed in (gzip.compress(feed, mtime=0), zst(feed)):
            damaged = packed[:-4] + bytes(4)  # the length, or the check sum
            run = self.glane("run", "-", stdin=damaged)
            self.assertEqual((3, ["a", "b"]), (run.status, run.docs()), run.err)
            self.assertIn("damaged", run.errors()["-:3"])

    def test_members_and_padding(self):
        packed = gzip.compress(line(id="a", text="x").encode()) + gzip.compress(line(id="b", text="x").encode()) + bytes(512)
        self.assertEqual(["a", "b"], self.glane("run", "-", stdin=packed).docs())

    def test_damage_is_told_and_what_came_before_is_kept(self):
        feed = "".join(line(id=str(k), text=TEXT + str(k * k)) for k in range(3000)).encode()
        for packed, reason in (
            (gzip.compress(feed)[:-200], "the gzip data ends too early"),
            (zst(feed)[:-20], "the zstd data ends too early"),
            (gzip.compress(feed) + b"more", "what follows the gzip data is no gzip data"),
        ):
            run = self.glane("run", "-", stdin=packed, check=False)
            self.assertEqual(3, run.status)
            self.assertIn(reason, run.err)
            self.assertIn(b'"doc":"0"', run.out)

    def test_bombs(self):
        zeros = bytes(64 << 20)
        self.write("in/a.txt", TEXT)
        self.write("in/b.txt.gz", gzip.compress(b" " * (40 << 20)))
        self.write("in/c.ndjson.zst", zst(zeros))
        run = self.glane("run", "in")
        said = "expands to more than 200 times its size (see --max-expansion)"
        self.assertEqual({"b.txt.gz": said, "c.ndjson.zst:1": said}, run.errors())
        self.assertEqual(["a.txt"], run.docs())
        run = self.glane("run", "in/b.txt.gz", "--max-expansion", "5000", "--max-expanded", "8M")
        self.assertEqual({"b.txt.gz": "expands to more than 8 MB (see --max-expanded)"}, run.errors())


class Limits(support.ProgramTest):
    def test_document(self):
        self.write("in/a.txt", "x" * 2000)
        self.write("in/b.txt", "x" * 5000)
        self.write("in/c.html", page("x" * 1500))
        self.write("in/d.ndjson", line(id="d1", text="é" * 600) + line(id="d2", text="x" * 9000) + line(id="d3", text="y"))
        run = self.glane("run", "in", "--max-document", "1K")
        said = "larger than the 1 kB that a document may have (see --max-document)"
        errors = {"a.txt": said, "b.txt": said, "c.html": said, "d1": f"d.ndjson:1: {said}", "d.ndjson:2": said}
        self.assertEqual(errors, run.errors())
        self.assertEqual(["d3"], run.docs())

    def test_work(self):
        self.write("in/a.txt", TEXT)
        self.write("in/b.txt", "(1" * 600_000)
        run = self.glane("run", "in", "--max-work", "1")
        self.assertEqual(["a.txt"], run.docs())
        self.assertIn("--max-work", run.errors()["b.txt"])


class Archives(support.ProgramTest):
    def run_archive(self, *records, **options):
        self.write("a.warc", b"".join(records))
        return self.glane("run", "a.warc", texts={}, **options)

    def test_records_that_are_documents(self):
        run = self.run_archive(
            record(0, b"software: x\r\n", "warcinfo", "application/warc-fields"),
            record(1, b"GET / HTTP/1.1\r\n\r\n", "request"),
            record(2, http(page(TEXT))),
            record(3, http("no", status="404 Not Found")),
            record(4, http(b"\x89PNG", "image/png")),
            record(5, TEXT.encode(), "conversion", "text/plain"),
            record(6, http(gzip.compress(page("Le 3 mai 2021").encode()), extra="Content-Encoding: gzip\r\n")),
            record(7, http("1e\r\n<html><p>Le 3 mai 2021</p></ht\r\n3\r\nml>\r\n0\r\n\r\n", extra="Transfer-Encoding: chunked\r\n")),
            record(8, http(page("去年，他在北京工作。").encode("gb18030"), "text/html; charset=gbk")),
        )
        self.assertEqual(0, run.status, run.err)
        self.assertEqual([f"urn:uuid:{k}" for k in (2, 5, 6, 7, 8)], run.docs())
        first = run.records[0]
        self.assertEqual(("https://e.example/2", {"warc_date": "2024-11-15T00:00:00Z"}), (first["url"], first["meta"]))
        self.assertEqual("GB18030", run.of("urn:uuid:8")[0]["encoding"])

    def test_duplicates_by_digest(self):
        run = self.run_archive(
            record(1, http(page("un")), WARC_Payload_Digest="sha1:AAAA"),
            record(2, http(page("deux")), WARC_Payload_Digest="sha1:AAAA"),
            record(3, http(page("trois"))),
            record(4, http(page("trois"))),
            record(5, b"", "revisit"),
        )
        self.assertEqual((0, ["urn:uuid:1", "urn:uuid:3"]), (run.status, run.docs()))
        self.assertIn("3 duplicates", run.err)

    def test_goes_on_after_broken_records(self):
        good = record(9, http(page(TEXT)))
        for broken, reason in (
            (record(1, http(page("x")), length=10), "the length of the record is wrong"),
            (record(1, http(page("x")), length=400), "the length of the record is wrong"),
            (b"WARC/1.0\r\nWARC-Type: response\r\nno field\r\n\r\n", "the header of the record is broken"),
            (record(1, http(page("x"))).replace(b"Content-Length", b"Content-Lengt"), "the record has no length"),
            (b"garbage\r\n\r\n", "no WARC record here"),
            (record(1, b"no http"), "no HTTP answer in the record"),
        ):
            with self.subTest(reason=reason):
                run = self.run_archive(record(7, http(page("y"))), broken, good, record(10, http(page("z"))))
                self.assertEqual(3, run.status)
                self.assertEqual(["urn:uuid:7", "urn:uuid:9", "urn:uuid:10"], run.docs())
                self.assertEqual(1, len(run.errors()), run.errors())
                self.assertIn(reason, list(run.errors().values())[0])
        run = self.run_archive(good, record(1, http(page("x")), length=5000))
        self.assertEqual((3, ["urn:uuid:9"]), (run.status, run.docs()))
        self.assertIn("ends too early", run.err)

    def test_goes_on_after_a_damaged_member(self):
        members = [gzip.compress(record(k, http(page(TEXT + str(k))))) for k in range(5)]
        members[2] = members[2][:40] + b"\xff" * 30 + members[2][70:]
        self.write("a.warc.gz", b"".join(members))
        run = self.glane("run", "a.warc.gz", texts={})
        self.assertEqual((3, [f"urn:uuid:{k}" for k in (0, 1, 3, 4)]), (run.status, run.docs()), run.err)
        self.assertEqual(1, len(run.errors()))
        self.assertIn("damaged gzip data", run.err)


class Lists(support.ProgramTest):
    def test_files_from(self):
        for name in ("a.txt", "sub/b.txt", "sub/c d.txt", "[x].txt"):
            self.write(name, TEXT)
        self.write("list", "./a.txt\nsub/b.txt\r\n\nsub\nmissing.txt\n[x].txt")
        run = self.glane("run", "--files-from", "list")
        self.assertEqual(["a.txt", "sub/b.txt", "[x].txt"], [d for d in run.docs() if d != "sub/c d.txt"])
        self.assertEqual({"missing.txt": "no such file or folder", "sub/b.txt": "duplicate id: an earlier document has it"}, run.errors())
        run = self.glane("run", "a.txt", "--files-from", "-", "-0", stdin="sub/c d.txt\0")
        self.assertEqual((0, ["a.txt", "sub/c d.txt"]), (run.status, run.docs()))


class Encodings(support.ProgramTest):
    FRENCH = "L’été dernier, à Noël, la société a coûté 3 millions d’euros à l’État."
    HANS = "去年，孙正义宣布投资超过3.6万亿日元。他说，这是公司历史上最大的一笔投资。"
    HANT = "去年，孫正義宣布投資超過3.6兆日圓。他說，這是公司歷史上最大的一筆投資。"

    def check(self, data, text, encoding, *options):
        self.write("a.txt", data)
        run = self.glane("run", "a.txt", *options, texts={"a.txt": text})
        self.assertEqual((0, encoding), (run.status, run.records[0].get("encoding")), run.err)

    def test_detected(self):
        self.check(self.FRENCH.encode("cp1252"), self.FRENCH, "windows-1252")
        self.check(self.HANS.encode("gb18030"), self.HANS, "GB18030")
        self.check(self.HANT.encode("big5"), self.HANT, "Big5")
        self.check(("\ufeff" + self.FRENCH).encode("utf-16-le"), self.FRENCH, "UTF-16LE")
        self.check(("\ufeff" + self.HANT).encode("utf-16-be"), self.HANT, "UTF-16BE")
        self.check(self.FRENCH.encode("utf-16-le"), self.FRENCH, "UTF-16LE")
        self.check(self.FRENCH.encode(), self.FRENCH, None)

    def test_said_by_option(self):
        self.check("Žižek a écrit".encode("cp1250"), "Žižek a écrit", "windows-1250", "--encoding", "windows-1250")
        self.check(self.FRENCH.encode(), self.FRENCH, None, "--encoding", "windows-1250")
        self.write("a.txt", b"ab\xff\xff")
        run = self.glane("run", "a.txt", "--encoding", "gb18030")
        self.assertEqual({"a.txt": "not UTF-8 at byte 2, nor gb18030"}, run.errors())

    def test_damaged_utf8_is_no_other_encoding(self):
        for data in (self.FRENCH.encode()[:-30] + b"\xe2\x80", self.HANS.encode()[:-5], self.FRENCH.encode() + b"\xff"):
            self.write("a.txt", data)
            self.assertRegex(self.glane("run", "a.txt").errors()["a.txt"], r"^not UTF-8 at byte \d+$")
        self.write("a.txt", "\ufeffx".encode("utf-16-le") + b"\x00")
        self.assertEqual({"a.txt": "not UTF-16LE, as its byte order mark says"}, self.glane("run", "a.txt").errors())

    def test_mojibake(self):
        bad = self.FRENCH.encode().decode("cp1252")
        self.check(bad.encode(), bad, None)
        run = self.glane("run", "a.txt")
        self.assertEqual("found", run.records[0]["mojibake"])
        self.assertIn("1 text of mangled UTF-8", run.err)
        run = self.glane("run", "a.txt", "--repair", texts={})
        self.assertEqual(("repaired", self.FRENCH), (run.records[0]["mojibake"], run.records[0]["text"]))
        run = self.glane("run", "-", "--repair", stdin=line(id="a", text=self.HANS.encode().decode("latin-1")), texts={})
        self.assertEqual(self.HANS, run.records[0]["text"])

    def test_what_is_no_mojibake(self):
        for text in (self.FRENCH, self.HANS, "Ã la carte, Ã dit-on, São Paulo", "naïve « Â© » au Québec, côté, pêche, âge, île"):
            run = self.glane("run", "-", "--repair", stdin=line(id="a", text=text), texts={"a": text})
            self.assertNotIn("mojibake", run.records[0], text)


if __name__ == "__main__":
    unittest.main()
