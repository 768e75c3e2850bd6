"""What is known of a name of a person or an organisation."""
from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from glane.pipeline import PathLike, Pipeline, _folders


@dataclass(frozen=True)
class NameReading:
    """The name in a system of romanisation or another script: 'pinyin', 'wade-giles', 'hangul' …"""

    system: str
    text: str


@dataclass(frozen=True)
class NameCandidate:
    """An identity of the lexicons that is written so, or sounds so."""

    id: str
    type: str
    name: str
    evidence: str
    writings: tuple[str, ...]
    source: str  # the line of the lexicon, `file:line`


@dataclass(frozen=True)
class Name:
    name: str
    script: str
    readings: tuple[NameReading, ...]
    candidates: tuple[NameCandidate, ...]  # the surest first; none where no lexicon knows the name


@lru_cache(maxsize=4)
def _pipeline(folders: tuple[str, ...]) -> Pipeline:
    return Pipeline(folders)


def _name(report: dict[str, Any]) -> Name:
    readings = (NameReading(r["system"], r["text"]) for r in report["readings"])
    candidates = (
        NameCandidate(
            c["id"], c["type"], c["name"], c["evidence"], tuple(c["writings"]), c["source"]
        )
        for c in report["candidates"]
    )
    return Name(report["name"], report["script"], tuple(readings), tuple(candidates))


def names(*names: str, lexicon: PathLike | Iterable[PathLike] = ()) -> list[Name]:
    """What is known of each name, as `glane names` tells it."""
    pipeline = _pipeline(_folders(lexicon))._pipeline
    return [_name(json.loads(pipeline.names(name))) for name in names]
