#!/usr/bin/env python3
"""From articles to a table of who paid whom, how much and when, and to a picture of it.

    python examples/who_paid_whom.py [FILE.txt | FILE.ndjson]... [--date DATE] [--out DIR]

Reads the sample articles (corpus/) where nothing is named; writes payments.csv and payments.svg to DIR (out).

Names, sums and dates are the records of glane.  What ties them together are the rules below: each is tried on a sentence
in which every record is a mark, so that it reads like the sentence itself.  A payment that several articles tell, in French
or in Chinese, is one row: its names are one identity each, its sum one number.
"""
import argparse
import csv
import json
import pathlib
import re
import sys
from dataclasses import dataclass, field

import glane
from payments_picture import write_picture

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What rules are written with.  A record is ⟨kind number⟩: n a name, m the sum in question, o another sum, d a date.
PARTS = {
    # The payer, with names that belong to it: "Vision Fund de SoftBank", "Tencent et Alibaba", "Morris Chang, le fondateur
    # de TSMC,".  A name behind 见 or 向 is not the one that acts.
    "WHO": r"(?<![见見给給向对對把被由从從])(?P<who>⟨n\d+⟩)(?:（⟨n\d+⟩）|(?:,? (?:et|de|du) (?:[dl]['’]|l[ae] )?|[和与與、])⟨n\d+⟩|, l[ea] [\w ]{3,40}⟨n\d+⟩,)*",
    "WHOM": r"(?P<whom>⟨n\d+⟩)",
    "SUM": r"⟨m\d+⟩",
    # No other name or sum between, and nobody unnamed who might be the one that pays.
    "~": r"(?:(?! (?:la société|l['’]entreprise|le groupe|le gouvernement|la banque)\b|公司(?:还|將|将|拟)|政府|银行)[^⟨⟩;；:：»”]|⟨d\d+⟩)*?",
    "BUYS": r"(?:r?achet|rach[eè]t|achèt|acqui|acquér|repren|repri[st]\b|pris\b|prend\b|offre publique)\w*",
    "PAYS": r"(?:\bpay|\bpaie|\bvers|débours|investi(?!ss)|apport|donn|dépens|consacr|prêt[eé])\w*",
    "收购": r"(?:收购|收購|买下|買下|拿下|接过|接過|买入|買入|买来|買來)",
    "支付": r"(?:支付|拿出|投入|投资|投資|出资|出資|捐出|赔了|賠了|花)(?:了|约|約)?",
}
# The first that fits a sum stands.  Without WHOM the sentence does not say who is paid.
RULES = [
    r"WHO~BUYS~⟨n\d+⟩ (?:à|au) WHOM~pour SUM",  # A a repris B à C pour …
    r"WHO~BUYS~WHOM[^⟨;]*(?:⟨o\d+⟩[^⟨;]*)?(?:pour|contre|à|valorise)~SUM",  # A a acquis B, une société …, pour …
    r"WHO~(?:PAYS|sorti)~SUM(?: \([^)⟨]*\))? (?:pour|à|au|aux|dans|en|auprès)~WHOM",  # A a investi … dans B
    r"WHOM~(?:levée de fonds|tour de table).*SUM de WHO",  # B annonce une levée de fonds, dont … de A
    r"(?:levée de fonds|tour de table), menée? par WHO (?:pour|avec) SUM",
    r"WHO~PAYS[^⟨;:]{0,30}SUM",  # A a donné …
    r"WHO~以SUM从WHOM手里~收购",
    r"WHO~以[约約]?SUM~收购~WHOM",
    r"WHO~以[约約]?SUM(?:（[^）⟨]*）)?[^⟨，。]{0,2}收购后者",
    r"WHO~支付SUM，收购WHOM",
    r"WHO~支付SUM",
    r"WHO(?:在[^⟨，。]{0,8})?SUM收购",
]
# Who is meant by "the latter", or whose shares they are: the last name before.
LATTER = re.compile(r"(?:收购|收購)(?:后者|後者)|pour [\d ,]+% (?:des parts|des actions|du capital)(?! (?:de|d['’]))")
FELL_THROUGH = re.compile(r"échoué|refus|reje[tc]|renonc|capot|告吹|否决|否決|拒绝|拒絕|叫停")
NOT_YET = re.compile(r"\w(?:era|eront|erait|ra|ront)\b|promet|propos|\boffre\b|将|將|拟|擬|计划|承诺|承諾|提出以")
STATES = ("fell through", "planned", "paid")
SENTENCE = re.compile(r"[^.!?。！？\n]*(?:[.!?。！？](?!\s)(?=[\d])[^.!?。！？\n]*)*[.!?。！？\n]?")


def compiled(rule):
    names = "|".join(sorted(PARTS, key=len, reverse=True))
    return re.compile(re.sub(names, lambda name: PARTS[name[0]], rule))


COMPILED = [compiled(rule) for rule in RULES]


@dataclass
class Payment:
    when: str  # empty where the sentence does not say
    published: str
    who: glane.Entity
    whom: glane.Entity | None
    amount: glane.Amount
    state: str  # 'paid', 'planned' or 'fell through'
    names: dict = field(default_factory=dict)  # by identity: how the articles call it
    told: list = field(default_factory=list)  # (article, sentence)


def is_name(record):
    return isinstance(record, glane.Entity) and record.type in ("person", "organization")


def is_sum(record):
    """Money, not a price each, and not the same sum again in another currency."""
    return (
        isinstance(record, glane.Amount) and record.type == "money"
        and record.number is not None and record.per is None and record.same_as is None
    )  # fmt: skip


