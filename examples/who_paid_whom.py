#!/usr/bin/env python3
"""From articles to a table of who paid whom, how much and when, and to a picture of it.

    python examples/who_paid_whom.py [ARTICLE... | FOLDER] [--out DIR]

Reads the sample articles (corpus/articles) where nothing is named; writes payments.csv and payments.svg to DIR (out).  The
records are those of glane; what ties them together here is one simple reading: within a sentence that has a word of
paying, the name before it pays and the name behind it is paid, or the other way round where the word says so.
"""
import argparse
import csv
import pathlib
import re
import sys
from dataclasses import dataclass
from html import escape

import glane

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Words of paying, by who pays: the name before them or the one behind.
PAYS = re.compile(
    r"rach[eè]t\w*|acqui\w+|acqu[eé]r\w*|pay\w+|vers\w+|invest\w+|débours\w+|financ\w+|收购|收購|投资|投資|支付|出资|出資|买下|買下"
)
IS_PAID = re.compile(r"vend\w*|cèd\w+|céd\w+|reç\w+|出售|卖给|賣給|获得|獲得")
NOT_DONE = re.compile(r"propos\w+|refus\w+|reje[tc]\w+|renonc\w+|否决|否決|拒绝|拒絕|放弃|放棄")
SENTENCE = re.compile(r"[^.!?。！？\n]*(?:[.!?。！？](?!\s)(?=[\d])[^.!?。！？\n]*)*[.!?。！？\n]?")
COLOURS = {"USD": "#3b6ea5", "EUR": "#c98a1b", "CNY": "#b5443c", "JPY": "#5f8f3a", "TWD": "#7d5aa6"}


@dataclass(frozen=True)
class Payment:
    when: str
    payer: str
    payee: str
    amount: glane.Amount
    article: str
    sentence: str


def names(records):
    return [r for r in records if isinstance(r, glane.Entity) and r.type in ("person", "organization")]


def is_sum(record):
    """Money, not a price each, and not the same sum again in another currency."""
    return (
        isinstance(record, glane.Amount)
        and record.type == "money"
        and record.number is not None
        and record.per is None
        and record.same_as is None
    )


def when(doc, records, amount):
    """The nearest date of the sentence, else the latest before it, else that of the article."""
    dates = [r for r in records if isinstance(r, glane.Date) and r.from_]
    if dates:
        return min(dates, key=lambda date: abs(date.start - amount.start)).value
    return str(doc.date or "")


def payments_of(doc):
    for match in SENTENCE.finditer(doc.text):
        here = [r for r in doc.records if match.start() <= r.start and r.end <= match.end()]
        pays, paid = PAYS.search(match[0]), IS_PAID.search(match[0])
        verb = pays or paid
        if not verb or NOT_DONE.search(match[0]):
            continue
        at = match.start() + verb.start()
        before = [name.name for name in names(here) if name.end <= at]
        behind = [name.name for name in names(here) if name.start > at]
        if not before or not behind or before[-1] == behind[0]:
            continue
        sides = (before[-1], behind[0]) if pays else (behind[0], before[-1])
        for amount in filter(is_sum, here):
            yield Payment(when(doc, here, amount), *sides, amount, doc.id, " ".join(match[0].split()))


def documents(paths):
    for path in paths:
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            year = re.search(r"(?:19|20)\d\d", file.stem)
            date = f"{year[0]}-12-31" if year else None  # the samples carry their year in their names
            yield {"id": file.stem, "text": file.read_text(encoding="utf-8"), "date": date}


def write_table(payments, path):
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["when", "who", "whom", "number", "unit", "relation", "article", "sentence"])
        for p in payments:
            table.writerow([p.when, p.payer, p.payee, p.amount.number, p.amount.unit, p.amount.relation or "", p.article, p.sentence])


def short(number):
    for size, word in ((10**9, "bn"), (10**6, "m"), (10**3, "k")):
        if number >= size:
            return f"{number / size:.3g} {word}"
    return f"{number:.3g}"


def write_picture(payments, path):
    """A bar a payment, as long as the logarithm of its amount, coloured by currency."""
    row, left, wide = 30, 380, 420
    largest = max((len(str(int(p.amount.number))) for p in payments), default=1)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + wide + 140}" height="{row * len(payments) + 50}" '
             'font-family="sans-serif" font-size="13">',
             '<rect width="100%" height="100%" fill="#fff"/>',
             '<text x="12" y="22" font-weight="bold">Who paid whom, how much, when (lengths: powers of ten)</text>']  # fmt: skip
    for k, p in enumerate(payments):
        y = 38 + row * k
        length = max(4, wide * len(str(int(p.amount.number))) / largest)
        lines.append(f'<text x="12" y="{y + 17}" fill="#222">{escape(p.when)}</text>')
        lines.append(f'<text x="{left - 8}" y="{y + 17}" text-anchor="end" fill="#222">{escape(p.payer)} → {escape(p.payee)}</text>')
        lines.append(f'<rect x="{left}" y="{y + 3}" width="{length:.0f}" height="{row - 10}" rx="3" fill="{COLOURS.get(p.amount.unit, "#777")}"/>')
        lines.append(f'<text x="{left + length + 6:.0f}" y="{y + 17}" fill="#222">{short(p.amount.number)} {p.amount.unit}</text>')
    path.write_text("\n".join([*lines, "</svg>", ""]), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=pathlib.Path, default=[ROOT / "corpus/articles"])
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("out"))
    options = parser.parse_args()

    pipe = glane.Pipeline()
    payments = [p for doc in pipe.stream(documents(options.inputs)) for p in payments_of(doc)]
    payments.sort(key=lambda p: (p.when, p.article, p.amount.start))
    options.out.mkdir(parents=True, exist_ok=True)
    write_table(payments, options.out / "payments.csv")
    write_picture(payments, options.out / "payments.svg")
    for p in payments:
        print(f"{p.when:<12}{p.payer} → {p.payee}: {p.amount.number} {p.amount.unit}  ({p.article})")
    return 0 if payments else 1


if __name__ == "__main__":
    sys.exit(main())
