"""A spaCy component: `nlp.add_pipe("glane")` sets `doc.spans["glane"]`.

A span has the type of its record as label and, for an entity, its id as kb_id; `span._.glane` is the
record itself.  The date of a document is `doc._.glane_date`, set before, or that of the config:

    nlp.add_pipe("glane", config={"lexicon": ["my-words"], "date": "2024-11-15"})
"""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from glane.pipeline import Pipeline
from glane.records import Entity, Record, read_record

KEY = "glane"


def _span(doc: Doc, record: Record) -> Span | None:
    """The tokens that hold the record: where spaCy cuts otherwise, they may be a little more."""
    kb_id = record.id if isinstance(record, Entity) else 0
    return doc.char_span(
        record.start, record.end, label=record.type, kb_id=kb_id, alignment_mode="expand"
    )


def _place(span: Span) -> str:
    return f"{span.start}-{span.end}-{span.label_}"


def _record_of(span: Span) -> Record | None:
    """The record that a span of the group was made from."""
    fields = span.doc.user_data.get(KEY, {}).get(_place(span))
    return None if fields is None else read_record(fields)


class Component:
    def __init__(self, lexicon: list[str], date: str | None, language: str | None) -> None:
        self.pipeline = Pipeline(lexicon, date=date, language=language)

    def __call__(self, doc: Doc) -> Doc:
        found = self.pipeline(doc.text, date=doc._.glane_date)
        spans = []
        records = {}  # plain data, so that spaCy can store the document
        for record in found.records:
            span = _span(doc, record)
            if span is not None:
                spans.append(span)
                records[_place(span)] = record.fields
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
        doc.user_data[KEY] = records
        return doc


@Language.factory(
    "glane",
    default_config={"lexicon": [], "date": None, "language": None},
    assigns=["doc.spans"],
)
def make_component(
    nlp: Language, name: str, lexicon: list[str], date: str | None, language: str | None
) -> Component:
    if not Doc.has_extension("glane_date"):
        Doc.set_extension("glane_date", default=None)
        Span.set_extension("glane", getter=_record_of)
    return Component(lexicon, date, language)
