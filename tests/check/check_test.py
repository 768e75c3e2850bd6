#!/usr/bin/env python3
"""'glane check': what it accepts, what it finds, and that no changed byte escapes it."""
import json
import pathlib
import re
import tempfile
import unittest
import xml.etree.ElementTree as xml

import mutations
import outputs
from outputs import ARTICLES, glane, line


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, lines):
        path = self.folder / name
        path.write_text("".join(text + "\n" for text in lines), encoding="utf-8")
        return path


def document(text, **more):
    import hashlib

    return {
        "record": "document", "doc": "a.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(), "language": "fr",
        **more, "chars": len(text), "version": "0.1.0", "rules": "0123456789abcdef",
    }


def span(text, quote, kind, **more):
    start = text.index(quote)
    return {"record": kind, "doc": "a.txt", "start": start, "end": start + len(quote),
            "text": quote, **more}


class Accepts(Files):
    def test_the_gold_of_the_corpus(self):
        path = self.write("out.ndjson", outputs.corpus())
        done = glane("check", path, "--source", ARTICLES)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_what_run_writes_in_every_unit(self):
        for unit in ("codepoints", "bytes", "utf16"):
            path = self.folder / f"{unit}.ndjson"
            made = glane("run", ARTICLES, "--out", path, "--offsets", unit, "--explain",
                         "--date", "2024-11-14")
            self.assertEqual(made.returncode, 0, made.stderr)
            done = glane("check", path, "--source", ARTICLES, "--offsets", unit)
            # What the stages got wrong is the business of their own tests.
            errors = [text for text in done.stdout.splitlines()
                      if re.search(r"\[(seal|orphan|place|order|key-order|quote|hash|chars)\]", text)]
            self.assertEqual(errors, [], unit)


