#!/usr/bin/env python3
"""What 'glane compare' and 'glane lint' read: all that 'glane run' reads, and its outputs, whose records they take as they are."""
import gzip
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GLANE = os.environ.get("GLANE", str(ROOT / "build/release/glane"))

FR = "La banque a gagné 90 milliards de yuans en 2023. Elle emploie 12 000 personnes.\n"
ZH = "银行2023年赚了90亿元。它有1.2万名员工。\n"
PAGE = "<!DOCTYPE html><html lang=fr><head><title>Banque</title></head><body><nav><a href=/>Accueil</a></nav><article><h1>Banque</h1><p>{}</p></article></body></html>"


def warc(uri, html):
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


class Inputs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def run_glane(self, *arguments, status=0):
        done = subprocess.run([GLANE, *map(str, arguments)], capture_output=True, encoding="utf-8", cwd=self.folder)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def findings(self, *arguments, status=1):
        lines = self.run_glane("compare", *arguments, "--json", status=status).stdout.splitlines()
        return [json.loads(line) for line in lines]

    def codes(self, *arguments, status=1):
        return [finding["code"] for finding in self.findings(*arguments, status=status)]

    def texts(self):
        for name in ("x", "y"):
            self.file(f"fr/{name}.txt", FR)
            self.file(f"zh/{name}.txt", ZH)

    def test_pages_packed_files_and_other_encodings(self):
        zh = self.file("b.zh.txt", ZH.encode("gb18030"))
        for name, content in (("a.html", PAGE.format(FR)), ("a.fr.txt.gz", gzip.compress(FR.encode())), ("a.fr.txt", FR)):
            self.assertEqual(self.codes(self.file(name, content), zh), ["magnitude"], name)
        self.assertEqual(self.codes(self.folder / "a.fr.txt", self.file("short.txt", ZH[:12].encode("gb18030")),
                                    "--encoding", "gb18030"), ["magnitude", "sentence-added"])

    def test_pages_have_no_lines_in_sarif(self):
        zh = self.file("b.zh.txt", ZH)
        for name, content, regions in (("a.html", PAGE.format(FR), 0), ("a.txt", FR, 1)):
            self.run_glane("compare", self.file(name, content), zh, "--sarif", "f.sarif", status=1)
            result = json.loads((self.folder / "f.sarif").read_text())["runs"][0]["results"][0]
            place = result["locations"][0]["physicalLocation"]
            self.assertEqual(("region" in place), bool(regions), place)
            self.assertTrue(place["artifactLocation"]["uri"].endswith(name))

    def test_names_without_language_and_format(self):
        self.file("fr/a.fr.html", PAGE.format(FR))
        self.file("zh/a.zh-Hans.txt", ZH)
        self.file("fr/sub/b.txt", FR)
        self.file("zh/sub/b.txt", ZH)
        self.assertEqual(self.codes("fr", "zh"), ["magnitude", "magnitude"])

    def test_archives_and_lists_of_ids(self):
        self.file("fr.warc.gz", gzip.compress(warc("https://fr.example/1", PAGE.format(FR)) + warc("https://fr.example/2", PAGE.format("Rien."))))
        self.file("zh.ndjson", json.dumps({"id": "n1", "text": ZH}) + "\n")
        self.file("pairs.tsv", "https://fr.example/1\tn1\n")
        found = self.findings("fr.warc.gz", "zh.ndjson", "--pairs", "pairs.tsv")
        self.assertEqual([(f["code"], f["doc"], f["original"]) for f in found], [("magnitude", "https://fr.example/1", "n1")])
        self.file("pairs.tsv", "https://fr.example/9\tn1\n")
        self.assertIn("there is no text https://fr.example/9",
                      self.run_glane("compare", "fr.warc.gz", "zh.ndjson", "--pairs", "pairs.tsv", status=4).stderr)

    def test_run_folders_know_their_texts(self):
        self.texts()
        of_texts = self.findings("fr", "zh")
        for side in ("fr", "zh"):
            self.run_glane("run", side, "--out", f"out-{side}/", "--quiet")
        self.assertEqual(self.findings("out-fr", "out-zh/", "--sarif", "f.sarif"), of_texts)
        place = json.loads((self.folder / "f.sarif").read_text())["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        self.assertEqual((place["artifactLocation"]["uri"], "region" in place), ("fr/x.txt", True))
        self.file("pairs.tsv", "y.txt\tx.txt\n")
        self.assertEqual([f["doc"] for f in self.findings("out-fr", "out-zh", "--pairs", "pairs.tsv")], ["y.txt"])
        # A folder on one side, a text on the other.
        self.file("pairs.tsv", "y.txt\tx.txt\n")
        self.assertEqual([f["doc"] for f in self.findings("out-fr", "zh", "--pairs", "pairs.tsv")], ["y.txt"])

    def test_outputs_need_their_texts(self):
        self.texts()
        of_texts = self.findings("fr", "zh")
        for side in ("fr", "zh"):
            self.run_glane("run", side, "--out", f"{side}.ndjson", "--quiet")
        self.assertEqual(self.findings("fr.ndjson", "zh.ndjson", "--source", "zh", "--source", "fr"), of_texts)
        self.file("fr.ndjson.gz", gzip.compress((self.folder / "fr.ndjson").read_bytes()))
        self.assertEqual(self.findings("fr.ndjson.gz", "zh.ndjson", "--source", "zh", "--source", "fr"), of_texts)
        lines = "".join(json.dumps({"id": f"{name}.txt", "text": FR}) + "\n" for name in "yx")
        self.file("fr-texts.ndjson", lines)
        self.assertEqual(self.findings("fr.ndjson", "zh", "--source", "fr-texts.ndjson"), of_texts)
        self.assertIn("see --source", self.run_glane("compare", "fr.ndjson", "zh.ndjson", status=4).stderr)
        self.file("fr/x.txt", FR + "Ajout.\n")
        done = self.run_glane("compare", "fr.ndjson", "zh.ndjson", "--source", "zh", "--source", "fr", status=1)
        self.assertIn("x.txt: the text that its records are of is not there", done.stderr)

    def test_records_are_taken_as_they_are(self):
        self.texts()
        for side in ("fr", "zh"):
            self.run_glane("run", side, "--out", f"{side}.ndjson", "--quiet")
        records = (self.folder / "fr.ndjson").read_text()
        self.file("fr.ndjson", records.replace('"number":"90000000000"', '"number":"9000000000"'))
        self.assertEqual(self.codes("fr.ndjson", "zh.ndjson", "--source", "zh", "--source", "fr", status=0), [])

    def test_places_in_other_units(self):
        self.texts()
        self.run_glane("run", "fr", "--out", "fr.ndjson", "--quiet", "--offsets", "bytes")
        self.assertEqual(self.codes("fr.ndjson", "zh", "--source", "fr", "--offsets", "bytes"), ["magnitude"] * 2)
        self.assertIn("count other units", self.run_glane("compare", "fr.ndjson", "zh", "--source", "fr", status=4).stderr)

    def test_pages_in_outputs_carry_their_text(self):
        self.file("a.html", PAGE.format(FR))
        self.file("a.zh.txt", ZH)
        self.run_glane("run", "a.html", "--out", "a.ndjson", "--quiet")
        self.assertEqual(self.codes("a.ndjson", "a.zh.txt"), ["magnitude"])
        self.run_glane("run", "a.html", "--out", "b.ndjson", "--text", "texts", "--quiet")
        self.assertEqual(self.codes("b.ndjson", "a.zh.txt", "--source", "texts"), ["magnitude"])

    def test_lint_of_outputs(self):
        self.file("fr/a.txt", "Le prix a baissé.La demande monte.\n")
        self.run_glane("run", "fr", "--out", "out/", "--quiet")
        of_text = self.run_glane("lint", "fr", "--json").stdout
        self.assertEqual(self.run_glane("lint", "out", "--json").stdout, of_text)
        self.assertEqual(json.loads(of_text)["code"], "glued-sentence")

    def test_what_is_damaged(self):
        self.texts()
        self.file("fr/x.txt", b"\xff\xfe\x00")
        done = self.run_glane("compare", "fr", "zh", "--fail-on", "critical", status=1)
        self.assertIn("x.txt", done.stderr)
        self.run_glane("run", "zh", "--out", "zh.ndjson", "--quiet")
        self.file("zh.ndjson", (self.folder / "zh.ndjson").read_bytes()[:100])
        self.run_glane("compare", "fr", "zh.ndjson", status=4)


if __name__ == "__main__":
    unittest.main()
