"""Outputs made by hand, and what 'glane check' finds in them."""
import hashlib
import pathlib
import tempfile
import unittest

from outputs import glane, line


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, lines):
        path = self.folder / name
        path.write_text("".join(text + "\n" for text in lines), encoding="utf-8")
        return path


def document(text, **more):
    return {
        "record": "document", "doc": "a.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(), "language": "fr",
        **more, "chars": len(text), "version": "0.1.0", "rules": "0123456789abcdef",
    }


def span(text, quote, kind, **more):
    start = text.index(quote)
    return {"record": kind, "doc": "a.txt", "start": start, "end": start + len(quote),
            "text": quote, **more}


class Checked(Files):
    def codes(self, records, text=None, *arguments):
        lines = [record if isinstance(record, str) else line(record) for record in records]
        path = self.write("out.ndjson", lines)
        if text is not None:
            (self.folder / "a.txt").write_text(text, encoding="utf-8")
            arguments += ("--source", self.folder)
        done = glane("check", path, "--ignore", "unsealed", *arguments)
        found = {part.split("]")[0] for part in done.stdout.split("[")[1:]}
        return {code for code in found if code.replace("-", "").isalpha()}, done.returncode

    def check(self, code, text, records, returncode=1):
        self.assertEqual(self.codes([document(text), *records], text), ({code}, returncode))
