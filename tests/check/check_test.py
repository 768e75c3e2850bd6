#!/usr/bin/env python3
"""'glane check': what it accepts, what it finds, and that no changed byte escapes it."""
import json
import re
import unittest
import xml.etree.ElementTree as xml

import mutations
import outputs
from checked import Checked, Files, document, span
from outputs import ARTICLES, glane, line


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


    def test_a_run_folder_is_read_as_its_records(self):
        run = f"{self.folder}/run/"
        plain = self.folder / "plain.ndjson"
        glane("run", ARTICLES, "--out", run, "--segment", "8K", "--quiet")
        glane("run", ARTICLES, "--out", plain, "--quiet")
        self.assertGreater(len(list((self.folder / "run").glob("records-*"))), 1)
        for command in (("check", "--source", ARTICLES), ("sample", "-n", "20", "--seed", "3")):
            folder, file = (glane(command[0], output, *command[1:]) for output in (run, plain))
            self.assertEqual(folder.stdout, file.stdout)
            self.assertEqual(folder.returncode, file.returncode, folder.stderr)
        self.assertEqual(glane("diff", run, plain).returncode, 0)

    def test_a_folder_of_no_run_is_refused(self):
        done = glane("check", self.folder)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn(str(self.folder), done.stderr)


class Finds(Checked):
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
