#!/usr/bin/env python3
"""Spark with two worker processes: the rows are the records of `glane run`, also when a worker is killed."""
import functools
import gzip
import http.server
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import support

os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable

try:
    import glane.spark
    from pyspark.sql import SparkSession
except ImportError:
    raise SystemExit(77) from None
if shutil.which("java") is None:
    print("skipped: there is no Java")
    raise SystemExit(77)

MASTER = "local-cluster[2,1,1024]"
PARAGRAPH = (
    "En janvier 2019, SoftBank a vendu ses actions pour environ 7 milliards de dollars, et la presse en a parlé "
    "pendant des semaines, à Paris comme à Tokyo, sans que l'on sache qui les avait achetées."
)
CONFIG = {
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100",
    "spark.log.level": "ERROR",
}


def many(count):
    """The articles over and over, each with an id of its own."""
    articles = support.articles()
    return [{**articles[k % len(articles)], "id": f"doc-{k}"} for k in range(count)]


def page(name):
    """A record of a web archive."""
    html = f"<html lang=fr><title>{name}</title><article><h1>{name}</h1><p>{PARAGRAPH}</p></article></html>"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
    head = [
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Target-URI: https://example.org/{name}",
        "WARC-Date: 2024-11-15T08:00:00Z",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + http + b"\r\n\r\n"


def key(record):
    return (record["doc"], record.get("start", -1), -record.get("end", 0), record["record"], record.get("type", ""))


def in_order(records):
    return sorted(records, key=key)


def executors(of):
    """The process ids of the executors that the process `of` or its children started."""
    children, commands = {}, {}
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text()
            commands[int(entry.name)] = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        children.setdefault(int(stat.rsplit(")", 1)[1].split()[1]), []).append(int(entry.name))
    found, waiting = [], [of]
    while waiting:
        process = waiting.pop()
        waiting += children.get(process, [])
        if b"CoarseGrainedExecutorBackend" in commands.get(process, b""):
            found.append(process)
    return found


class Spark(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        builder = SparkSession.builder.master(MASTER).appName("glane-test")
        for name, value in CONFIG.items():
            builder = builder.config(name, value)
        cls.spark = builder.getOrCreate()
        cls.folder = tempfile.TemporaryDirectory(prefix="glane-spark-")
        cls.documents = many(48)
        cls.expected = in_order(support.records_of_program(cls.documents))

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.folder.cleanup()

    def frame(self, documents, partitions):
        rdd = self.spark.sparkContext.parallelize(documents, partitions)
        return self.spark.createDataFrame(rdd, "id string, text string, date string")

    def rows(self, df):
        return in_order(support.without_nulls(row.asDict()) for row in df.collect())

    def test_rows_are_those_of_the_program(self):
        records = glane.spark.extract(self.frame(self.documents, 4))
        self.assertEqual(self.expected, self.rows(records))
        types = dict(records.dtypes)
        self.assertEqual(("bigint", "string", "boolean"), (types["start"], types["number"], types["assumed"]))

    def test_other_columns_and_options(self):
        df = self.frame(self.documents[:4], 2).selectExpr("id AS key", "text AS body", "to_timestamp(date) AS day")
        records = glane.spark.extract(df, id="key", text="body", date="day", pipeline=glane.Pipeline(explain=True))
        self.assertEqual(in_order(support.records_of_program(self.documents[:4], "--explain")), self.rows(records))
        with self.assertRaises(ValueError):
            glane.spark.extract(df)

    def test_a_worker_is_killed(self):
        documents = many(240)
        killed = []

        def kill():
            # In the middle: some tasks have ended, others have not.
            tracker = self.spark.sparkContext.statusTracker()
            for _ in range(20000):
                stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
                running = executors(os.getpid())
                if running and any(s and 1 <= s.numCompletedTasks < s.numTasks - 1 for s in stages):
                    os.kill(running[0], signal.SIGKILL)
                    killed.append(running[0])
                    return
                time.sleep(0.01)

        thread = threading.Thread(target=kill)
        thread.start()
        rows = self.rows(glane.spark.extract(self.frame(documents, 16)))
        thread.join()
        self.assertEqual(1, len(killed), "no worker was killed in the middle")
        self.assertEqual(in_order(support.records_of_program(documents)), rows)

    def test_pipe_needs_the_program_alone(self):
        feed = pathlib.Path(self.folder.name, "news.ndjson")
        feed.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in self.documents))
        lines = self.spark.sparkContext.textFile(str(feed), 3).pipe(f"{support.GLANE} run --quiet -", checkCode=True)
        self.assertEqual(self.expected, in_order(json.loads(line) for line in lines.collect()))
        self.assertEqual(self.expected, self.rows(glane.spark.read_records(self.spark, lines)))

    def test_warc_files(self):
        paths = [pathlib.Path(self.folder.name, f"{name}.warc.gz") for name in ("one", "two")]
        for path in paths:
            path.write_bytes(gzip.compress(b"".join(page(f"{path.name}-{k}") for k in range(3))))
        command = [support.GLANE, "run", "--quiet", "--from", "warc", "--explain", *paths]
        expected = [json.loads(line) for line in subprocess.check_output(command).splitlines()]
        pipeline = glane.Pipeline(explain=True)
        records = glane.spark.extract_warc(self.spark, map(str, paths), pipeline=pipeline)
        self.assertGreaterEqual(len(expected), 24)
        self.assertEqual(in_order(expected), self.rows(records))
        folder = glane.spark.extract_warc(self.spark, [f"{self.folder.name}/*.warc.gz"], pipeline=pipeline)
        self.assertEqual(in_order(expected), self.rows(folder))

    def test_files_of_another_file_system(self):
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_):
                pass

        with tempfile.TemporaryDirectory() as folder, http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Quiet, directory=folder)
        ) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            pathlib.Path(folder, "a.warc").write_bytes(page("a"))
            place = f"http://127.0.0.1:{server.server_address[1]}"
            settings = glane.spark._hadoop_settings(self.spark)
            with glane.spark._opened(f"{place}/a.warc", settings) as stream:
                self.assertEqual(page("a"), stream.read())
            with self.assertRaises(RuntimeError), glane.spark._opened(f"{place}/b.warc", settings) as stream:
                self.assertEqual(b"", stream.read())
            server.shutdown()


class Submit(unittest.TestCase):
    def test_spark_run(self):
        documents = support.articles()
        with tempfile.TemporaryDirectory() as folder:
            feed = pathlib.Path(folder, "news.jsonl")
            feed.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents))
            out = pathlib.Path(folder, "records")
            command = [support.ROOT / "tools/spark-run", "--master", "local[2]", "--conf", "spark.ui.enabled=false"]
            command += ["--conf", "spark.driver.host=127.0.0.1", "--", feed, "--out", out, "--partitions", "3"]
            path = f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"
            done = subprocess.run(command, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
            self.assertEqual(0, done.returncode, done.stderr[-3000:])
            import pyarrow.parquet as pq

            rows = [support.without_nulls(row) for row in pq.read_table(out).to_pylist()]
            self.assertEqual(in_order(support.records_of_program(documents)), in_order(rows))
            self.assertEqual(
                {"record=document", "record=date", "record=amount", "record=entity"},
                {path.name for path in out.iterdir() if path.is_dir()},
            )


if __name__ == "__main__":
    unittest.main()
