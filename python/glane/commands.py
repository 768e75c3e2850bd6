"""Commands of the program that read files.  Each runs in a process of its own."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from glane.pipeline import PathLike, _folders

# Exit statuses that are answers: all right, and something was found.
_ANSWERS = (0, 1)


def _run(*arguments: str) -> str:
    """Standard output of the program.  Raises ValueError with what it said where it could not do it."""
    done = subprocess.run(
        [sys.executable, "-m", "glane", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in _ANSWERS:
        raise ValueError(done.stderr.strip())
    return done.stdout


@dataclass(frozen=True)
class Finding:
    """Something in an output that is not as it should be."""

    code: str  # 'quote', 'calendar' …: `glane check --help` lists them
    level: str  # 'error', 'warning' or 'note'
    message: str
    doc: str | None
    start: int | None
    end: int | None
    line: int | None  # of the output


def _finding(result: dict[str, Any]) -> Finding:
    about = result.get("properties", {})
    places = result.get("locations") or [{}]
    region = places[0].get("physicalLocation", {}).get("region", {})
    return Finding(
        result["ruleId"],
        result["level"],
        result["message"]["text"],
        about.get("doc"),
        about.get("start"),
        about.get("end"),
        region.get("startLine"),
    )


def check(
    output: PathLike, *, source: PathLike | None = None, ignore: Iterable[str] = ()
) -> list[Finding]:
    """What `glane check` finds in a file of records; with `source`, the texts that it was made from (a
    folder or an NDJSON file), every quote and hash is checked too."""
    with tempfile.TemporaryDirectory(prefix="glane-") as folder:
        sarif = os.path.join(folder, "findings.sarif")
        arguments = ["check", os.fspath(output), "--sarif", sarif, "--most", "1000000"]
        if source is not None:
            arguments += ["--source", os.fspath(source)]
        codes = ",".join(ignore)
        if codes:
            arguments += ["--ignore", codes]
        _run(*arguments)
        with open(sarif, encoding="utf-8") as file:
            log = json.load(file)
    return [_finding(result) for run in log["runs"] for result in run["results"]]


@dataclass(frozen=True)
class Difference:
    """Something that a French translation says otherwise than its Chinese original, or a slip of the French."""

    code: str  # 'magnitude', 'currency', 'fact-missing' …: `glane compare --help` lists them
    severity: str  # 'neutral', 'minor', 'major' or 'critical'
    message: str
    text: str | None  # the French quote, and where it is: start and end of `fields`
    original_text: str | None  # the Chinese one
    correction: str | None  # where that is certain
    fields: dict[str, Any] = field(repr=False, compare=False)  # all of it: schemas/finding.schema.json


def _differences(
    command: list[PathLike], date: str | None, severity: str, lexicon: PathLike | Iterable[PathLike]
) -> list[Difference]:
    arguments = [os.fspath(argument) for argument in command]
    arguments += ["--json", "--quiet", "--severity", severity]
    if date is not None:
        arguments += ["--date", date]
    for folder in _folders(lexicon):
        arguments += ["--lexicon", folder]
    found = (json.loads(line) for line in _run(*arguments).splitlines())
    return [
        Difference(
            f["code"], f["severity"], f["message"], f.get("text"), f.get("original_text"),
            f.get("correction"), f,
        )
        for f in found
    ]  # fmt: skip


def compare(
    french: PathLike,
    chinese: PathLike | None = None,
    *,
    date: str | None = None,
    severity: str = "minor",
    lint: bool = False,
    lexicon: PathLike | Iterable[PathLike] = (),
) -> list[Difference]:
    """What `glane compare` finds in two files (or folders, paired by name), the French the translation of
    the Chinese; or, without `chinese`, in one XLIFF or TMX file that holds both.

    date: the document date of texts that carry none.  severity: the least that is told, 'neutral', 'minor',
    'major' or 'critical'.  lint: also the slips that the French alone shows.
    """
    command: list[PathLike] = ["compare", french, *(() if chinese is None else (chinese,))]
    return _differences([*command, *(("--lint",) if lint else ())], date, severity, lexicon)


def lint(
    *french: PathLike,
    date: str | None = None,
    severity: str = "minor",
    lexicon: PathLike | Iterable[PathLike] = (),
) -> list[Difference]:
    """The slips of machine translation that French texts show alone, as `glane lint` finds them."""
    return _differences(["lint", *french], date, severity, lexicon)
