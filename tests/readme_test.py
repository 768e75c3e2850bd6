#!/usr/bin/env python3
"""The README's examples run and print what the README says.

A fenced `console` block holds one line `$ COMMAND` and its output; `rules` and `version` of document records, which
change with every release, are written as `…` in the README.  --update rewrites the outputs.
"""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (.*)\n((?:.*\n)*?)```\n")
CHANGING = re.compile(r'("(?:rules|version|seal)":")[^"]*"')


def run(command):
    program = os.environ.get("GLANE", str(ROOT / "build/release/glane"))
    command = command.replace("build/release/glane", program)
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"README: `{command}` ended with {done.returncode}: {done.stderr}")
    return CHANGING.sub(r'\1…"', done.stdout)


def main():
    text = README.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    if not blocks:
        sys.exit("README.md: no example")
    if "--update" in sys.argv:
        README.write_text(BLOCK.sub(lambda m: f"```console\n$ {m[1]}\n{run(m[1])}```\n", text), encoding="utf-8")
        return
    for block in blocks:
        got = run(block[1])
        if got != block[2]:
            sys.exit(f"README: `{block[1]}` prints\n{got}and the README says\n{block[2]}")
    print(f"{len(blocks)} examples")


if __name__ == "__main__":
    main()
