#!/usr/bin/env python3
"""Where the records go: files that are whole or not there, full disks, closed pipes, sources untouched."""
import os
import resource
import stat
import subprocess
import unittest

import support
from support import ARTICLES, GLANE, TEXT, line


class OutFile(support.ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("in/a.txt", TEXT)

    def names(self, folder="out"):
        return sorted(os.listdir(self.dir / folder))

    def test_folder_is_made(self):
        run = self.glane("run", "in", "--out", "out/deep/records.ndjson")
        self.assertEqual((0, b""), (run.status, run.out))
        self.assertEqual(["records.ndjson"], self.names("out/deep"))
        out = (self.dir / "out/deep/records.ndjson").read_bytes()
        self.assertEqual(self.glane("run", "in").out, out)
        self.validated(out)

    def test_mode_of_a_new_and_of_an_old_file(self):
        path = self.dir / "records.ndjson"
        self.glane("run", "in", "--out", path, umask=0o027)
        self.assertEqual(0o640, stat.S_IMODE(path.stat().st_mode))
        path.chmod(0o604)
        self.glane("run", "in", "--out", path)
        self.assertEqual(0o604, stat.S_IMODE(path.stat().st_mode))

    def test_link_stays_a_link(self):
        self.write("real.ndjson", "old")
        (self.dir / "link.ndjson").symlink_to("real.ndjson")
        self.assertEqual(0, self.glane("run", "in", "--out", "link.ndjson").status)
        self.assertTrue((self.dir / "link.ndjson").is_symlink())
        self.validated((self.dir / "real.ndjson").read_bytes())

    def test_output_inside_the_input_is_no_input(self):
        for _ in range(2):
            run = self.glane("run", "in", "--out", "in/records.ndjson")
            self.assertEqual(0, run.status, run.err)
        self.assertEqual(["a.txt", "records.ndjson"], self.names("in"))

    def test_folder_as_output(self):
        self.assert_refused(self.glane("run", "in", "--out", "in"), "holds other things than a run")

    def test_folder_that_cannot_be_made(self):
        run = self.glane("run", "in", "--out", "in/a.txt/records.ndjson")
        self.assertEqual(74, run.status)
        self.assertIn("in/a.txt/records.ndjson", run.err)

    def test_errors_are_part_of_the_output(self):
        self.write("in/b.txt", b"\xff")
        run = self.glane("run", "in", "--out", "out/records.ndjson")
        self.assertEqual(3, run.status)
        records = self.validated((self.dir / "out/records.ndjson").read_bytes())
        self.assertEqual("error", records[-1]["record"])

    def test_no_input_leaves_an_old_output(self):
        self.write("out/records.ndjson", "old")
        (self.dir / "empty").mkdir()
        self.assertEqual(4, self.glane("run", "empty", "--out", "out/records.ndjson").status)
        self.assertEqual("old", (self.dir / "out/records.ndjson").read_text())
        self.assertEqual(["records.ndjson"], self.names())

    def check_full(self, run, folder, old):
        self.assertEqual(74, run.status, run.err)
        self.assertIn("records.ndjson", run.err)
        self.assertEqual(["records.ndjson"] if old else [], sorted(os.listdir(folder)))
        if old:
            self.assertEqual("old", (folder / "records.ndjson").read_text())

    def test_file_size_limit(self):
        """As a full disk, without one: no write goes past 2000 bytes."""
        for old in (False, True):
            for threads in (1, 4):
                if old:
                    self.write("out/records.ndjson", "old")
                run = self.glane(
                    "run", ARTICLES, "--threads", threads, "--out", "out/records.ndjson",
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
                )
                self.check_full(run, self.dir / "out", old)
                self.assertIn("File too large", run.err)

    @unittest.skipUnless(os.geteuid() == 0, "only root may mount")
    def test_full_disk(self):
        folder = self.dir / "disk"
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(folder)]
        if subprocess.run(mount, stderr=subprocess.DEVNULL, check=False).returncode != 0:
            self.skipTest("not allowed to mount")
        try:
            content = "".join(line(id=str(k), text=TEXT) for k in range(200))
            run = self.glane("run", "-", "--out", folder / "records.ndjson", stdin=content)
            self.check_full(run, folder, False)
            self.assertIn("No space left on device", run.err)
        finally:
            subprocess.run(["umount", str(folder)], check=True)


class StandardOutput(support.ProgramTest):
    def test_full_device(self):
        for threads in (1, 4):
            with open("/dev/full", "wb") as full:
                run = self.glane("run", ARTICLES, "--threads", threads, stdout=full)
            self.assertEqual(74, run.status)
            self.assertIn("standard output: cannot write: No space left on device", run.err)
        run = self.glane("run", ARTICLES, "--out", "/dev/full")
        self.assertEqual(74, run.status)
        with open("/dev/full", "wb") as full:
            self.assertEqual(74, self.glane("run", "--help", stdout=full).status)

    def run_into_closed_pipe(self, arguments, stdin):
        reading, writing = os.pipe()
        process = subprocess.Popen(
            [GLANE, "run", *arguments], stdin=stdin, stdout=writing, stderr=subprocess.PIPE
        )
        os.close(writing)
        first = os.read(reading, 10)
        os.close(reading)
        return process, first

    def test_closed_pipe_ends_quietly(self):
        content = "".join(line(id=str(k), text=TEXT * 50) for k in range(2000))
        path = self.write("feed.ndjson", content)
        for threads in ("1", "4"):
            process, first = self.run_into_closed_pipe([path, "--threads", threads], subprocess.DEVNULL)
            _, err = process.communicate(timeout=60)
            self.assertEqual((0, b"", b'{"record":'), (process.returncode, err, first))

    def test_records_come_as_soon_as_they_can(self):
        """A document's records are written before the next one is there."""
        for threads in ("1", "4"):
            process = subprocess.Popen(
                [GLANE, "run", "-", "--quiet", "--threads", threads],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )
            for doc in ("a", "b"):
                process.stdin.write(line(id=doc, text="x").encode())
                process.stdin.flush()
                self.assertIn(f'"doc":"{doc}"'.encode(), process.stdout.readline())
            process.stdin.close()
            self.assertEqual(0, process.wait(timeout=60))
            process.stdout.close()

    def test_failing_output_does_not_wait_for_input(self):
        with open("/dev/full", "wb") as full:
            process = subprocess.Popen(
                [GLANE, "run", "-", "--threads", "4"],
                stdin=subprocess.PIPE, stdout=full, stderr=subprocess.PIPE,
            )
        process.stdin.write(line(id="a", text="x").encode())
        process.stdin.flush()  # and stays open
        self.assertEqual(74, process.wait(timeout=60))
        process.stdin.close()
        process.stderr.close()

    def test_closed_standard_output(self):
        run = self.glane("run", ARTICLES, preexec_fn=lambda: os.close(1), stdout=None)
        self.assertEqual(74, run.status)
        self.assertIn("Bad file descriptor", run.err)


class Sources(support.ProgramTest):
    def test_sources_are_unchanged(self):
        def state():
            return {
                path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
                for path in sorted((self.dir / "in").iterdir())
            }

        self.write("in/a.txt", b"\xef\xbb\xbf" + TEXT.encode() + b"\r\n\0")
        self.write("in/b.txt", b"\xff")
        self.write("in/c.ndjson", line(id="c", text=TEXT))
        before = state()
        self.glane("run", "in", "--explain", "--chrome")
        self.glane("run", "in", "--out", "out.ndjson")
        self.assertEqual(before, state())


if __name__ == "__main__":
    unittest.main()