class Finds(Files):
    def codes(self, records, text=None, *arguments):
        lines = [record if isinstance(record, str) else line(record) for record in records]
        path = self.write("out.ndjson", lines)
        if text is not None:
            (self.folder / "a.txt").write_text(text, encoding="utf-8")
            arguments += ("--source", self.folder)
        done = glane("check", path, "--ignore", "unsealed", *arguments)
        found = {part.split("]")[0] for part in done.stdout.split("[")[1:]}
        return {code for code in found if code.replace("-", "").isalpha()}, done.returncode

    def check(self, code, text, records, returncode=1):
        self.assertEqual(self.codes([document(text), *records], text), ({code}, returncode))

    def test_lines_that_are_no_records(self):
        text = "abc"
        self.assertEqual(self.codes([document(text), "{"])[0], {"json"})
        self.assertEqual(self.codes([document(text), "[]"])[0], {"json"})
        self.assertEqual(self.codes([document(text), '{"record":"dat"}'])[0], {"schema"})
        self.assertEqual(self.codes([document(text), ""])[0], {"json"})

    def test_form(self):
        text = "En 2019, rien."
        good = span(text, "2019", "date", type="date", value="2019",
                    **{"from": "2019-01-01", "to": "2020-01-01"})
        self.check("schema", text, [good | {"type": "day"}])
        self.check("schema", text, [good | {"colour": "red"}])
        self.check("schema", text, [{k: v for k, v in good.items() if k != "to"}])
        turned = dict(reversed(good.items()))
        self.check("key-order", text, [turned])
        twice = line(good)[:-1] + ',"value":"2019"}'
        found, _ = self.codes([document(text), twice], text)
        self.assertIn("duplicate-key", found)

    def test_places(self):
        text = "En 2019, rien."
        good = span(text, "2019", "date", type="date", value="2019",
                    **{"from": "2019-01-01", "to": "2020-01-01"})
        self.check("quote", text, [good | {"start": 4, "end": 8}])
        self.check("order", text, [good, good])
        self.check("orphan", text, [good | {"doc": "b.txt"}])
        found, _ = self.codes([document(text), document(text)], text)
        self.assertEqual(found, {"duplicate-document"})
        self.assertEqual(self.codes([document(text)], text + "!")[0], {"hash", "chars"})
        self.check("link", text, [good | {"anchor": 9}])

    def test_ids_do_not_lead_out_of_the_folder(self):
        outside = self.folder / "inside"
        outside.mkdir()
        (self.folder / "secret.txt").write_text("abc", encoding="utf-8")
        head = document("abc") | {"doc": "../secret.txt"}
        path = self.write("out.ndjson", [line(head)])
        done = glane("check", path, "--source", outside)
        self.assertIn("[no-source]", done.stdout)

    def test_calendar(self):
        text = "Le 27 janvier 2019."
        good = span(text, "27 janvier 2019", "date", type="date", value="2019-01-27",
                    **{"from": "2019-01-27", "to": "2019-01-28"})
        self.assertEqual(self.codes([document(text), good], text), (set(), 0))
        self.check("calendar", text, [good | {"to": "2019-01-29"}])
        self.check("interval", text, [good | {"to": "2019-01-27"}])
        self.check("calendar", text, [good | {"value": "2019-02-30"}])

    def test_displacement(self):
        text = "Il y a dix ans."
        head = document(text, date="2024-11-14", date_source="option")
        good = span(text, "Il y a dix ans", "date", type="date", value="2014",
                    **{"from": "2014-01-01", "to": "2015-01-01"}, anchor="document", offset="-P10Y")
        self.assertEqual(self.codes([head, good], text), (set(), 0))
        self.assertEqual(self.codes([head, good | {"offset": "-P9Y"}], text), ({"displacement"}, 0))

    def test_arithmetic(self):
        text = "Soit 32 milliards de dollars."
        good = span(text, "32 milliards de dollars", "amount", type="money",
                    number="32000000000", unit="USD", unit_text="dollars")
        self.assertEqual(self.codes([document(text), good], text), (set(), 0))
        self.check("arithmetic", text, [good | {"number": "3200000000"}])
        self.check("unit-text", text, [good | {"unit_text": "euros"}])

    def test_identities(self):
        text = "Paris, Paris."
        one = span(text, "Paris", "entity", type="location", id="Q90", name="Paris", form="full")
        two = one | {"start": 7, "end": 12}
        self.assertEqual(self.codes([document(text), one, two], text), (set(), 0))
        self.check("identity-name", text, [one, two | {"name": "Parys"}])
        self.check("identity-type", text, [one, two | {"type": "product"}])

    def money(self, text, quote, number, **more):
        return span(text, quote, "amount", type="money", number=number, unit="USD", **more)

    def test_growth(self):
        text = "Le chiffre est de 2,21 milliards, en baisse de 24 % par rapport aux 2,91 milliards."
        now = self.money(text, "2,21 milliards", "2210000000")
        change = span(text, "24 %", "amount", type="percent", number="24")
        before = self.money(text, "2,91 milliards", "2910000000")
        self.assertEqual(self.codes([document(text), now, change, before], text), (set(), 0))
        for wrong in ("12 %", "34 %"):
            other = text.replace("24 %", wrong)
            records = [now, change | {"text": wrong, "number": wrong[:2]}, before]
            self.assertEqual(self.codes([document(other), *records], other), ({"growth"}, 0))
        rising = text.replace("baisse", "hausse")
        self.assertEqual(self.codes([document(rising), now, change, before], rising), ({"growth"}, 0))

    def growth(self, text, now, change, before, **more):
        """Whether the claim is told; `more` are fields of the earlier sum."""
        number = change.split()[0]
        records = [self.money(text, now, "2210000000"),
                   span(text, change, "amount", type="percent", number=number),
                   self.money(text, before, "2910000000") | more]
        records.sort(key=lambda record: record["start"])
        codes, errors = self.codes([document(text), *records], text)
        self.assertEqual(errors, 0)
        return "growth" in codes

    def test_growth_in_every_order(self):
        for text in ("Il est de 2,21 milliards contre 2,91 milliards, soit une baisse de {}.",
                     "Il passe de 2,91 milliards à 2,21 milliards, soit une baisse de {}.",
                     "Il recule de {} à 2,21 milliards, contre 2,91 milliards un an plus tôt."):
            for change, wrong in (("24 %", False), ("34 %", True)):
                self.assertEqual(self.growth(text.format(change), "2,21 milliards", change,
                                             "2,91 milliards"), wrong, (text, change))
        # Without the words that link them the figures are not compared.
        text = "Il paie 2,91 milliards et 2,21 milliards, soit une baisse de 34 %."
        self.assertFalse(self.growth(text, "2,21 milliards", "34 %", "2,91 milliards"))

    def test_growth_against_a_figure_that_leaves_out_its_scale(self):
        text = "Il est de 2,21 milliards, en baisse de {} par rapport aux 2,91."
        bare = {"number": "2.91", "type": "quantity"}
        for change, wrong in (("24 %", False), ("34 %", True)):
            filled = text.format(change)
            records = [self.money(filled, "2,21 milliards", "2210000000"),
                       span(filled, change, "amount", type="percent", number=change[:2]),
                       span(filled, "2,91", "amount", **bare)]
            codes, _ = self.codes([document(filled), *records], filled)
            self.assertEqual("growth" in codes, wrong, change)

    def test_rate(self):
        text = "100 milliards de dollars (environ 700 milliards de RMB)"
        first = self.money(text, "100 milliards de dollars", "100000000000", unit_text="dollars")
        second = self.money(text, "700 milliards de RMB", "700000000000", unit_text="RMB",
                            same_as=0) | {"unit": "CNY"}
        self.assertEqual(self.codes([document(text), first, second], text), (set(), 0))
        other = text.replace("700", "970")
        records = [first, second | {"text": "970 milliards de RMB", "number": "970000000000"}]
        self.assertEqual(self.codes([document(other), *records], other), ({"rate"}, 0))

    def test_stake(self):
        text = "Elle détient 120 % du capital."
        record = span(text, "120 %", "amount", type="percent", number="120")
        self.assertEqual(self.codes([document(text), record], text), ({"stake"}, 0))
        text = "Il a une hausse de 120 % du capital."
        record = span(text, "120 %", "amount", type="percent", number="120")
        self.assertEqual(self.codes([document(text), record], text), (set(), 0))

    def test_age(self):
        text = "Masayoshi Son (né en 1957, 67 ans) parle."
        head = document(text, date="2024-11-14", date_source="option")
        birth = span(text, "1957", "date", type="date", value="1957",
                     **{"from": "1957-01-01", "to": "1958-01-01"})
        age = span(text, "67 ans", "amount", type="age", number="67", unit="a")
        self.assertEqual(self.codes([head, birth, age], text), (set(), 0))
        other = text.replace("67", "57")
        head = document(other, date="2024-11-14", date_source="option")
        age |= {"text": "57 ans", "number": "57"}
        self.assertEqual(self.codes([head, birth, age], other), ({"age"}, 0))

    def test_age_with_another_date_between(self):
        text = "Il est né en 1957, aujourd'hui âgé de 67 ans."
        head = document(text, date="2024-11-14", date_source="option")
        birth = span(text, "1957", "date", type="date", value="1957",
                     **{"from": "1957-01-01", "to": "1958-01-01"})
        today = span(text, "aujourd'hui", "date", type="date", value="2024-11-14",
                     **{"from": "2024-11-14", "to": "2024-11-15", "anchor": "document"})
        age = span(text, "67 ans", "amount", type="age", number="67", unit="a")
        self.assertEqual(self.codes([head, birth, today, age], text), (set(), 0))
        text = text.replace("67", "57")
        head = document(text, date="2024-11-14", date_source="option")
        age |= {"text": "57 ans", "number": "57"}
        self.assertEqual(self.codes([head, birth, today, age], text), ({"age"}, 0))


