"""What was found in a document."""
from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fractions import Fraction

Moment = datetime.date | datetime.datetime


@dataclass(frozen=True, slots=True)
class Record:
    """Something found: `doc.text[start:end] == text`, always."""

    start: int
    end: int
    text: str
    type: str
    rule: str | None  # the line of the rule that made it, `file:line`; with explain=True
    chrome: bool  # in site furniture; with chrome=True
    # The record as JSON has it, with every key of the contract: docs/records.md.
    fields: dict[str, Any] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Date(Record):
    """A date, a time, a duration or a set: `type` says which."""

    value: str | None  # TIMEX3; None where only a displacement is known
    from_: Moment | None  # the interval, half-open: from_ <= day < to
    to: Moment | None
    mod: str | None
    anchor: int | str | None  # 'document', or the start of the date that it hangs on
    offset: str | None  # the displacement of a relative date: '-P10Y'
    calendar: str | None
    freq: str | None


@dataclass(frozen=True, slots=True)
class Amount(Record):
    """Money, a percentage, a quantity, a multiplier, a fraction or an age: `type` says which."""

    number: Decimal | Fraction | None  # exact; None for a range
    low: Decimal | Fraction | None
    high: Decimal | Fraction | None
    unit: str | None
    unit_text: str | None
    assumed: bool
    suspect: str | None
    relation: str | None
    per: str | None
    same_as: int | None  # the start of the amount that it restates


@dataclass(frozen=True, slots=True)
class Entity(Record):
    """A person, an organization, a location, a product, an event or a work: `type` says which."""

    id: str
    name: str
    form: str
    writing: str | None


def _number(text: str | None) -> Decimal | Fraction | None:
    if text is None:
        return None
    if "/" not in text:
        return Decimal(text)
    from fractions import Fraction  # seldom wanted, and slow to import

    return Fraction(text)


def _moment(text: str | None) -> Moment | None:
    """None too for years that Python's calendar does not have (before our era)."""
    if text is None or text[0] == "-" or text[:4] == "0000":
        return None
    if "T" not in text:
        return datetime.date.fromisoformat(text)
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def read_record(fields: dict[str, Any]) -> Record:
    """A record out of its JSON."""
    get = fields.get
    start, end, text, type_ = fields["start"], fields["end"], fields["text"], fields["type"]
    rule, chrome = get("rule"), get("chrome", False)
    kind = fields["record"]
    if kind == "entity":
        return Entity(
            start, end, text, type_, rule, chrome, fields,
            fields["id"], fields["name"], fields["form"], get("writing"),
        )  # fmt: skip
    if kind == "date":
        return Date(
            start, end, text, type_, rule, chrome, fields,
            get("value"), _moment(get("from")), _moment(get("to")), get("mod"), get("anchor"),
            get("offset"), get("calendar"), get("freq"),
        )  # fmt: skip
    return Amount(
        start, end, text, type_, rule, chrome, fields,
        _number(get("number")), _number(get("low")), _number(get("high")), get("unit"),
        get("unit_text"), get("assumed", False), get("suspect"), get("relation"), get("per"),
        get("same_as"),
    )  # fmt: skip


class Doc:
    """A text with its records, which are read when they are first asked for."""

    def __init__(self, text: str, ndjson: bytes) -> None:
        self.text = text
        self.ndjson = ndjson  # the records as `glane run` writes them, a line each

    @cached_property
    def _lines(self) -> list[dict[str, Any]]:
        # A line feed within a string is escaped: those there are part the records.
        lines: list[dict[str, Any]] = json.loads(b"[%b]" % self.ndjson[:-1].replace(b"\n", b","))
        return lines

    @property
    def fields(self) -> dict[str, Any]:
        """The document record: language, sha256, chars, version, rules …"""
        return self._lines[0]

    @property
    def id(self) -> str:
        return str(self.fields["doc"])

    @property
    def language(self) -> str:
        """fr, zh-Hans, zh-Hant or und."""
        return str(self.fields["language"])

    @property
    def date(self) -> Moment | None:
        """The document's own date, against which relative dates were resolved."""
        return _moment(self.fields.get("date"))

    @property
    def title(self) -> str | None:
        return self.fields.get("title")

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All of them, in the order of the text."""
        return tuple(read_record(fields) for fields in self._lines[1:])

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        return tuple(record for record in self.records if isinstance(record, Date))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        return tuple(record for record in self.records if isinstance(record, Amount))

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        return tuple(record for record in self.records if isinstance(record, Entity))

    def __len__(self) -> int:
        return len(self._lines) - 1

    def __repr__(self) -> str:
        return (
            f"<glane.Doc {self.id!r}: {self.language}, {len(self.dates)} dates, "
            f"{len(self.amounts)} amounts, {len(self.entities)} entities>"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return Doc, (self.text, self.ndjson)

    def _repr_html_(self) -> str:
        from glane.html import render

        return render(self)
