"""A document as a notebook shows it: its text, the records coloured, what they say beside them."""
from __future__ import annotations

import datetime
from html import escape
from typing import TYPE_CHECKING

from glane.records import Amount, Date, Entity, Record

if TYPE_CHECKING:
    from glane.records import Doc

# Dark text on these is readable, and they differ for the colour-blind.
_COLOURS = {Date: "#cfe8ff", Amount: "#ffe3ad", Entity: "#d5f0d0"}
_BOX = (
    "background:{};color:#111;border-radius:.25em;padding:.05em .2em;"
    "box-decoration-break:clone;-webkit-box-decoration-break:clone"
)


def _interval(date: Date) -> str:
    if date.from_ is None or date.to is None or isinstance(date.from_, datetime.datetime):
        return ""
    return f", {date.from_} to {date.to}"


def _number(amount: Amount) -> str:
    if amount.number is not None:
        return str(amount.number)
    ends = ("" if end is None else str(end) for end in (amount.low, amount.high))
    return " … ".join(ends)


def _meaning(record: Record) -> str:
    """What the record says, in a few words."""
    if isinstance(record, Date):
        return f"{record.type}: {record.value or record.offset}{_interval(record)}"
    if isinstance(record, Entity):
        return f"{record.type}: {record.name} ({record.id})"
    if isinstance(record, Amount):
        words = (record.relation, _number(record), record.unit, record.per and f"per {record.per}")
        return f"{record.type}: " + " ".join(word for word in words if word)
    return record.type


def render(doc: Doc) -> str:
    """HTML that needs nothing else."""
    parts = ['<div class="glane" style="line-height:1.9;white-space:pre-wrap;max-width:60em">']
    position = 0
    for record in doc.records:
        if record.start < position:  # records do not overlap; should they, the first stands
            continue
        style = _BOX.format(_COLOURS[type(record)])
        parts.append(escape(doc.text[position : record.start]))
        parts.append(f'<mark style="{style}" title="{escape(_meaning(record), quote=True)}">')
        parts.append(f"{escape(record.text)}</mark>")
        position = record.end
    parts.append(escape(doc.text[position:]))
    parts.append("</div>")
    return "".join(parts)
