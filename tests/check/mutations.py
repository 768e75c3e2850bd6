#!/usr/bin/env python3
"""How many changes of single bytes of an output 'glane check' finds.

    mutations.py [--every N] [--seed S] [--unsealed]

Runs the program over corpus/articles and changes every N-th byte (default 1: all) of the output,
each in a copy of its document of its own.  With --unsealed the seal does not count: what is left is
found by schemas, places, calendar and arithmetic alone (without the texts).
"""
import argparse
import collections
import json
import pathlib
import random
import tempfile

from outputs import ARTICLES, glane, seal

REPLACEMENTS = b'0123456789abzXZ",:{}-. \n'
# Copies share their identities, so that one changed name would speak against all others.
IGNORED = "identity-name,identity-type"
BATCH = 24 << 20  # bytes of copies in one file


def documents():
    """The documents of an output of the corpus, each a list of lines without seal."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "out.ndjson"
        glane("run", ARTICLES, "--out", path, "--date", "2024-11-14", "--explain")
        lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for text in lines:
        if text.startswith('{"record":"document"'):
            found.append([])
            text = text[:text.rindex(',"seal":"')] + "}"
        found[-1].append(text)
    return found


def copies(document, places, chance):
    """A copy for each place: (bytes before the change, place, bytes after it)."""
    name = json.loads(document[0])["doc"]
    for place in places:
        lines = [text.replace(json.dumps(name, ensure_ascii=False), json.dumps(f"{place:08}{name}",
                 ensure_ascii=False), 1) for text in document]
        data = bytearray(("\n".join(seal(lines)) + "\n").encode())
        at = place % len(data)
        data[at] = chance.choice([byte for byte in REPLACEMENTS if byte != data[at]])
        yield at, bytes(data)


def missed(batch, folder, sealed=True):
    """The copies of which no line has an error."""
    path = pathlib.Path(folder) / "changed.ndjson"
    path.write_bytes(b"".join(data for _, data in batch))
    ignored = IGNORED if sealed else IGNORED + ",seal"
    done = glane("check", path, "--most", 10**9, "--ignore", ignored)
    wrong = {int(text.split(":")[1]) for text in done.stdout.splitlines() if ": error: " in text}
    line = 1
    for at, data in batch:
        end = line + data.count(b"\n")
        # A change of the last line feed shows in the line that then is one with the next.
        if not any(number in wrong for number in range(line, end + (not data.endswith(b"\n")))):
            yield at, data
        line = end


def run(every=1, seed=8, sealed=True, show=0):
    """(copies, copies that were not found)"""
    chance = random.Random(seed)
    tried = 0
    left = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        def check(batch):
            for at, data in missed(batch, folder, sealed):
                begin = data.rfind(b"\n", 0, at) + 1
                left[data[begin:data.find(b"\n", begin)].split(b'"')[3]] += 1
                if sum(left.values()) <= show:
                    print(data[max(begin, at - 30):at + 20].decode(errors="replace"))

        batch, size = [], 0
        for document in documents():
            length = len("\n".join(seal(document))) + 9
            for copy in copies(document, range(chance.randrange(every), length, every), chance):
                batch.append(copy)
                tried += 1
                size += len(copy[1])
                if size > BATCH:
                    check(batch)
                    batch, size = [], 0
        check(batch)
    return tried, left


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--seed", type=int, default=8, metavar="S")
    parser.add_argument("--unsealed", action="store_true")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="changes not found to print")
    options = parser.parse_args()
    tried, left = run(options.every, options.seed, not options.unsealed, options.show)
    count = sum(left.values())
    print(f"{tried} changes, {tried - count} found ({100 * (tried - count) / tried:.3f} %)")
    for kind, number in left.most_common():
        print(f"  not found in {kind.decode()} records: {number}")


if __name__ == "__main__":
    main()
