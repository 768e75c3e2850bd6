#!/usr/bin/env python3
"""The command line: inputs and how they are named, options, help, what is refused."""
import hashlib
import json
import unittest

import support
from support import TEXT, line, same_but_units


class Inputs(support.ProgramTest):
    def setUp(self):
        super().setUp()
        for name in ("in/b.txt", "in/a/z.txt", "in/a.txt", "in/B.TXT", "in/é.txt"):
            self.write(name, f"{name}\n")

    def test_folder_in_stable_order(self):
        run = self.glane("run", "in")
        self.assertEqual(["B.TXT", "a/z.txt", "a.txt", "b.txt", "é.txt"], run.docs())
        self.assertEqual(run.out, self.glane("run", "in/").out)
        self.assertEqual(run.out, self.glane("run", self.dir / "in").out)

    def test_files_and_folders_in_the_order_given(self):
        run = self.glane("run", "in/b.txt", "in/a", "in/a.txt")
        self.assertEqual(["b.txt", "z.txt", "a.txt"], run.docs())

    def test_glob(self):
        self.assertEqual(["a.txt", "b.txt", "é.txt"], self.glane("run", "in/*.txt").docs())
        self.assertEqual(["a/z.txt"], self.glane("run", "in/*/z.txt").docs())
        self.assertEqual(["in/a/z.txt"], self.glane("run", "i?/[a]").docs())

    def test_name_that_looks_like_a_glob(self):
        self.write("in/[a].txt", "x")
        self.assertEqual(["[a].txt"], self.glane("run", "in/[a].txt").docs())

    def test_names_of_a_folder_that_are_left_out(self):
        self.write("more/.hidden.txt", "x")
        self.write("more/.git/x.txt", "x")
        self.write("more/picture.png", b"\x89PNG")
        self.write("more/x.txt", "x")
        run = self.glane("run", "more")
        self.assertEqual((0, ["x.txt"]), (run.status, run.docs()))
        self.assertIn("1 file of unknown kind left out", run.err)

    def test_links_are_followed(self):
        (self.dir / "links").mkdir()
        (self.dir / "links/a.txt").symlink_to("../in/a.txt")
        (self.dir / "links/a").symlink_to("../in/a")
        self.assertEqual(["a/z.txt", "a.txt"], self.glane("run", "links").docs())

    def test_format_by_name_and_by_option(self):
        self.write("feed.ndjson", line(id="1", text="x"))
        self.write("feed.jsonl", line(id="2", text="x"))
        self.write("feed", line(id="3", text="x"))
        run = self.glane("run", "feed.ndjson", "feed.jsonl", "feed")
        self.assertEqual(["1", "2", "3"], run.docs())
        run = self.glane("run", "--from", "ndjson", "feed.ndjson", "feed.jsonl", "feed")
        self.assertEqual(["1", "2", "3"], run.docs())
        self.write("notes", "Le 3 mai")  # what is no feed is text
        self.assertEqual(["notes"], self.glane("run", "notes").docs())
        run = self.glane("run", "--from", "txt", "feed.ndjson")
        self.assertEqual(["feed.ndjson"], run.docs())

    def test_standard_input(self):
        self.assertEqual(["a"], self.glane("run", "-", stdin=line(id="a", text="x")).docs())
        run = self.glane("run", "--from", "txt", "-", stdin=TEXT, texts={"-": TEXT})
        self.assertEqual(["-"], run.docs())

    def test_file_after_two_dashes(self):
        self.write("--odd.txt", "x")
        self.assertEqual(["--odd.txt"], self.glane("run", "--", "--odd.txt").docs())


