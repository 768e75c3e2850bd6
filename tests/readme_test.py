#!/usr/bin/env python3
"""The documents: their examples run and print what they say, their links lead somewhere, their tables are those of the schemas.

A fenced `console` block holds one line `$ COMMAND` and its output; `rules`, `version` and `seal` of document records, which
change with every release, are written as `…`.  --update rewrites the outputs.
"""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"```console\n\$ (.*)\n((?:.*\n)*?)```\n")
CHANGING = re.compile(r'("(?:rules|version|seal)":")[^"]*"')
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def pages():
    for pattern in ("README*.md", "docs/*.md", "examples/*.md", "*/README.md", "*/*/README.md"):
        for path in sorted(ROOT.glob(pattern)):
            if path.relative_to(ROOT).parts[0] not in ("build", "out"):
                yield path


def run(command):
    program = os.environ.get("GLANE", str(ROOT / "build/release/glane"))
    command = command.replace("build/release/glane", program)
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"`{command}` ended with {done.returncode}: {done.stderr}")
    return CHANGING.sub(r'\1…"', done.stdout)


def check_examples(path):
    """How many there are."""
    blocks = list(BLOCK.finditer(path.read_text(encoding="utf-8")))
    for block in blocks:
        got = run(block[1])
        if got != block[2]:
            sys.exit(f"{path.name}: `{block[1]}` prints\n{got}and the page says\n{block[2]}")
    return len(blocks)


def anchors(path):
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def check_links(path):
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    for link in LINK.findall(text):
        if re.match(r"\w+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or anchor and anchor not in anchors(target):
            sys.exit(f"{path.relative_to(ROOT)}: the link {link} leads nowhere")


def main():
    if "--update" in sys.argv:
        for path in pages():
            text = path.read_text(encoding="utf-8")
            path.write_text(BLOCK.sub(lambda m: f"```console\n$ {m[1]}\n{run(m[1])}```\n", text), encoding="utf-8")
        return
    examples = 0
    for path in pages():
        check_links(path)
        examples += check_examples(path)
    if examples < 5:
        sys.exit("there are hardly any examples")
    subprocess.run([sys.executable, ROOT / "tools/record-tables", "--check"], check=True)
    print(f"{examples} examples")


if __name__ == "__main__":
    main()
