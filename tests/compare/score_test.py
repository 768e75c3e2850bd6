#!/usr/bin/env python3
"""The figures of tools/score-pairs: none may fall below its threshold, with a seed that was not tuned to."""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
GLANE = os.environ.get("GLANE", str(ROOT / "build/release/glane"))
EACH = "1" if os.environ.get("GLANE_SLOW") == "1" else "2"
LEAST = {"alignment F1": 0.97, "recall": 0.97 if EACH == "2" else 0.95}
MOST_FALSE = 0.2


def main():
    stale = subprocess.run([sys.executable, ROOT / "tools/pairs", "--check"], capture_output=True, text=True)
    if stale.returncode != 0:
        sys.exit(stale.stdout + stale.stderr)
    done = subprocess.run(
        [sys.executable, ROOT / "tools/score-pairs", "--glane", GLANE, "--seed", "20", "--each", EACH, "--errors"],
        capture_output=True, text=True, encoding="utf-8")
    print(done.stdout + done.stderr)
    figures = {
        "alignment F1": float(re.search(r"alignment F1 ([\d.]+)", done.stdout)[1]),
        "recall": float(re.search(r"recall .* = ([\d.]+)", done.stdout)[1]),
    }
    false = float(re.search(r"clean pairs: ([\d.]+)", done.stdout)[1])
    right, wanted = map(int, re.search(r"slips: (\d+) of (\d+)", done.stdout).groups())
    low = [f"{name} is {figures[name]}, not {least}" for name, least in LEAST.items() if figures[name] < least]
    if false > MOST_FALSE:
        low.append(f"{false} false findings an article, more than {MOST_FALSE}")
    if right < wanted:
        low.append(f"{wanted - right} gold findings are missed")
    sys.exit("; ".join(low) if low else 0)


if __name__ == "__main__":
    main()