class Decoding(support.ProgramTest):
    def test_byte_order_mark_is_dropped_and_crlf_stays(self):
        text = "Le 3 mai 2021\r\nà Paris\r\n"
        self.write("a.txt", b"\xef\xbb\xbf" + text.encode())
        run = self.glane("run", "a.txt", texts={"a.txt": text})
        self.assertEqual(len(text), run.records[0]["chars"])
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), run.records[0]["sha256"])

    def test_ndjson_with_byte_order_mark_and_crlf(self):
        content = "\ufeff" + line(id="a", text="x\r\n").replace("\n", "\r\n") + "\r\n"
        run = self.glane("run", "-", stdin=content, texts={"a": "x\r\n"})
        self.assertEqual((0, 3), (run.status, run.records[0]["chars"]))

    def test_byte_order_mark_of_a_string_is_text(self):
        run = self.glane("run", "-", stdin=line(id="a", text="\ufeffx"), texts={"a": "\ufeffx"})
        self.assertEqual(2, run.records[0]["chars"])

    def test_last_line_without_end(self):
        run = self.glane("run", "-", stdin=line(id="a", text="x") + line(id="b", text="y").strip())
        self.assertEqual(["a", "b"], run.docs())

    def test_keys_of_ndjson(self):
        content = (
            '{"id":"a","url":"https://e.org/a","title":"Un titre","extra":1.10,"text":"x",'
            '"big":123456789012345678,"list":[1, 2, {"k" : "é\\u00e9\\n"}],"date":"2016-11-07 08:30:00.5+0100",'
            '"language":"fr-CH","none":null,"yes":true}\n'
        )
        record = self.glane("run", "-", stdin=content).records[0]
        self.assertEqual("Un titre", record["title"])
        self.assertEqual("https://e.org/a", record["url"])
        self.assertEqual("fr", record["language"])
        self.assertEqual("2016-11-07T08:30:00+01:00", record["date"])
        self.assertEqual("metadata", record["date_source"])
        self.assertEqual(
            {"extra": 1.1, "big": 123456789012345678, "list": [1, 2, {"k": "éé\n"}], "none": None, "yes": True},
            record["meta"],
        )

    def test_numbers_of_meta_are_passed_through_as_they_stand(self):
        run = self.glane("run", "-", stdin='{"id":"a","text":"x","n": 1.10 ,"m":0.1000000000000000000001}\n')
        self.assertIn(b'"meta":{"n":1.10,"m":0.1000000000000000000001}', run.out)

    def test_number_as_id(self):
        run = self.glane("run", "-", stdin='{"id":17,"text":"x"}\n{"id":"17","text":"x"}\n')
        self.assertEqual((3, ["17"]), (run.status, run.docs()))

    def test_no_meta(self):
        self.assertNotIn("meta", self.glane("run", "-", stdin=line(id="a", text="x")).records[0])

    def test_last_of_two_keys_counts(self):
        run = self.glane("run", "-", stdin='{"id":"a","text":"x","text":"yz"}\n', texts={"a": "yz"})
        self.assertEqual(2, run.records[0]["chars"])


