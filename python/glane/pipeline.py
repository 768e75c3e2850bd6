"""From texts to documents with their records."""
from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Callable, Union

from glane import _glane
from glane.records import Doc

if TYPE_CHECKING:
    import pyarrow

PathLike = Union[str, "os.PathLike[str]"]
When = Union[str, datetime.date, datetime.datetime, None]
Item = Union[str, Mapping[str, Any]]


def _when(date: When) -> str | None:
    return date if date is None or isinstance(date, str) else date.isoformat()


def _folders(lexicon: PathLike | Iterable[PathLike]) -> tuple[str, ...]:
    if isinstance(lexicon, (str, os.PathLike)):
        lexicon = (lexicon,)
    return tuple(os.path.abspath(os.fspath(folder)) for folder in lexicon)


class Pipeline:
    """Finds records; built in some milliseconds, never changed, shared by threads, pickled by its options.

    lexicon: one or more folders of lexicon and rule files, as `--lexicon` of the program takes them.
    date, language: of documents that carry none.
    explain: records say which rule made them.  chrome: records inside site furniture too.

    Raises ValueError where an option, or a line of a lexicon file, is wrong.
    """

    def __init__(
        self,
        lexicon: PathLike | Iterable[PathLike] = (),
        *,
        date: When = None,
        language: str | None = None,
        explain: bool = False,
        chrome: bool = False,
    ) -> None:
        self.options: dict[str, Any] = {
            "lexicon": _folders(lexicon),
            "date": _when(date),
            "language": language,
            "explain": explain,
            "chrome": chrome,
        }
        self._pipeline = _glane.Pipeline(json.dumps(self.options))

    @property
    def rules(self) -> str:
        """A digest of all rules and lexicons: the same digest, the same records."""
        return self._pipeline.rules

    def __reduce__(self) -> tuple[Any, ...]:
        return _from_options, (self.options,)

    def __repr__(self) -> str:
        given = ", ".join(f"{key}={value!r}" for key, value in self.options.items() if value)
        return f"glane.Pipeline({given})"

    def __call__(
        self,
        text: str,
        *,
        id: str | None = None,
        date: When = None,
        language: str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Doc:
        """The records of a text.  Raises ValueError for a date or a language that is none, and for a
        text with half a surrogate pair; no other text is refused.  Other threads run meanwhile."""
        return Doc(text, self._pipeline.run(text, id, _when(date), language, title, url))

    def _item(self, item: Item) -> Doc:
        if isinstance(item, str):
            return self(item)
        get = item.get
        return self(
            item["text"], id=get("id"), date=get("date"), language=get("language"),
            title=get("title"), url=get("url"),
        )  # fmt: skip

    def stream(
        self,
        items: Iterable[Item],
        *,
        threads: int = 2,
        on_error: Callable[[Item, ValueError], None] | None = None,
    ) -> Iterator[Doc]:
        """Documents in the order of `items`, worked on by so many threads.

        An item is a text or a mapping with the key `text` (and id, date, language, title, url).  Items
        are taken as documents are asked for, a few ahead of them: the iterable may be endless.  Where
        a document cannot be read, `on_error` is called and it is left out; without it the error is raised.
        """
        from glane.stream import in_order

        def run(item: Item) -> Doc | None:
            try:
                return self._item(item)
            except ValueError as error:
                if on_error is None:
                    raise
                on_error(item, error)
                return None

        for doc in in_order(run, items, threads):
            if doc is not None:
                yield doc

    def arrow(self, data: Any, *, threads: int = 1) -> pyarrow.RecordBatch | pyarrow.RecordBatchReader:
        """The records of a table of documents (columns text, and id, date, language, title, url).

        `data` is anything that speaks the Arrow PyCapsule protocol: a pyarrow.RecordBatch gives a
        RecordBatch; a Table, a polars or pandas DataFrame or a duckdb relation gives a RecordBatchReader,
        which works as it is read.  One row a record, one column a field of the contract.
        """
        from glane.arrow import run

        return run(self._pipeline, data, threads)


def _from_options(options: dict[str, Any]) -> Pipeline:
    return Pipeline(**options)
