"""Dates, amounts and entities of French and Chinese news, with exact offsets.

>>> import glane
>>> pipe = glane.Pipeline()
>>> doc = pipe("En janvier 2019, SoftBank a vendu ses actions.", date="2024-11-15")
>>> [record.text for record in doc.records]
['janvier 2019', 'SoftBank']
>>> doc.text[doc.dates[0].start:doc.dates[0].end] == doc.dates[0].text
True
"""
from __future__ import annotations

TYPE_CHECKING = False  # typing itself takes longer to load than the rest
if TYPE_CHECKING:
    from typing import Any

    from glane._glane import version as __version__
    from glane.commands import Difference, Finding, check, compare, lint
    from glane.name_report import Name, NameCandidate, NameReading, names
    from glane.pipeline import Pipeline
    from glane.records import Amount, Date, Doc, Entity, Record

# Where each name is found once it is asked for: importing the package loads nothing.
_MODULES = {
    "Amount": "glane.records",
    "Date": "glane.records",
    "Difference": "glane.commands",
    "Doc": "glane.records",
    "Entity": "glane.records",
    "Finding": "glane.commands",
    "Name": "glane.name_report",
    "NameCandidate": "glane.name_report",
    "NameReading": "glane.name_report",
    "Pipeline": "glane.pipeline",
    "Record": "glane.records",
    "__version__": "glane._glane",
    "check": "glane.commands",
    "compare": "glane.commands",
    "lint": "glane.commands",
    "names": "glane.name_report",
}

__all__ = [
    "Amount",
    "Date",
    "Difference",
    "Doc",
    "Entity",
    "Finding",
    "Name",
    "NameCandidate",
    "NameReading",
    "Pipeline",
    "Record",
    "__version__",
    "check",
    "compare",
    "lint",
    "names",
]


if not TYPE_CHECKING:  # for those who check types, a name that is not there stays an error

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module 'glane' has no attribute {name!r}")
        import importlib

        value = getattr(importlib.import_module(_MODULES[name]), name.strip("_"))
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