def is_day(record):
    return isinstance(record, glane.Date) and record.type == "date" and record.from_ is not None


def marked(doc, start, end, records, amount):
    """The sentence with a mark for each record, by its number among `records`."""
    parts, position = [], start
    for k, record in enumerate(records):
        kind = "n" if is_name(record) else "d" if isinstance(record, glane.Date) else "o" if is_sum(record) else ""
        if record is amount:
            kind = "m"
        if kind:
            parts += [doc.text[position : record.start], f"⟨{kind}{k}⟩"]
            position = record.end
    return " ".join("".join([*parts, doc.text[position:end]]).split())


def when(records, text):
    """The date right behind the sum, else the last of the sentence before it, else the next."""
    at = text.index("⟨m")
    days = [(mark.start(), records[int(mark[1])]) for mark in re.finditer(r"⟨d(\d+)⟩", text)]
    days = [(place, record) for place, record in days if is_day(record)]
    behind = re.match(r"⟨m\d+⟩(?: en| le| au)? ?⟨d(\d+)⟩", text[at:])
    if behind and is_day(records[int(behind[1])]):
        return records[int(behind[1])].value
    before = [record for place, record in days if place < at]
    if before or days:
        return (before[-1] if before else days[0][1]).value
    return ""


def payment_of(doc, start, end, records, amount):
    text = marked(doc, start, end, records, amount)
    for rule in COMPILED:
        match = rule.search(text)
        if not match:
            continue
        found = {key: records[int(mark[2:-1])] for key, mark in match.groupdict().items()}
        who, whom = found["who"], found.get("whom")
        if not whom and LATTER.search(text):
            others = [r for r in records if is_name(r) and r.end <= amount.start and r.id != who.id]
            whom = others[-1] if others else None
        if whom and whom.id == who.id:
            continue
        fell_through = FELL_THROUGH.search(text[match.start() :])
        state = "fell through" if fell_through else "planned" if NOT_YET.search(match[0]) else "paid"
        return Payment(when(records, text), str(doc.date or ""), who, whom, amount, state)
    return None


def payments_of(doc):
    for match in SENTENCE.finditer(doc.text):
        records = [r for r in doc.records if match.start() <= r.start and r.end <= match.end()]
        for amount in filter(is_sum, records):
            payment = payment_of(doc, match.start(), match.end(), records, amount)
            if payment:
                payment.told.append((doc.id, " ".join(match[0].split())))
                yield payment


def merged(payments):
    """One for each payment, however often it is told: by payer, sum, and who is paid where that is said."""
    known = {}
    for payment in payments:
        key = (payment.who.id, payment.amount.number, payment.amount.unit)
        same = known.setdefault(key, payment)
        if same is not payment:
            same.told += payment.told
            same.when = same.when or payment.when
            same.whom = same.whom or payment.whom
            same.state = min(same.state, payment.state, key=STATES.index)  # a headline says less than the article
        for name in filter(None, (payment.who, payment.whom)):
            names = same.names.setdefault(name.id, [])
            if name.name not in names:
                names.append(name.name)
    return sorted(known.values(), key=lambda p: (p.when or p.published, p.amount.number))


def samples():
    for meta in sorted((ROOT / "corpus/gold").glob("*.meta.json")):
        name = meta.name.removesuffix(".meta.json")
        text = (ROOT / f"corpus/articles/{name}.txt").read_text(encoding="utf-8")
        yield {"id": name, "text": text, "date": json.loads(meta.read_text(encoding="utf-8"))["published"]}
    for line in (ROOT / "corpus/pairs/pairs.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("fr/") and "slips" not in line:  # those have wrong sums on purpose
            *names, date = line.split("\t")
            for name in names:
                yield {"id": name, "text": (ROOT / "corpus/pairs" / name).read_text(encoding="utf-8"), "date": date}


def documents(paths):
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".ndjson":
            yield from map(json.loads, text.splitlines())
        else:
            yield {"id": path.stem, "text": text}


def write_table(payments, path):
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["when", "published", "who", "whom", "number", "unit", "state", "who_id", "whom_id", "articles", "sentence"])
        for p in payments:
            names = [" / ".join(p.names[name.id]) if name else "" for name in (p.who, p.whom)]
            ids = [name.id if name else "" for name in (p.who, p.whom)]
            articles = " ".join(dict.fromkeys(article for article, _ in p.told))
            table.writerow([p.when, p.published, *names, p.amount.number, p.amount.unit, p.state, *ids, articles, p.told[0][1]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=pathlib.Path)
    parser.add_argument("--date", help="of articles that carry none")
    parser.add_argument("--lexicon", type=pathlib.Path, default=ROOT / "examples/lexicon", help="names of your own")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("out"))
    options = parser.parse_args()

    pipe = glane.Pipeline(options.lexicon, date=options.date)
    articles = documents(options.inputs) if options.inputs else samples()
    payments = merged(p for doc in pipe.stream(articles) for p in payments_of(doc))
    options.out.mkdir(parents=True, exist_ok=True)
    write_table(payments, options.out / "payments.csv")
    write_picture(payments, options.out / "payments.svg")
    for p in payments:
        print(f"{p.when or '?':<12}{p.who.name} → {p.whom.name if p.whom else '?'}: {p.amount.number} {p.amount.unit} ({p.state})")
    return 0 if payments else 1


if __name__ == "__main__":
    sys.exit(main())