class Mutations(unittest.TestCase):
    def test_no_changed_byte_passes(self):
        tried, left = mutations.run(every=211)
        self.assertGreater(tried, 300)
        self.assertEqual(sum(left.values()), 0)


class Reports(Files):
    def test_sarif_and_junit(self):
        text = "En 2019, rien."
        record = span(text, "2019", "date", type="date", value="2018",
                      **{"from": "2019-01-01", "to": "2020-01-01"})
        path = self.write("out.ndjson", [line(document(text)), line(record)])
        sarif, junit = self.folder / "a.sarif", self.folder / "a.xml"
        done = glane("check", path, "--sarif", sarif, "--junit", junit)
        self.assertEqual(done.returncode, 1)
        log = json.loads(sarif.read_text(encoding="utf-8"))
        self.assertEqual(log["version"], "2.1.0")
        results = log["runs"][0]["results"]
        self.assertEqual([item["ruleId"] for item in results], ["unsealed", "calendar"])
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        for item in results:
            self.assertEqual(rules[item["ruleIndex"]]["id"], item["ruleId"])
        self.assertEqual(results[1]["locations"][0]["physicalLocation"]["region"]["startLine"], 2)
        suite = xml.parse(junit).getroot()[0]
        self.assertEqual(suite.get("failures"), "1")
        failed = [case.get("name") for case in suite if case.find("failure") is not None]
        self.assertEqual(failed, ["calendar"])

    def test_usage(self):
        self.assertEqual(glane("check").returncode, 2)
        self.assertEqual(glane("check", self.folder / "none.ndjson").returncode, 74)
        path = self.write("out.ndjson", [])
        self.assertEqual(glane("check", path, "--ignore", "nothing").returncode, 2)
        self.assertEqual(glane("check", path, "--fail-under", "all=1").returncode, 2)
        self.assertEqual(glane("check", "--help").returncode, 0)


if __name__ == "__main__":
    unittest.main()
