"""The same on a cluster: `glane.spark.extract(df)` gives a DataFrame of records.

The package is needed on the driver and on every worker.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, TYPE_CHECKING

import pyarrow as pa
import pyspark
from pyspark import RDD
from pyspark.sql import Column, DataFrame, Row, SparkSession
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
        # As in other tables, a timestamp at midnight is a date.
        column = F.regexp_replace(column, "T00:00:00$", "")
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
    pipeline: Pipeline | None = None,
) -> DataFrame:
    """The records of the documents of `df`, a row each: what `glane run` writes of them.

    id, text, date, language, title, url: the columns that hold these; all but `text` may be missing.
    pipeline: with options of your own; folders of its lexicon must be there on every worker.
    A document that cannot be read gives a row with record = 'error' and the reason in `message`.
    """
    names = {"id": id, "text": text, "date": date, "language": language, "title": title, "url": url}
    if text not in df.columns:
        raise ValueError(f"the documents have no column {text!r}")
    columns = [_column(df, name, key) for key, name in names.items() if name in df.columns]
    options = json.dumps(pipeline.options if pipeline else {})
    return df.select(columns).mapInArrow(_mapper(options), records_schema())


def read_records(spark: SparkSession, lines: RDD) -> DataFrame:
    """Lines that the program wrote, as records.  Without this package on the workers:

    lines = spark.sparkContext.textFile("news.ndjson").pipe("glane run --quiet -")
    records = glane.spark.read_records(spark, lines)
    """
    return spark.read.schema(records_schema()).json(lines)


def _program(arguments: list[str], content: IO[bytes]) -> Iterator[str]:
    """What the program writes of a web archive, as it reads it."""
    command = [sys.executable, "-m", "glane", "run", "--quiet", "--threads", "1", "--from", "warc"]
    with subprocess.Popen(
        [*command, *arguments, "-"], stdin=content, stdout=subprocess.PIPE, encoding="utf-8"
    ) as program:
        assert program.stdout is not None
        yield from program.stdout
    if program.returncode not in (0, 3, 4):  # all right; some or all documents could not be read
        raise RuntimeError(f"glane ended with status {program.returncode}: see the log of the worker")


def _arguments(pipeline: Pipeline) -> Iterator[str]:
    """The options of a pipeline as the program takes them."""
    options = pipeline.options
    for folder in options["lexicon"]:
        yield from ("--lexicon", folder)
    for key in ("date", "language"):
        if options[key]:
            yield from (f"--{key}", options[key])
    yield from (f"--{key}" for key in ("explain", "chrome") if options[key])


def _hadoop_settings(spark: SparkSession) -> str:
    """How the cluster reaches its file systems, as Hadoop's own XML."""
    assert spark._jvm is not None
    writer = spark._jvm.java.io.StringWriter()
    spark.sparkContext._jsc.hadoopConfiguration().writeXml(writer)
    return str(writer.toString())


@contextmanager
def _opened(uri: str, settings: str) -> Iterator[IO[bytes]]:
    """A file as a stream: one of this machine, or else one that the Hadoop client of Spark reads."""
    if uri.startswith("file:"):
        with open(f"/{uri[5:].lstrip('/')}", "rb") as content:
            yield content
        return
    jars = os.path.join(os.environ.get("SPARK_HOME") or os.path.dirname(pyspark.__file__), "jars", "*")
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    with tempfile.TemporaryDirectory() as folder:  # for its owner alone: there may be secrets
        with open(os.path.join(folder, "core-site.xml"), "w", encoding="utf-8") as file:
            file.write(settings)
        shell = [java, "-cp", f"{folder}:{jars}", "org.apache.hadoop.fs.FsShell", "-cat", uri]
        with subprocess.Popen(shell, stdout=subprocess.PIPE) as reader:
            assert reader.stdout is not None
            yield reader.stdout
        if reader.returncode != 0:
            raise RuntimeError(f"{uri} could not be read to its end: see the log of the worker")


def extract_warc(
    spark: SparkSession, paths: Iterable[str], *, pipeline: Pipeline | None = None
) -> DataFrame:
    """The records of the articles in WARC files, folders or globs; a task reads a file, as a stream."""
    arguments = list(_arguments(pipeline)) if pipeline else []
    settings = _hadoop_settings(spark)

    def run(file: Row) -> Iterator[str]:
        with _opened(file.path, settings) as content:
            yield from _program(arguments, content)

    files = spark.read.format("binaryFile").load(list(paths)).select("path")  # their content is not read
    return read_records(spark, files.rdd.flatMap(run))
