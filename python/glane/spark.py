"""The same on a cluster: `glane.spark.extract(df)` gives a DataFrame of records.

The package is needed on the driver and on every worker.
"""
from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F
from pyspark.sql import types as T

from glane.arrow import run_batch, schema, slices
from glane.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Callable

_TYPES = {pa.string(): T.StringType(), pa.int64(): T.LongType(), pa.bool_(): T.BooleanType()}


def records_schema() -> T.StructType:
    """The columns of records as Spark types."""
    return T.StructType([T.StructField(field.name, _TYPES[field.type]) for field in schema()])


@lru_cache(maxsize=4)
def _pipeline(options: str) -> Pipeline:
    """One for each worker process, whatever the number of its tasks."""
    return Pipeline(**json.loads(options))


def _mapper(options: str) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        pipeline = _pipeline(options)._pipeline
        for batch in slices(batches):
            yield run_batch(pipeline, batch)

    return run


def _column(df: DataFrame, name: str, as_name: str) -> Column:
    column = F.col(name)
    type_ = df.schema[name].dataType
    if isinstance(type_, (T.TimestampType, T.TimestampNTZType)):
        column = F.date_format(column, "yyyy-MM-dd'T'HH:mm:ss")
    return column.cast("string").alias(as_name)


def extract(
    df: DataFrame,
    *,
    id: str = "id",
    text: str = "text",
    date: str = "date",
    language: str = "language",
    title: str = "title",
    url: str = "url",
    **options: Any,
) -> DataFrame:
    """The records of the documents of `df`, a row each: what `glane run` writes of them.

    id, text, date, language, title, url: the columns that hold these; all but `text` may be missing.
    options: those of glane.Pipeline; folders of `lexicon` must be there on every worker.
    A document that cannot be read gives a row with record = 'error' and the reason in `message`.
    """
    names = {"id": id, "text": text, "date": date, "language": language, "title": title, "url": url}
    if text not in df.columns:
        raise ValueError(f"the documents have no column {text!r}")
    columns = [_column(df, name, key) for key, name in names.items() if name in df.columns]
    given = json.dumps(Pipeline(**options).options)  # wrong options end here, not on the workers
    return df.select(columns).mapInArrow(_mapper(given), records_schema())
