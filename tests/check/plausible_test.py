#!/usr/bin/env python3
"""'glane check' on what a text claims: what it doubts, and the near thing that it lets pass."""
import re
import unittest

from checked import Checked, document, span
from outputs import glane, line


class Plausible(Checked):
    def money(self, text, quote, number, **more):
        return span(text, quote, "amount", type="money", number=number, unit="USD", **more)

    def test_from_text_to_finding(self):
        text = ("Le bénéfice est de 2,21 milliards de dollars, en baisse de 44 % par rapport aux 2,91 de 2022. "
                "Il vaut 100 milliards de dollars (environ 970 milliards de yuans). "
                "Elle détient 120 % du capital. Masayoshi Son, né en 1957, 57 ans, sourit.")
        right = text.replace("44 %", "24 %").replace("970", "700").replace("120 %", "20 %").replace(
            "57 ans", "67 ans")
        for said, found in ((text, ["growth", "rate", "stake", "age"]), (right, [])):
            source = self.folder / "in.ndjson"
            source.write_text(line({"id": "a", "date": "2024-11-14", "text": said}) + "\n",
                              encoding="utf-8")
            glane("run", source, "--quiet", "--out", self.folder / "out.ndjson")
            done = glane("check", self.folder / "out.ndjson", "--source", source)
            self.assertEqual(re.findall(r"warning: \[(.*)\]", done.stdout), found)  # in text order
            self.assertEqual(done.returncode, 0)

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

    def test_growth_in_chinese(self):
        for change, found in (("24%", set()), ("34%", {"growth"})):
            text = f"营收22.1亿元，同比下降{change}，去年同期为29.1亿元。"
            records = [self.money(text, "22.1亿元", "2210000000"),
                       span(text, change, "amount", type="percent", number=change[:2]),
                       self.money(text, "29.1亿元", "2910000000")]
            self.assertEqual(self.codes([document(text), *records], text), (found, 0), change)
            # The same figures of two things, which nothing links.
            apart = text.replace("同比下降", "税率").replace("去年同期", "债务")
            records = [span(apart, r["text"], "amount", **{k: v for k, v in r.items() if k in (
                "type", "number", "unit")}) for r in records]
            self.assertEqual(self.codes([document(apart), *records], apart), (set(), 0), change)

    def test_rate(self):
        text = "100 milliards de dollars (environ 700 milliards de RMB)"
        first = self.money(text, "100 milliards de dollars", "100000000000", unit_text="dollars")
        second = self.money(text, "700 milliards de RMB", "700000000000", unit_text="RMB",
                            same_as=0) | {"unit": "CNY"}
        self.assertEqual(self.codes([document(text), first, second], text), (set(), 0))
        other = text.replace("700", "970")
        records = [first, second | {"text": "970 milliards de RMB", "number": "970000000000"}]
        self.assertEqual(self.codes([document(other), *records], other), ({"rate"}, 0))

    def test_rate_of_sums_that_restate_nothing(self):
        text = "100 milliards de dollars et 970 milliards de RMB"
        first = self.money(text, "100 milliards de dollars", "100000000000", unit_text="dollars")
        second = self.money(text, "970 milliards de RMB", "970000000000",
                            unit_text="RMB") | {"unit": "CNY"}
        self.assertEqual(self.codes([document(text), first, second], text), (set(), 0))

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

        # 57 when something happened, which was not this year.
        for before in ("à l'âge de", "mort à"):
            past = other.replace("57 ans", f"{before} 57 ans")
            head = document(past, date="2024-11-14", date_source="option")
            start = past.index("57 ans")
            self.assertEqual(self.codes([head, birth, age | {"start": start, "end": start + 6}], past),
                             (set(), 0))

    def test_stake_and_age_in_chinese(self):
        for share, found in (("30%", set()), ("130%", {"stake"})):
            text = f"该公司持股{share}。"
            record = span(text, share, "amount", type="percent", number=share[:-1])
            self.assertEqual(self.codes([document(text), record], text), (found, 0), share)
        for years, found in (("67", set()), ("57", {"age"})):
            text = f"孙正义生于1957年，现年{years}岁。"
            head = document(text, date="2024-11-14", date_source="option")
            birth = span(text, "1957年", "date", type="date", value="1957",
                         **{"from": "1957-01-01", "to": "1958-01-01"})
            age = span(text, f"{years}岁", "amount", type="age", number=years, unit="a")
            self.assertEqual(self.codes([head, birth, age], text), (found, 0), years)

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


if __name__ == "__main__":
    unittest.main()
