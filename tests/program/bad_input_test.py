#!/usr/bin/env python3
"""Bad input: each document that cannot be read is named, and every other one is complete."""
import os
import resource
import subprocess
import unittest

import support
from support import ARTICLES, GLANE, SLOW, TEXT, line


class BadText(support.ProgramTest):
    """A bad file between two good ones of a folder."""

    def run_between(self, content, **options):
        self.write("in/a.txt", TEXT)
        self.write("in/b.txt", content)
        self.write("in/c.txt", TEXT)
        text = content if isinstance(content, str) else content.decode(errors="replace")
        run = self.glane("run", "in", texts={"a.txt": TEXT, "b.txt": text, "c.txt": TEXT}, **options)
        first, last = run.of("a.txt"), run.of("c.txt")
        self.assertEqual("document", first[0]["record"])
        self.assertEqual([{**r, "doc": "c.txt"} for r in first], last)
        return run

    def check_refused(self, content, message):
        run = self.run_between(content)
        self.assertEqual(3, run.status)
        self.assertEqual({"b.txt": message}, run.errors())
        self.assertIn(f"b.txt: {message}", run.err)

    def check_read(self, content):
        run = self.run_between(content)
        self.assertEqual(0, run.status, run.err)
        self.assertEqual(["a.txt", "b.txt", "c.txt"], run.docs())
        return run

    def test_not_utf8(self):
        self.check_refused(b"Le 3 mai \x81\x81", "not UTF-8 at byte 9")

    def test_not_utf8_after_a_byte_order_mark_counts_bytes_of_the_file(self):
        self.check_refused(b"\xef\xbb\xbfabc\xff", "not UTF-8 at byte 6")

    def test_surrogate_as_utf8(self):
        self.check_refused(b"ab\xed\xa0\x80", "not UTF-8 at byte 2")

    def test_overlong_utf8(self):
        self.check_refused(b"a\xc0\xaf", "not UTF-8 at byte 1")

    def test_utf8_cut_short(self):
        self.check_refused("été".encode()[:-1], "not UTF-8 at byte 3")

    def test_empty_file(self):
        run = self.check_read("")
        self.assertEqual(0, run.of("b.txt")[0]["chars"])

    def test_blank_file(self):
        self.check_read(" \r\n\u3000\n\u200b")

    def test_byte_order_mark_alone(self):
        self.write("a.txt", b"\xef\xbb\xbf")
        run = self.glane("run", "a.txt", texts={"a.txt": ""})
        self.assertEqual((0, 0), (run.status, run.records[0]["chars"]))

    def test_nul_bytes(self):
        self.check_read("Le 3 mai 2021\0, \0\0 30 euros\0")

    def test_only_combining_marks(self):
        self.check_read("\u0301" * 100_000)

    def test_opening_brackets(self):
        self.check_read("(" * 100_000)
        self.check_read("「《（[{" * 20_000)

    def test_hard_lines(self):
        # Each once took a time that grew with the square of the length.
        length = 100_000 if SLOW else 200_000
        for piece in ("a@", "111,", "1.", "https://", "motIl ", "'", "Paris ", "mille ", "万", "1" * 50):
            with self.subTest(piece=piece):
                self.check_read(piece * (length // len(piece)))

    def test_one_line_of_40_mb(self):
        article = " ".join(path.read_text() for path in sorted(ARTICLES.glob("fr-*.txt")))
        article = " ".join(article.split()) + " "
        size = 2_000_000 if SLOW else 40_000_000
        text = article * (size // len(article.encode()) + 1)
        self.write("b.txt", text)
        with open(self.dir / "out", "wb") as out:
            command = [GLANE, "run", "b.txt", "--quiet", "--max-document", "200M", "--threads", "2"]
            with subprocess.Popen(command, stdout=out, cwd=self.dir) as process:
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(0, process.returncode)
        with open(self.dir / "out", "rb") as out:
            self.assertEqual(len(text), self.validated(out.readline())[0]["chars"])
        if not SLOW:
            self.assertLess(usage.ru_maxrss * 1024, 150_000_000 + 10 * size)

    def test_larger_than_4_gib(self):
        self.write("in/a.txt", TEXT)
        with open(self.dir / "in/b.txt", "wb") as file:
            file.truncate(5 << 30)  # a hole: takes no room
        run = self.glane("run", "in")
        self.assertEqual(3, run.status)
        message = "larger than the 32 MB that a document may have (see --max-document)"
        self.assertEqual({"b.txt": message}, run.errors())


class BadPaths(support.ProgramTest):
    def check_one_bad(self, run, doc, message):
        self.assertEqual(3, run.status, run.err)
        self.assertEqual({doc: message}, run.errors())
        self.assertIn(f"{doc}: {message}", run.err)
        self.assertIn("good.txt", run.docs())

    def test_missing_folder(self):
        run = self.glane("run", "nowhere/")
        self.assertEqual(4, run.status)
        self.assertEqual({"nowhere/": "no such file or folder"}, run.errors())

    def test_missing_file_beside_a_good_one(self):
        self.write("good.txt", TEXT)
        run = self.glane("run", "bad.txt", "good.txt")
        self.check_one_bad(run, "bad.txt", "no such file or folder")

    def test_glob_without_match(self):
        run = self.glane("run", "*.txt")
        self.assertEqual(4, run.status)
        self.assertEqual({"*.txt": "no such file or folder"}, run.errors())

    def test_broken_link(self):
        self.write("in/good.txt", TEXT)
        (self.dir / "in/broken.txt").symlink_to("nowhere")
        message = "a symbolic link whose target does not exist"
        self.check_one_bad(self.glane("run", "in"), "broken.txt", message)

    def test_link_to_a_folder_above(self):
        self.write("in/sub/good.txt", TEXT)
        (self.dir / "in/sub/loop").symlink_to("..")
        run = self.glane("run", "in")
        self.assertEqual(3, run.status)
        self.assertEqual({"sub/loop": "a symbolic link to a folder that it lies in"}, run.errors())
        self.assertEqual(["sub/good.txt"], run.docs())

    def test_file_that_cannot_be_read(self):
        self.write("in/good.txt", TEXT)
        # Can be opened, but not read, by root too.
        (self.dir / "in/bad.txt").symlink_to("/proc/self/mem")
        self.check_one_bad(self.glane("run", "in"), "bad.txt", "cannot be read: Input/output error")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_forbidden_file_and_folder(self):
        self.write("in/good.txt", TEXT)
        self.write("in/bad.txt", TEXT).chmod(0)
        self.write("in/closed/x.txt", TEXT)
        (self.dir / "in/closed").chmod(0)
        run = self.glane("run", "in")
        (self.dir / "in/closed").chmod(0o700)
        self.assertEqual(3, run.status)
        denied = "Permission denied"
        self.assertEqual(
            {
                "bad.txt": f"cannot be read: {denied}",
                "closed": f"the folder cannot be read: {denied}",
            },
            run.errors(),
        )

    def test_pipe_in_a_folder(self):
        self.write("in/good.txt", TEXT)
        os.mkfifo(self.dir / "in/pipe.txt")
        self.check_one_bad(self.glane("run", "in"), "pipe.txt", "not a regular file")

    def test_one_name_in_two_folders(self):
        self.write("a/x.txt", TEXT)
        self.write("b/x.txt", TEXT)
        run = self.glane("run", "a", "b")
        self.assertEqual((3, ["x.txt"]), (run.status, run.docs()))
        self.assertEqual({"x.txt": "duplicate id: an earlier document has it"}, run.errors())
        run = self.glane("run", ".")
        self.assertEqual((0, ["a/x.txt", "b/x.txt"]), (run.status, run.docs()))

    def test_empty_folder(self):
        (self.dir / "in").mkdir()
        run = self.glane("run", "in")
        self.assertEqual((4, b""), (run.status, run.out))
        self.assertIn("no usable input", run.err)

    def test_name_that_is_not_utf8(self):
        os.makedirs(self.dir / "in")
        with open(os.fsencode(self.dir / "in") + b"/\xe9\n.txt", "w", encoding="utf-8") as file:
            file.write(TEXT)
        run = self.glane("run", "in")
        self.assertEqual((0, ["\ufffd\n.txt"]), (run.status, run.docs()))


class BadNdjson(support.ProgramTest):
    def check_bad_line(self, bad, doc, message, status=3):
        """`bad` as the second of three lines gives one error record, the others are complete."""
        if isinstance(bad, str):
            bad = bad.encode()
        content = line(id="a", text=TEXT).encode() + bad + b"\n" + line(id="c", text=TEXT).encode()
        run = self.glane("run", "-", stdin=content, texts={"a": TEXT, "c": TEXT})
        self.assertEqual(status, run.status, run.err)
        place = "-:2"
        said = message if doc == place else f"{place}: {message}"
        self.assertEqual({doc: said}, run.errors())
        self.assertIn(f"{place}: {message}", run.err)
        self.assertEqual(["a", "c"], run.docs())
        self.assertEqual("error", [r for r in run.records if r["doc"] != "a"][0]["record"])

    def test_not_json(self):
        for bad in ("foo", '{"id":"b","text":"x"', "<html>", '{"id":"b","text":"x"} {}', "{id:1}"):
            with self.subTest(bad=bad):
                content = line(id="a", text=TEXT) + bad + "\n" + line(id="c", text=TEXT)
                run = self.glane("run", "-", stdin=content)
                self.assertEqual((3, ["a", "c"]), (run.status, run.docs()))
                self.assertIn("not JSON", run.err)
                self.assertEqual(1, len(run.errors()))

    def test_no_object(self):
        self.check_bad_line("[1]", "-:2", "not a JSON object")
        self.check_bad_line('"text"', "-:2", "not a JSON object")

    def test_not_utf8(self):
        self.check_bad_line(b'{"id":"b","text":"\xe9"}', "-:2", "not UTF-8 at byte 18 of the line")

    def test_lone_surrogates(self):
        message = "a lone surrogate (half of a \\uD83D\\uDE00 pair) in a string"
        for escape in (r"\ud83d", r"\ude00", r"\ud83d x", r"\ud83d\ud83d\ude00", r"\uDE00\uD83D"):
            with self.subTest(escape=escape):
                self.check_bad_line(f'{{"id":"b","text":"{escape}"}}', "b", message)
                self.check_bad_line(f'{{"text":"{escape}","id":"b"}}', "b", message)

    def test_surrogate_pair(self):
        run = self.glane("run", "-", stdin=r'{"id":"a","text":"\ud842\udfb7 \\ud800"}', texts={"a": "𠮷 \\ud800"})
        self.assertEqual((0, 8), (run.status, run.records[0]["chars"]))

    def test_bad_escape(self):
        self.check_bad_line(r'{"id":"b","text":"\x"}', "b", "not JSON: a bad escape in a string")

    def test_nul_bytes(self):
        message = "not JSON: a control character in a string that is not escaped"
        self.check_bad_line(b'{"id":"b","text":"a\0b"}', "-:2", message)
        run = self.glane("run", "-", stdin=r'{"id":"a","text":"a\u0000b"}', texts={"a": "a\0b"})
        self.assertEqual((0, 3), (run.status, run.records[0]["chars"]))

    def test_missing_id(self):
        for bad in ('{"text":"x"}', '{"id":null,"text":"x"}', '{"id":"","text":"x"}', "{}"):
            with self.subTest(bad=bad):
                self.check_bad_line(bad, "-:2", "no 'id'")
        self.check_bad_line('{"id":[1],"text":"x"}', "-:2", "'id' is not a string")

    def test_missing_text(self):
        self.check_bad_line('{"id":"b"}', "b", "no 'text'")
        self.check_bad_line('{"id":"b","text":null}', "b", "'text' is not a string")
        self.check_bad_line('{"id":"b","text":5}', "b", "'text' is not a string")

    def test_bad_date(self):
        for date in ("hier", "2021-02-30", "2021-13-01", "03/05/2021", "2021"):
            with self.subTest(date=date):
                message = f"'date' is no date like 2024-11-14: \"{date}\""
                self.check_bad_line(line(id="b", text="x", date=date).strip(), "b", message)

    def test_unknown_language(self):
        message = "'language' is none of fr, zh-Hans, zh-Hant, und: \"en\""
        self.check_bad_line('{"id":"b","text":"x","language":"en"}', "b", message)

    def test_duplicate_id(self):
        content = line(id="a", text=TEXT) + line(id="b", text="x") + line(id="a", text="deux")
        run = self.glane("run", "-", stdin=content)
        self.assertEqual((3, ["a", "b"]), (run.status, run.docs()))
        self.assertEqual({"a": "-:3: duplicate id: an earlier document has it"}, run.errors())

    def test_opening_brackets(self):
        many = 100_000
        self.check_bad_line("[" * many, "-:2", "not JSON")
        self.check_bad_line("[" * many + "]" * many, "-:2", "not a document: nested too deep")
        nested = '{"id":"b","text":"x","meta":' + "[" * many + "]" * many + "}"
        self.check_bad_line(nested, "b", "not a document: nested too deep")

    def test_number_out_of_range(self):
        message = "not JSON: a number is malformed or out of range"
        self.check_bad_line('{"id":"b","text":"x","n":1e999}', "b", message)

    def test_line_is_named_in_a_file_of_a_folder(self):
        self.write("in/sub/feed.ndjson", line(id="a", text="x") + "\nfoo\n")
        run = self.glane("run", "in")
        self.assertEqual((3, {"sub/feed.ndjson:3": "not JSON"}), (run.status, run.errors()))

    def test_nothing_usable(self):
        run = self.glane("run", "-", stdin="foo\n")
        self.assertEqual((4, {"-:1": "not JSON"}), (run.status, run.errors()))
        self.assertEqual(4, self.glane("run", "-", stdin="").status)
        self.assertEqual(4, self.glane("run", "-", stdin=" \n\r\n").status)

    def test_many_errors_are_told_once(self):
        run = self.glane("run", "-", stdin="foo\n" * 1000 + line(id="a", text="x"))
        self.assertEqual(1000, len(run.errors()))
        self.assertIn("-:20: not JSON", run.err)
        self.assertNotIn("-:21: not JSON", run.err)
        self.assertIn("more errors follow", run.err)
        self.assertIn("1 document, ", run.err)
        self.assertIn("1000 errors", run.err)


class LittleMemory(support.ProgramTest):
    @unittest.skipIf(SLOW, "sanitisers take all the address space")
    def test_document_too_large_for_the_memory(self):
        self.write("in/a.txt", TEXT)
        self.write("in/b.txt", "mot " * 25_000_000)
        self.write("in/c.txt", TEXT)
        limit = 400 << 20
        run = self.glane(
            "run", "in", "--threads", "1", "--max-document", "1G",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
        )
        self.assertEqual((3, ["a.txt", "c.txt"]), (run.status, run.docs()))
        self.assertIn("not enough memory", run.errors()["b.txt"])


if __name__ == "__main__":
    unittest.main()
