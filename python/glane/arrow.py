"""Tables of documents in, tables of records out, by the Arrow PyCapsule protocol."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from glane import _glane
from glane.stream import in_order

COLUMNS = ("id", "text", "date", "language", "title", "url")
# Documents worked on at once: their records are some MB.
_ROWS = 512


class _Capsules:
    """What pyarrow takes in."""

    def __init__(self, schema: Any, array: Any = None) -> None:
        self._schema, self._array = schema, array

    def __arrow_c_schema__(self) -> Any:
        return self._schema

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        return self._schema, self._array


def schema() -> pa.Schema:
    """The columns of records: one for each field of the contract."""
    return pa.schema(_Capsules(_glane.arrow_schema()))


def _is_read(type_: pa.DataType) -> bool:
    """Whether the library reads the column as it is."""
    types = pa.types
    return bool(
        types.is_string(type_)
        or types.is_large_string(type_)
        or types.is_date32(type_)
        or types.is_timestamp(type_)
        or types.is_int32(type_)
        or types.is_int64(type_)
    )


def _documents(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The columns that make documents, in types that the library reads."""
    names = [name for name in COLUMNS if name in batch.schema.names]
    columns = (batch.column(name) for name in names)
    return pa.record_batch(
        [column if _is_read(column.type) else column.cast(pa.large_string()) for column in columns],
        names,
    )


def run_batch(pipeline: _glane.Pipeline, batch: pa.RecordBatch) -> pa.RecordBatch:
    return pa.record_batch(_Capsules(*pipeline.run_arrow(*_documents(batch).__arrow_c_array__())))


def slices(batches: Any) -> Iterator[pa.RecordBatch]:
    """The same rows in batches of a size that memory holds easily."""
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS):
            yield batch.slice(start, _ROWS)


def run(
    pipeline: _glane.Pipeline, data: Any, threads: int
) -> pa.RecordBatch | pa.RecordBatchReader:
    if hasattr(data, "__arrow_c_array__"):
        return run_batch(pipeline, pa.record_batch(data))
    reader = pa.RecordBatchReader.from_stream(data)
    batches = in_order(lambda batch: run_batch(pipeline, batch), slices(reader), threads)
    return pa.RecordBatchReader.from_batches(schema(), batches)
