#!/usr/bin/env python3
"""Tables of documents in, tables of records out: pyarrow, polars, duckdb, pandas."""
import datetime
import json
import pathlib
import tempfile
import unittest

import glane
import support

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError:
    raise SystemExit(77) from None


def rows(table):
    return [support.without_nulls(row) for row in table.to_pylist()]


class Arrow(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.pipe = glane.Pipeline()
        cls.documents = support.articles()
        cls.table = pa.Table.from_pylist(cls.documents)
        cls.expected = support.records_of_program(cls.documents)

    def test_batch_gives_batch(self):
        batch = self.table.to_batches()[0]
        records = self.pipe.arrow(batch)
        self.assertIsInstance(records, pa.RecordBatch)
        records.validate(full=True)
        self.assertEqual(self.expected, rows(records))

    def test_table_gives_reader(self):
        for threads in (1, 2):
            reader = self.pipe.arrow(self.table, threads=threads)
            self.assertIsInstance(reader, pa.RecordBatchReader)
            self.assertEqual(self.expected, rows(reader.read_all()))

    def test_columns_are_those_of_the_contract(self):
        keys = set()
        for kind in ("document", "date", "amount", "entity", "error"):
            path = support.ROOT / "schemas" / f"{kind}.schema.json"
            keys |= json.loads(path.read_text(encoding="utf-8"))["properties"].keys()
        schema = self.pipe.arrow(self.table.slice(0, 0)).schema
        self.assertEqual(keys, set(schema.names))
        self.assertEqual((pa.int64(), pa.bool_(), pa.string()), tuple(schema.field(n).type for n in ("start", "assumed", "number")))

    def test_column_types(self):
        text = ["Il est parti hier.", None, "Il est parti hier, et " + "il pleut, " * 9]
        day = datetime.date(2024, 11, 15)
        plain = pa.table({"text": text, "date": ["2024-11-15"] * 3})
        expected = rows(self.pipe.arrow(plain).read_all())
        self.assertEqual(["document", "date", "error", "document", "date"], [r["record"] for r in expected])
        self.assertEqual("2024-11-14", expected[1]["value"])
        for kind in (pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
            other = pa.table({"text": pa.array(text, pa.string()).cast(kind), "date": [day] * 3})
            self.assertEqual(expected, rows(self.pipe.arrow(other).read_all()), kind)
        for unit in ("s", "ms", "us", "ns"):
            moment = pa.array([datetime.datetime(2024, 11, 15)] * 3, pa.timestamp(unit))
            other = pa.table({"text": text, "date": moment, "more": [1, 2, 3]})
            self.assertEqual(expected, rows(self.pipe.arrow(other).read_all()), unit)
        numbered = pa.table({"text": ["a", "b"], "id": pa.array([7, 8], pa.int32())})
        self.assertEqual(["7", "8"], [r["doc"] for r in rows(self.pipe.arrow(numbered).read_all())])

    def test_slices(self):
        for start in (1, 3, 9):
            got = rows(self.pipe.arrow(self.table.slice(start, 4)).read_all())
            wanted = {d["id"] for d in self.documents[start : start + 4]}
            self.assertEqual([r for r in self.expected if r["doc"] in wanted], got)

    def test_what_is_wrong_is_said(self):
        for table in (pa.table({"body": ["a"]}), pa.table({"text": [b"a"], "date": [[1]]})):
            with self.assertRaises((ValueError, pa.ArrowInvalid, pa.ArrowNotImplementedError)):
                self.pipe.arrow(table).read_all()

    def test_parquet(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "records.parquet")
            pq.write_table(self.pipe.arrow(self.table).read_all(), path)
            self.assertEqual(self.expected, rows(pq.read_table(path)))

    def test_polars(self):
        try:
            import polars as pl
        except ImportError:
            self.skipTest("polars is not there")
        frame = pl.DataFrame(self.documents)
        records = pl.DataFrame(self.pipe.arrow(frame))
        self.assertEqual(self.expected, [support.without_nulls(row) for row in records.to_dicts()])

    def test_duckdb(self):
        try:
            import duckdb
        except ImportError:
            self.skipTest("duckdb is not there")
        documents = self.table  # noqa: F841 (duckdb finds it by its name)
        relation = duckdb.sql("SELECT id, text, date FROM documents")
        records = self.pipe.arrow(relation)
        # The relation is read meanwhile: another connection asks.
        money = duckdb.connect().sql(
            "SELECT count(*), sum(CAST(number AS DECIMAL(38, 4))) FROM records WHERE type = 'money' AND number NOT LIKE '%/%'"
        ).fetchall()[0]
        wanted = [r for r in self.expected if r.get("type") == "money" and "number" in r]
        self.assertEqual(len(wanted), money[0])

    def test_pandas(self):
        try:
            import pandas as pd
        except ImportError:
            self.skipTest("pandas is not there")
        frame = pd.DataFrame(self.documents)
        records = self.pipe.arrow(frame).read_pandas()
        self.assertEqual([r["doc"] for r in self.expected], list(records["doc"]))


if __name__ == "__main__":
    unittest.main()
