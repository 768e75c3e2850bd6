#!/usr/bin/env python3
"""The documents: their examples run and print what they say, their links lead somewhere, their tables are those of the schemas.

A fenced `console` block holds one line `$ COMMAND` and its output; `rules`, `version` and `seal` of document records, which
change with every release, are written as `…`.  --update rewrites the outputs.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

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


def check_additions():
    """The lines that README.md gives as examples of a name, a word, a currency and a rule do what it says, as they stand."""
    text = "Grace Lin a payé 300 zorkmids le 15 septembre."
    with tempfile.TemporaryDirectory() as folder:
        for row in re.findall(r"^\| a \w+ \| `([^`]+\.tsv)`[^|]*\| (.*⇥.*) \|$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE):
            path = pathlib.Path(folder, row[0])
            path.parent.mkdir(parents=True, exist_ok=True)
            cells = [cell.strip().strip("`").replace("\\|", "|") for cell in row[1].split("⇥")]
            path.write_text("\t".join(cells) + "\n", encoding="utf-8")
        document = json.dumps({"id": "a", "date": "2024-11-15", "text": text})
        lines = run(f"echo '{document}' | build/release/glane run --quiet --explain --lexicon {folder} -").splitlines()
        made = {(r["text"], r.get("id") or r.get("unit") or r.get("value"), r["rule"].startswith(folder)) for r in map(json.loads, lines[1:])}
    wanted = {("Grace Lin", "person:lin-yao", True), ("300 zorkmids", "XZG", False), ("15 septembre", "2024-09-15", True)}
    if made != wanted:
        sys.exit(f"README.md: what it adds gives {made}")


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
    check_additions()
    if examples < 5:
        sys.exit("there are hardly any examples")
    subprocess.run([sys.executable, ROOT / "tools/record-tables", "--check"], check=True)
    print(f"{examples} examples")


if __name__ == "__main__":
    main()
