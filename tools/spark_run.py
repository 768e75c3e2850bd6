#!/usr/bin/env python3
"""Finds the records of a collection on a Spark cluster and writes them as Parquet, by kind of record.

    spark-submit [OPTION-OF-SPARK-SUBMIT...] tools/spark_run.py INPUT... --out DIR [OPTION...]

INPUT is whatever Spark reads: Parquet or JSON lines with the columns text, and id, date, language, title, url if
there are any, or WARC files (.warc, .warc.gz), each of which is read by one task.  DIR gets the folders
record=document, record=date, record=amount, record=entity and record=error.

The Python package glane (with pyarrow) must be on the driver and the workers; folders of --lexicon too.
"""
import argparse

from pyspark.sql import SparkSession

import glane.spark

WARC = (".warc", ".warc.gz")


def parse_arguments():
    parser = argparse.ArgumentParser(prog="spark_run.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--out", required=True, metavar="DIR", help="must not exist, unless --overwrite")
    parser.add_argument("--overwrite", action="store_true")
    parser.add_argument("--from", dest="format", choices=("auto", "parquet", "json", "warc"), default="auto", help="default: by the names of the inputs")
    for column in ("id", "text", "date", "language", "title", "url"):
        parser.add_argument(f"--{column}-column", default=column, metavar="NAME")
    parser.add_argument("--lexicon", action="append", default=[], metavar="DIR")
    parser.add_argument("--date", help="of documents that carry none")
    parser.add_argument("--language", help="of documents that carry none")
    parser.add_argument("--explain", action="store_true", help="records say which rule made them")
    parser.add_argument("--partitions", type=int, help="share the documents out anew over so many tasks")
    return parser.parse_args()


def format_of(inputs):
    name = inputs[0].rstrip("/*")
    if name.endswith(WARC):
        return "warc"
    return "json" if name.endswith((".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")) else "parquet"


def documents(spark, options, kind):
    if kind == "parquet":
        return spark.read.parquet(*options.inputs)
    columns = (options.id_column, options.text_column, options.date_column)
    columns += (options.language_column, options.title_column, options.url_column)
    # Named, so that Spark need not read everything once to guess them.
    schema = ", ".join(f"`{column}` string" for column in dict.fromkeys(columns))
    return spark.read.schema(schema).json(options.inputs)


def main():
    options = parse_arguments()
    spark = SparkSession.builder.appName("glane").getOrCreate()
    kind = format_of(options.inputs) if options.format == "auto" else options.format
    pipeline = glane.Pipeline(
        options.lexicon, date=options.date, language=options.language, explain=options.explain
    )
    if kind == "warc":
        records = glane.spark.extract_warc(spark, options.inputs, pipeline=pipeline)
    else:
        df = documents(spark, options, kind)
        if options.partitions:
            df = df.repartition(options.partitions)
        records = glane.spark.extract(
            df,
            id=options.id_column,
            text=options.text_column,
            date=options.date_column,
            language=options.language_column,
            title=options.title_column,
            url=options.url_column,
            pipeline=pipeline,
        )
    mode = "overwrite" if options.overwrite else "errorifexists"
    records.write.mode(mode).partitionBy("record").parquet(options.out)
    spark.stop()


if __name__ == "__main__":
    main()