class Options(support.ProgramTest):
    def test_date_and_language_for_documents_that_carry_none(self):
        content = line(id="a", text="x") + line(id="b", text="x", date="2001-02-03", language="zh-TW")
        content += line(id="c", text="x", date=None, language="")
        run = self.glane("run", "-", "--date", "2024-11-14T08:30", "--language", "zh", stdin=content)
        a, b, c = run.records
        self.assertEqual(("2024-11-14T08:30", "option", "zh-Hans"), (a["date"], a["date_source"], a["language"]))
        self.assertEqual(("2001-02-03", "metadata", "zh-Hant"), (b["date"], b["date_source"], b["language"]))
        self.assertEqual((a["date"], a["language"]), (c["date"], c["language"]))

    def test_bad_date(self):
        for date in ("hier", "2024-02-30", "14/11/2024", "2024", ""):
            with self.subTest(date=date):
                self.assert_refused(self.glane("run", "-", f"--date={date}"), "--date")

    def test_unknown_language(self):
        for tag in ("en", "french", "fra", ""):
            with self.subTest(tag=tag):
                self.assert_refused(self.glane("run", "-", f"--language={tag}"), "--language")

    def test_bad_options(self):
        for option, part in (
            (("--offsets", "chars"), "codepoints, bytes, utf16"),
            (("--from", "pdf"), "auto, txt, html, ndjson, warc"),
            (("--encoding", "klingon"), "--encoding"),
            (("--max-document", "0"), "--max-document"),
            (("--max-document", "5Q"), "--max-document"),
            (("--max-expansion", "x"), "--max-expansion"),
            (("--files-from", "nowhere"), "nowhere"),
            (("--null",), "--files-from"),
            (("--threads", "0"), "--threads"),
            (("--threads", "two"), "--threads"),
            (("--threads", "99999"), "--threads"),
            (("--thread", "2"), "--thread"),
            (("--unknown",), "--unknown"),
            (("--out",), "--out"),
            (("--lexicon", "nowhere"), "nowhere"),
            (("-",), "only once"),
        ):
            with self.subTest(option=option):
                self.assert_refused(self.glane("run", "-", *option, stdin=line(id="a", text="x")), part)

    def test_no_input_and_no_command(self):
        self.assert_refused(self.glane("run"), "no input")
        self.assert_refused(self.glane(), "--help")
        self.assert_refused(self.glane("walk"), "walk")

    def test_help_and_version(self):
        for arguments in (("--help",), ("run", "--help"), ("run", "-h"), ("run", "x", "--help"), ("names", "--help")):
            run = self.glane(*arguments, check=False)
            self.assertEqual((0, ""), (run.status, run.err))
            self.assertTrue(run.out.startswith(b"Usage: glane "))
            self.assertIn(b"Exit status", run.out)
            self.assertIn(b"Examples", run.out)
        run = self.glane("--version", check=False)
        self.assertRegex(run.out, rb"^glane \d+\.\d+\.\d+\n$")

    def test_names(self):
        for name in ("黃仁勳", "Jensen Huang", "HUANG Renxun", "Huang Jen-hsun"):
            run = self.glane("names", name, "--json", check=False)
            found = [json.loads(text) for text in run.out.decode().splitlines()]
            self.assertEqual((0, [name]), (run.status, [one["name"] for one in found]), run.err)
            candidate = found[0]["candidates"][0]
            self.assertEqual(("Q305177", "person"), (candidate["id"], candidate["type"]))
            self.assertIn("黄仁勋", candidate["writings"])
            self.assertRegex(candidate["source"], r"people\.tsv:\d+$")
        run = self.glane("names", "Lei Jun", "王菲", check=False)
        self.assertIn("Lei Jun (latin)\n  pinyin: Lei Jun\n", run.out.decode())
        self.assertIn("王菲 (han)\n  pinyin: Wang Fei\n", run.out.decode())
        # A person whom no lexicon has is one in all scripts; what looks like no person has no identity.
        run = self.glane("names", "-", "--json", stdin="罗启明\n羅啟明\nQiming LUO\nAcme Corp\n".encode(), check=False)
        unknown = [json.loads(line)["candidates"] for line in run.out.decode().splitlines()]
        self.assertEqual([[one["id"] for one in found] for found in unknown],
                         [["person:luo-qiming"]] * 3 + [[]])
        run = self.glane("names", "Kim Do-hyun", "--json", check=False)
        self.assertIn({"system": "hangul", "text": "김도현"}, json.loads(run.out.decode())["readings"])
        run = self.glane("names", "Zorglub l'Inconnu", check=False)
        self.assertEqual(0, run.status)
        self.assertIn("no such name", run.err)
        self.assert_refused(self.glane("names"), "a name is wanted", "glane names --help")

    def test_pairs(self):
        pairs = "pair\ta\tb\n1\tTsai Ing-wen\t蔡英文\n2\tWang Wei\tHuang Wei\n"
        run = self.glane("names", "--pairs", "-", stdin=pairs.encode(), check=False)
        verdicts = [line.split("\t")[:2] for line in run.out.decode().splitlines()]
        self.assertEqual((0, [["1", "same"], ["2", "different"]]), (run.status, verdicts), run.err)
        self.assert_refused(self.glane("names", "--pairs", "nowhere.tsv"), "nowhere.tsv")
        self.assert_refused(self.glane("names", "--pairs", "-", stdin=b"a\tb\n"), "pair")

    def test_quiet_and_summary(self):
        content = line(id="a", text="x")
        self.assertEqual("", self.glane("run", "-", "--quiet", stdin=content).err)
        self.assertRegex(
            self.glane("run", "-", stdin=content).err,
            r"^glane: 1 document, 0 records, 0 errors in \d+\.\d\d s\nglane: ok\n$",
        )

    def test_time(self):
        err = self.glane("run", "-", "--time", stdin=line(id="a", text="x")).err
        for stage in ("start-up", "decode", "normalize", "resolve", "write", "all"):
            self.assertRegex(err, rf"(?m)^{stage} +\d+\.\d+")

    def test_offset_units(self):
        texts = {"a.txt": TEXT, "b.txt": "𠮷𠮷 é ￥ 三十亿美元，2021年5月3日。\r\n"}
        for name, text in texts.items():
            self.write(f"in/{name}", text)
        runs = {}
        for unit in ("codepoints", "bytes", "utf16"):
            runs[unit] = self.glane("run", "in", texts=texts, offsets=unit)
            self.assertEqual(0, runs[unit].status)
        first = list(map(same_but_units, runs["codepoints"].records))
        for run in runs.values():
            self.assertEqual(first, list(map(same_but_units, run.records)))


if __name__ == "__main__":
    unittest.main()
