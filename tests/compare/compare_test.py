#!/usr/bin/env python3
"""'glane compare' and 'glane lint' from outside: inputs, outputs, exit statuses, and hostile files."""
import html.parser
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
import validate  # noqa: E402
from jsonschema import Draft202012Validator  # noqa: E402

GLANE = os.environ.get("GLANE", str(ROOT / "build/release/glane"))
PAIRS = ROOT / "corpus/pairs"
SCHEMAS = validate.load_schemas()

FR = "La banque a gagné 90 milliards de yuans en 2023. Elle emploie 12 000 personnes.\n"
ZH = "银行2023年赚了90亿元。它有1.2万名员工。\n"
XLIFF = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-CN" trgLang="fr">
 <file id="f1"><unit id="u1">
  <segment id="s1"><source>公司有<pc id="1">1200</pc>名员工。</source><target>L'entreprise a 1 200 employés.</target></segment>
  <segment id="s2"><source>银行赚了90亿元。</source><target>La banque a gagné 90 milliards de yuans.</target></segment>
 </unit></file>
</xliff>
"""
TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="fr"/><body><tu tuid="7">
 <tuv xml:lang="fr"><seg>La banque a gagné 90 milliards de yuans.</seg></tuv>
 <tuv xml:lang="zh-CN"><seg>银行赚了90亿元。</seg></tuv>
</tu></body></tmx>
"""
BOMB = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<xliff version="2.1" srcLang="zh" trgLang="fr"><file id="f"><unit id="u"><segment><source>&b;</source>
<target>&b;</target></segment></unit></file></xliff>
"""


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.handlers, self.policy = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append(tag)
        self.handlers += [name for name in attributes if name.startswith("on") or name in ("style", "src")]
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run_glane(self, *arguments, status=None):
        done = subprocess.run([GLANE, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
        if status is not None:
            self.assertEqual(done.returncode, status, done.stderr)
        return done

    def findings(self, *arguments, status=None):
        done = self.run_glane(*arguments, "--json", status=status)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        for record in found:
            Draft202012Validator(SCHEMAS["finding"]).validate(record)
        return found


class Compare(Files):
    def test_two_files(self):
        fr, zh = self.file("a.fr.txt", FR), self.file("a.zh.txt", ZH)
        found = self.findings("compare", fr, zh, status=1)
        self.assertEqual([f["code"] for f in found], ["magnitude"])
        finding = found[0]
        self.assertEqual(FR[finding["start"]:finding["end"]], finding["text"])
        self.assertEqual(ZH[finding["original_start"]:finding["original_end"]], finding["original_text"])
        self.assertEqual(finding["power"], 1)
        self.assertEqual(finding["value"], "90000000000 CNY")
        self.assertEqual(finding["original_value"], "9000000000 CNY")
        self.assertIn("milliard", finding["cause"])
        self.assertEqual(finding["correction"].replace("\u00a0", " "), "9 milliards de yuans")

    def test_the_other_way_round(self):
        fr, zh = self.file("a.fr.txt", FR), self.file("a.zh.txt", ZH)
        self.assertEqual(self.findings("compare", fr, zh), self.findings("compare", zh, fr))

    def test_exit_status(self):
        fr, zh = self.file("a.fr.txt", FR), self.file("a.zh.txt", ZH)
        good = self.file("b.fr.txt", FR.replace("90 m", "9 m"))
        self.run_glane("compare", good, zh, status=0)
        self.run_glane("compare", fr, zh, "--fail-on", "critical", status=1)
        about = self.file("c.fr.txt", FR.replace("90 m", "environ 9 m"))
        self.run_glane("compare", about, zh, status=0)
        self.run_glane("compare", about, zh, "--fail-on", "minor", status=1)
        self.run_glane("compare", fr, status=2)
        self.run_glane("compare", fr, zh, "--fail-on", "bad", status=2)
        self.run_glane("compare", fr, self.folder / "none.txt", status=4)

    def test_folders_ndjson_and_lists_say_the_same(self):
        for name in ("x", "y"):
            self.file(f"fr/{name}.txt", FR)
            self.file(f"zh/{name}.txt", ZH)
        self.file("fr/alone.txt", FR)
        self.file("zh/other.txt", ZH)
        of_folders = self.run_glane("compare", self.folder / "fr", self.folder / "zh", "--json", status=1)
        self.assertIn("alone.txt: has no counterpart", of_folders.stderr)
        self.assertIn("other.txt: has no counterpart", of_folders.stderr)
        rows = "".join(f"fr/{name}.txt\tzh/{name}.txt\t2024-01-01\n" for name in ("x", "y"))
        listed = self.findings("compare", "--pairs", self.file("pairs.tsv", "# fr, zh, date\n" + rows))
        lines = {side: "".join(json.dumps({"id": f"{side}/{name}.txt"[3:], "text": text}) + "\n" for name in ("x", "y"))
                 for side, text in (("fr", FR), ("zh", ZH))}
        fr, zh = self.file("fr.ndjson", lines["fr"]), self.file("zh.ndjson", lines["zh"])
        of_lines = self.findings("compare", fr, zh)
        of_folders = [json.loads(line) for line in of_folders.stdout.splitlines()]
        self.assertEqual(of_folders, of_lines)
        self.assertEqual(len(listed), len(of_lines))

    def test_bad_lists(self):
        self.run_glane("compare", "--pairs", self.file("p.tsv", "only\n"), status=2)
        self.file("fr.txt", FR)
        self.run_glane("compare", "--pairs", self.file("p.tsv", "fr.txt\tfr.txt\tlater\n"), status=2)

    def test_xliff(self):
        found = self.findings("compare", self.file("job.xlf", XLIFF), status=1)
        self.assertEqual([(f["code"], f["segment"]) for f in found], [("magnitude", "u1/s2")])
        target = "La banque a gagné 90 milliards de yuans."
        self.assertEqual(target[found[0]["start"]:found[0]["end"]], found[0]["text"])
        source = "银行赚了90亿元。"
        self.assertEqual(source[found[0]["original_start"]:found[0]["original_end"]], found[0]["original_text"])

    def test_tmx(self):
        found = self.findings("compare", self.file("memory.tmx", TMX), status=1)
        self.assertEqual([(f["code"], f["segment"]) for f in found], [("magnitude", "7/1")])

    def test_bilingual_files_that_must_not_be_read(self):
        for text in (BOMB, XLIFF.replace("trgLang=\"fr\"", "trgLang=\"de\""), XLIFF[:200], "", XLIFF.replace("2.1", "1.2")):
            self.run_glane("compare", self.file("bad.xlf", text), status=2)

    def test_page_sarif_table(self):
        hostile = "</mark><script>alert(1)</script> <img src=x onerror=alert(2)>\n"
        fr, zh = self.file("<b>a.txt", hostile + FR), self.file("a.zh.txt", ZH + "<img src=x>\n")
        page, sarif = self.folder / "page.html", self.folder / "f.sarif"
        done = self.run_glane("compare", fr, zh, "-o", page, "--sarif", sarif, status=1)
        self.assertIn("magnitude", done.stdout)
        self.assertNotIn("\x1b", done.stdout)
        parsed = Page(page.read_text(encoding="utf-8"))
        self.assertEqual(parsed.handlers, [])
        self.assertNotIn("img", parsed.tags)
        self.assertEqual(parsed.tags.count("script"), 1)
        self.assertIn("default-src 'none'", parsed.policy)
        run = json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]
        result = next(r for r in run["results"] if r["ruleId"] == "magnitude")
        self.assertEqual(result["level"], "error")
        region = result["locations"][0]["physicalLocation"]["region"]
        text = hostile + FR
        self.assertEqual(text[region["charOffset"]:][:region["charLength"]], "90 milliards de yuans")
        self.assertEqual(result["properties"]["original_text"], "90亿元")

    def test_alignment(self):
        out = self.folder / "alignment.ndjson"
        self.run_glane("compare", "--pairs", PAIRS / "pairs.tsv", "--alignment", out, status=1)
        for line in out.read_text(encoding="utf-8").splitlines():
            Draft202012Validator(SCHEMAS["alignment"]).validate(json.loads(line))

    def test_long_text_takes_linear_time(self):
        many = 3000
        fr = self.file("l.fr.txt", "".join(f"Le lot {k} vaut {k * 7 + 100} euros.\n" for k in range(many)))
        zh = self.file("l.zh.txt", "".join(f"第{k}批价值{k * 7 + 100}欧元。\n" for k in range(many)))
        done = subprocess.run([GLANE, "compare", str(fr), str(zh)], capture_output=True, timeout=120, check=False)
        self.assertIn(done.returncode, (0, 1))


class Lint(Files):
    def test_slips(self):
        text = "Le prix a baissé.La demande monte de 4.9 % .\n"
        found = self.findings("lint", self.file("a.txt", text), status=0)
        self.assertEqual([f["code"] for f in found], ["glued-sentence", "english-decimal", "stray-stop"])
        for finding in found:
            self.assertEqual(text[finding["start"]:finding["end"]], finding["text"])
        self.run_glane("lint", self.folder / "a.txt", "--fail-on", "minor", status=1)

    def test_chinese_is_refused(self):
        self.run_glane("lint", self.file("a.txt", ZH * 5), status=4)


if __name__ == "__main__":
    unittest.main()
