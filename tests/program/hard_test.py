#!/usr/bin/env python3
"""Texts made to be hard take no more than a few times what articles take, and linear time."""
import importlib.machinery
import importlib.util
import resource
import unittest

import support
from support import ARTICLES, ROOT, SLOW

SIZE = 150_000  # bytes

loader = importlib.machinery.SourceFileLoader("bench", str(ROOT / "tools/bench"))
bench = importlib.util.module_from_spec(importlib.util.spec_from_loader("bench", loader))
loader.exec_module(bench)


def cut(text, size):
    return text.encode()[:size].decode(errors="ignore")


class HardTexts(support.ProgramTest):
    def processor_time(self, text):
        path = self.write("hard.txt", text)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = self.glane("run", path, "--threads", "1", "--date", "2024-11-15", "--out", "/dev/null")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertEqual(0, run.status, run.err)
        return after.ru_utime - before.ru_utime

    @unittest.skipIf(SLOW, "sanitisers change what takes time")
    def test_time(self):
        start = self.processor_time("a")
        usual = {}
        for language in ("fr", "zh"):
            articles = "".join(path.read_text() for path in sorted(ARTICLES.glob(f"{language}-*.txt")))
            usual[language] = self.processor_time(cut(articles * 10, SIZE)) - start
        for name, text in bench.hard_texts(SIZE):
            with self.subTest(name=name):
                whole = self.processor_time(cut(text, SIZE)) - start
                # Three times is the aim; a busy machine makes it more.
                self.assertLess(whole, 6 * usual["zh" if name.startswith("Chinese") else "fr"])
                third = self.processor_time(cut(text, SIZE // 3)) - start
                self.assertLess(whole, 3 * 2 * third + 0.1)


if __name__ == "__main__":
    unittest.main()
