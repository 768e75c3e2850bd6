#!/usr/bin/env python3
"""Run folders: again at the cost of what changed, whole after any kill, the same bytes as a run anew."""
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import time
import unittest

import support
from support import ARTICLES, GLANE, SLOW, TEXT, line

SMALL = ("--segment", "4K", "--threads", "2")


def contents(folder):
    """Every file below `folder`, hidden ones too."""
    folder = pathlib.Path(folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


class RunFolder(support.ProgramTest):
    def setUp(self):
        super().setUp()
        for k in range(40):
            self.write(f"in/{k:02}.txt", f"Document {k}.\n{TEXT}" * (1 + k % 3))
        self.write("in/feed.ndjson", "".join(line(id=f"n{k}", text=TEXT) for k in range(5)) + "bad\n" + line(id="n1", text="x"))
        self.write("in/page.html", "<html><p>" + TEXT)

    def run_into(self, out="out/", *options, inputs=("in",), status=3):
        run = self.glane("run", *inputs, "--out", out, *SMALL, *options)
        self.assertEqual(status, run.status, run.err)
        return run

    def assert_as_anew(self, *options, out="out", status=3):
        shutil.rmtree(self.dir / "anew", ignore_errors=True)
        self.run_into("anew/", *options, status=status)
        self.assertEqual(contents(self.dir / "anew"), contents(self.dir / out))

    def records(self, folder="out"):
        """All records, by way of the manifest, whose digests are checked."""
        folder = self.dir / folder
        manifest = json.loads((folder / "manifest.json").read_text())
        data = b""
        for segment in manifest["segments"]:
            packed = (folder / segment["records"]).read_bytes()
            self.assertEqual(segment["sha256"], hashlib.sha256(packed).hexdigest())
            data += subprocess.run(["zstd", "-dcq"], input=packed, stdout=subprocess.PIPE, check=True).stdout
        names = {s[k] for s in manifest["segments"] for k in ("records", "index")}
        self.assertEqual(names | {"manifest.json", "errors.ndjson"}, set(contents(folder)))
        return data

    def test_holds_the_records_of_a_plain_run(self):
        self.run_into()
        plain = self.glane("run", "in", check=False)
        self.assertEqual(plain.out, self.records())
        self.validated(self.records())
        errors = (self.dir / "out/errors.ndjson").read_text().splitlines()
        self.assertEqual(["feed.ndjson:6", "n1"], [json.loads(e)["doc"] for e in errors])
        manifest = json.loads((self.dir / "out/manifest.json").read_text())
        self.assertEqual((46, 2), (manifest["documents"], manifest["errors"]))
        self.assertGreater(len(manifest["segments"]), 3)
        self.assertEqual("in", manifest["inputs"][0]["input"])

    def test_uncompressed(self):
        self.run_into("out/", "--compress", "none")
        parts = sorted((self.dir / "out").glob("records-*.ndjson"))
        self.assertEqual(self.glane("run", "in", check=False).out, b"".join(p.read_bytes() for p in parts))
        self.run_into("out/")  # and changed to the other
        self.assert_as_anew()

    def test_unchanged(self):
        self.run_into()
        before = contents(self.dir / "out")
        times = {p: p.stat().st_mtime_ns for p in (self.dir / "out").glob("records-*")}
        run = self.run_into()
        self.assertEqual(before, contents(self.dir / "out"))
        self.assertEqual(times, {p: p.stat().st_mtime_ns for p in (self.dir / "out").glob("records-*")})
        self.assertIn("46 as in the run before", run.err)

    def change(self):
        self.write("in/05.txt", "Le 4 mai 2021, tout a changé.")
        self.write("in/05b.txt", TEXT)
        (self.dir / "in/17.txt").unlink()
        os.utime(self.dir / "in/03.txt")  # touched, but the same
        feed = (self.dir / "in/feed.ndjson").read_text().replace("bad\n", line(id="n9", text="x"))
        self.write("in/feed.ndjson", feed)

    def test_changed_new_and_removed(self):
        self.run_into()
        self.change()
        plan = self.glane("plan", "in", "--out", "out/", *SMALL, check=False)
        expected = {"changed\t05.txt", "new\t05b.txt", "new\tn9", "error\tn1\tduplicate id: an earlier document has it", "removed\t17.txt"}
        self.assertEqual(expected, set(plan.out.decode().splitlines()))
        run = self.run_into()
        self.assertIn("44 as in the run before", run.err)
        self.assert_as_anew()
        self.assertEqual(self.glane("run", "in", check=False).out, self.records())

    def test_options_and_date(self):
        self.run_into("out/", "--date", "2024-11-15")
        self.write("in/x.ndjson", line(id="x", text="hier", date="2020-01-01"))
        self.run_into("out/", "--date", "2024-11-15")
        run = self.run_into("out/", "--date", "2024-11-16")
        self.assertIn("1 as in the run before", run.err)
        self.assert_as_anew("--date", "2024-11-16")
        self.run_into("out/", "--date", "2024-11-16", "--explain")
        self.assert_as_anew("--date", "2024-11-16", "--explain")

    def test_changed_lexicon(self):
        lexicon = "lex/entities/lexicon/organizations.tsv"
        row = "Q9900001\torganization\tZorglub Industries\t\t\talias:Zorglub"
        self.write("in/zorg.txt", "Hier, Zorglub Industries a vendu trois usines à Paris.")
        self.write(lexicon, "# a lexicon of ours\n")
        options = ("--lexicon", "lex")
        self.run_into("out/", *options)
        self.write(lexicon, f"# a lexicon of ours\n{row}\n")
        run = self.glane("run", "in", "--out", "probe/", *options, check=False)
        if run.status == 2:
            self.skipTest("the lexicon has other columns: " + run.err)
        plan = self.glane("plan", "in", "--out", "out/", *SMALL, *options, check=False)
        self.assertEqual(["stale\tzorg.txt"], ["\t".join(x.split("\t")[:2]) for x in plan.out.decode().splitlines()
                                               if not x.startswith("error")])
        run = self.run_into("out/", *options)
        self.assertIn("46 as in the run before", run.err)
        self.assert_as_anew(*options)
        self.write("lex/dates/words.fr.tsv", "month\t4\tgerminalounet\n")
        self.run_into("out/", *options)
        self.assert_as_anew(*options)

    def test_text_folder(self):
        options = ("--text", "texts")
        self.run_into("out/", *options)
        self.assertTrue((self.dir / "texts/page.html.txt").exists())
        (self.dir / "texts/page.html.txt").unlink()
        self.run_into("out/", *options)
        self.assertTrue((self.dir / "texts/page.html.txt").exists())
        (self.dir / "in/page.html").unlink()
        self.run_into("out/", *options)
        self.assertFalse((self.dir / "texts/page.html.txt").exists())

    def test_shards_and_merge(self):
        self.run_into("whole/")
        for k in (1, 2, 3):
            self.glane("run", "in", "--out", f"part{k}/", "--shard", f"{k}/3", *SMALL, check=False)
        run = self.glane("merge", "part2", "part3", "part1", "--out", "out", check=False)
        self.assertEqual(0, run.status, run.err)
        self.assertEqual(contents(self.dir / "whole"), contents(self.dir / "out"))
        self.assert_refused(self.glane("merge", "part1", "part2", "--out", "x", check=False), "of 3 parts")
        self.assert_refused(self.glane("merge", "part1", "whole", "--out", "x", check=False), "no part of the same run")

    def test_refused(self):
        self.write("other/notes.txt", "mine")
        self.assert_refused(self.glane("run", "in", "--out", "other/"), "holds other things than a run")
        self.assertEqual({"notes.txt": b"mine"}, contents(self.dir / "other"))
        self.assert_refused(self.glane("plan", "in"), "--dry-run")
        self.assert_refused(self.glane("run", "in", "--shard", "1/2"), "--shard")
        self.assert_refused(self.glane("run", "in", "--out", "out/", "--shard", "3/2"), "--shard")

    def test_no_input_leaves_the_run_before(self):
        self.run_into()
        before = contents(self.dir / "out")
        (self.dir / "empty").mkdir()
        self.assertEqual(4, self.glane("run", "empty", "--out", "out/", *SMALL).status)
        after = {name: data for name, data in contents(self.dir / "out").items() if not name.startswith(".work")}
        self.assertEqual(before, after)

    def test_one_writer(self):
        with subprocess.Popen([GLANE, "run", "-", "--out", "out/"], stdin=subprocess.PIPE, cwd=self.dir,
                              stderr=subprocess.DEVNULL) as first:
            for _ in range(600):
                if (self.dir / "out/.work/owner").exists():
                    break
                time.sleep(0.05)
            run = self.glane("run", "in", "--out", "out/")
            self.assert_refused(run, "another run writes to", f"process {first.pid} on ")
            first.stdin.write(line(id="a", text="x").encode())
            first.stdin.close()
            self.assertEqual(0, first.wait())

    def test_damage_is_done_again(self):
        self.run_into()
        for path in sorted((self.dir / "out").glob("records-*"))[1:3]:
            path.write_bytes(path.read_bytes()[:-1] + b"?")
        self.run_into()
        self.assert_as_anew()


class Kills(support.ProgramTest):
    """Killed at any point, the next run goes on, and ends with the same bytes."""

    def setUp(self):
        super().setUp()
        for k in range(30):
            self.write(f"in/{k:02}.txt", f"Document {k}.\n{TEXT}" * 3)
        self.command = [GLANE, "run", "in", "--out", "out/", "--quiet", *SMALL]

    def finish(self):
        self.assertEqual(0, self.glane(*self.command[1:]).status)
        return contents(self.dir / "out")

    def prepare(self):
        """A run, and then changes."""
        shutil.rmtree(self.dir / "out", ignore_errors=True)
        shutil.copytree(self.dir / "before", self.dir / "out")

    def test_at_every_system_call_that_writes(self):
        if not shutil.which("strace"):
            self.skipTest("strace is not there")
        self.finish()
        shutil.move(self.dir / "out", self.dir / "before")
        self.write("in/04.txt", "Le 4 mai 2021, autre chose.")
        (self.dir / "in/20.txt").unlink()
        expected = self.finish()
        kills = 0
        for call in ("write", "fsync", "rename", "link", "unlink,unlinkat", "mkdir"):
            step = 1 if not SLOW else 5
            for number in range(1, 1000, step):
                self.prepare()
                inject = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}",
                          "-e", f"inject={call}:signal=KILL:when={number}"]
                run = subprocess.run(inject + self.command, cwd=self.dir, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.PIPE, check=False)
                if b"ptrace" in run.stderr and b"denied" in run.stderr:
                    self.skipTest("strace may not trace")
                if run.returncode == 0:
                    break
                kills += 1
                self.assertEqual(expected, self.finish(), f"{call} {number}")
        print(f"{kills} kills", flush=True)
        self.assertGreater(kills, 20)

    def test_full_disk_at_every_write(self):
        if not shutil.which("strace"):
            self.skipTest("strace is not there")
        expected = self.finish()
        shutil.rmtree(self.dir / "out")
        for number in range(1, 200, 3):
            run = subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", "trace=write,fsync",
                                  "-e", f"inject=write,fsync:error=ENOSPC:when={number}", *self.command],
                                 cwd=self.dir, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
            if run.returncode == 0:
                break
            self.assertIn(run.returncode, (1, 74), run.stderr)
        self.assertEqual(expected, self.finish())

    def test_at_random_times(self):
        """GLANE_KILLS=N: so many kills over a batch ten times as large."""
        wanted = int(os.environ.get("GLANE_KILLS", "12"))
        articles = [path.read_text() for path in sorted(ARTICLES.glob("*.txt"))]
        for k in range(150 if wanted <= 12 else 1500):
            self.write(f"in/more/{k:04}.txt", articles[k % len(articles)] + f"\nNuméro {k}.")
        start = time.monotonic()
        expected = self.finish()
        whole = time.monotonic() - start
        shutil.rmtree(self.dir / "out")
        random.seed(7)
        kills = runs = 0
        while kills < wanted:
            with subprocess.Popen(self.command, cwd=self.dir, stderr=subprocess.DEVNULL) as process:
                try:
                    process.wait(random.uniform(0.02, 0.5) * whole)
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    kills += 1
                killed = process.wait() != 0
            if not killed or random.random() < 0.1:
                self.assertEqual(expected, self.finish())
                shutil.rmtree(self.dir / "out")
                runs += 1
        self.assertEqual(expected, self.finish())
        print(f"{kills} random kills in {runs + 1} runs", flush=True)


if __name__ == "__main__":
    unittest.main()
