"""What was found in a document."""
from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from glane import _glane

if TYPE_CHECKING:
    from fractions import Fraction

Moment = datetime.date | datetime.datetime


class Record:
    """Something found: `doc.text[start:end] == text`, always.  Immutable; equal where all fields are.

    A view of `fields`, the record as JSON has it, with every key of the contract (docs/records.md).
    """

    __slots__ = ("fields",)
    # What repr() shows, in this order.
    _shown: tuple[str, ...] = ()

    fields: dict[str, Any]

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields

    @property
    def start(self) -> int:
        return cast(int, self.fields["start"])

    @property
    def end(self) -> int:
        return cast(int, self.fields["end"])

    @property
    def text(self) -> str:
        return cast(str, self.fields["text"])

    @property
    def type(self) -> str:
        return cast(str, self.fields["type"])

    @property
    def rule(self) -> str | None:
        """The line of the rule that made it, `file:line`; with explain=True."""
        return self.fields.get("rule")

    @property
    def chrome(self) -> bool:
        """Whether it stands in site furniture; with chrome=True."""
        return bool(self.fields.get("chrome"))

    def __eq__(self, other: object) -> bool:
        return self.fields == other.fields if isinstance(other, Record) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.type))

    def __repr__(self) -> str:
        values = ((name, getattr(self, name)) for name in ("start", "end", "text", "type", *self._shown))
        shown = ", ".join(f"{name}={value!r}" for name, value in values if value not in (None, False))
        return f"{type(self).__name__}({shown})"


class Date(Record):
    """A date, a time, a duration or a set: `type` says which."""

    __slots__ = ()
    _shown = (
        "value", "from_", "to", "mod", "anchor", "offset", "calendar", "freq", "zone", "rule"
    )  # fmt: skip

    @property
    def value(self) -> str | None:
        """TIMEX3; None where only a displacement is known."""
        return self.fields.get("value")

    @property
    def from_(self) -> Moment | None:
        """Where the interval begins: from_ <= day < to."""
        return _moment(self.fields.get("from"))

    @property
    def to(self) -> Moment | None:
        return _moment(self.fields.get("to"))

    @property
    def mod(self) -> str | None:
        return self.fields.get("mod")

    @property
    def anchor(self) -> int | str | None:
        """'document', or the start of the date that it hangs on."""
        return self.fields.get("anchor")

    @property
    def offset(self) -> str | None:
        """The displacement of a relative date: '-P10Y'."""
        return self.fields.get("offset")

    @property
    def calendar(self) -> str | None:
        return self.fields.get("calendar")

    @property
    def freq(self) -> str | None:
        return self.fields.get("freq")

    @property
    def zone(self) -> str | None:
        """Of a time: an IANA name, 'UTC', '+08:00', or 'local'."""
        return self.fields.get("zone")

    @property
    def edtf(self) -> str | None:
        """The same date in ISO 8601-2."""
        return self.fields.get("edtf")


class Amount(Record):
    """Money, a percentage, a quantity, a multiplier, a fraction or an age: `type` says which."""

    __slots__ = ()
    _shown = ("number", "low", "high", "unit", "unit_text", "assumed", "suspect", "relation", "per", "same_as", "rule")

    @property
    def number(self) -> Decimal | Fraction | None:
        """Exact; None for a range."""
        return _number(self.fields.get("number"))

    @property
    def low(self) -> Decimal | Fraction | None:
        return _number(self.fields.get("low"))

    @property
    def high(self) -> Decimal | Fraction | None:
        return _number(self.fields.get("high"))

    @property
    def unit(self) -> str | None:
        return self.fields.get("unit")

    @property
    def unit_text(self) -> str | None:
        return self.fields.get("unit_text")

    @property
    def assumed(self) -> bool:
        return bool(self.fields.get("assumed"))

    @property
    def suspect(self) -> str | None:
        return self.fields.get("suspect")

    @property
    def relation(self) -> str | None:
        return self.fields.get("relation")

    @property
    def per(self) -> str | None:
        return self.fields.get("per")

    @property
    def same_as(self) -> int | None:
        """The start of the amount that it restates."""
        return self.fields.get("same_as")


class Entity(Record):
    """A person, an organization, a location, a product, an event or a work: `type` says which."""

    __slots__ = ()
    _shown = ("id", "name", "form", "writing", "rule")

    @property
    def id(self) -> str:
        return cast(str, self.fields["id"])

    @property
    def name(self) -> str:
        return cast(str, self.fields["name"])

    @property
    def form(self) -> str:
        return cast(str, self.fields["form"])

    @property
    def writing(self) -> str | None:
        return self.fields.get("writing")


_KINDS: dict[str, type[Record]] = {"date": Date, "amount": Amount, "entity": Entity}


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
    return _KINDS[fields["record"]](fields)


class Doc:
    """A text with its records, which are read when they are first asked for."""

    def __init__(self, text: str, ndjson: bytes) -> None:
        self.text = text
        self.ndjson = ndjson  # the records as `glane run` writes them, a line each

    @cached_property
    def _lines(self) -> list[dict[str, Any]]:
        return _glane.read_records(self.ndjson)

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
