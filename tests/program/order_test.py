#!/usr/bin/env python3
"""Documents in parallel: the same bytes for any number of threads, the same records in any order."""
import random
import unittest

import support
from support import ARTICLES, SLOW, TEXT, line


def feed(count):
    """Documents of very different sizes, some of them bad."""
    texts = [path.read_text() for path in sorted(ARTICLES.glob("*.txt"))]
    lines = []
    for k in range(count):
        text = texts[k % len(texts)] * (20 if k % 37 == 0 else 1)
        if k % 5 == 0:
            text = TEXT
        lines.append(line(id=f"doc-{k}", text=text, date="2024-11-14"))
        if k % 11 == 0:
            lines.append("not a document\n")
        if k % 13 == 0:
            lines.append(line(id=f"doc-{k // 2}", text="a second one"))
    return lines


class Order(support.ProgramTest):
    def test_same_bytes_for_any_number_of_threads(self):
        content = "".join(feed(100 if SLOW else 400))
        first = self.glane("run", "-", "--threads", "1", stdin=content)
        self.assertEqual(3, first.status)
        for threads in (2, 3, 8, 33):
            run = self.glane("run", "-", "--threads", threads, stdin=content, check=False)
            self.assertEqual((3, first.out), (run.status, run.out), f"{threads} threads")

    def test_same_bytes_for_a_folder(self):
        first = self.glane("run", ARTICLES, "--threads", "1")
        self.assertEqual(0, first.status)
        for threads in (2, 8):
            run = self.glane("run", ARTICLES, "--threads", threads, check=False)
            self.assertEqual((0, first.out), (run.status, run.out))

    def test_shuffled_input_gives_the_same_records_for_each_document(self):
        lines = [
            line(id=path.name, text=path.read_text(), date="2024-11-14")
            for path in sorted(ARTICLES.glob("*.txt"))
        ]

        def by_document():
            run = self.glane("run", "-", "--threads", "2", stdin="".join(lines))
            self.assertEqual(0, run.status)
            return {doc: run.of(doc) for doc in run.docs()}

        first = by_document()
        for seed in range(3):
            random.Random(seed).shuffle(lines)
            self.assertEqual(first, by_document())

    def test_more_threads_than_documents(self):
        run = self.glane("run", "-", "--threads", "64", stdin=line(id="a", text=TEXT))
        self.assertEqual((0, ["a"]), (run.status, run.docs()))


if __name__ == "__main__":
    unittest.main()
