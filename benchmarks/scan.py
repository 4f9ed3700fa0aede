"""How long `scan` takes against ripgrep looking for the same citations in the same tree.

    .venv/bin/python -m benchmarks scan [--tree TREE] [--rounds 7]

Goal: within five times of ripgrep, in one process. Without TREE a made-up one of 8,000 files is used. The catalogue is
warm in its cache. A ratio counts only where both found the same: the places of citations are compared first, and each
difference is counted. `rg lines` finds an RFC by number on its line; `rg over lines` also what runs over lines, as
`scan` does.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.measure import in_turn, run, table

PROGRAM = Path(__file__).resolve().parents[1] / "scripts" / "ipsec-errata.py"
# Findings are no failure here.
COMMAND = [sys.executable, str(PROGRAM), "scan", "--no-gitignore", "--fail-on", "never"]
RFC = r"(?i)\brfcs?[-#: ]{0,3}[1-9][0-9]{1,4}\b"
OVER_LINES = r"(?i)\brfcs?[-#:\s/*]{0,12}[1-9][0-9]{1,4}\b(?:[^A-Za-z0-9_(]{1,20}[Ss]ec(?:tion|\.)?[\s*/]+[0-9.]+)?"
RIPGREP = ["rg", "--hidden", "--no-ignore", "--no-heading", "--max-filesize", "1M"]
RUNS = {
    "rg lines": [*RIPGREP, "-j1", "-n", RFC],
    "rg over lines": [*RIPGREP, "-j1", "-n", "-U", OVER_LINES],
    "scan": [*COMMAND, "--jobs", "1"],
    "rg lines, all cores": [*RIPGREP, "-n", RFC],
    "scan, all cores": COMMAND,
}
# As strongSwan's tree is: about 8,000 files, one in 25 of them with citations.
FILES, CITING = 8000, 25
SECTIONS = ("RFC 7296, section 2.8", "RFC 4303 section 3.3.2", "RFC 5996, Section 2.6", "RFC 9999", "RFC 7383")


def make_tree(folder: Path) -> None:
    """Write C files of words, some with citations, the same ones each time."""
    chance = random.Random(7296)
    words = [f"{stem}_{i}" for stem in ("payload", "child", "proposal", "packet", "state", "key") for i in range(40)]
    for number in range(FILES):
        lines = [f"\t{chance.choice(words)} = {chance.choice(words)}({chance.choice(words)});" for _ in range(120)]
        if number % CITING == 0:
            for row in chance.sample(range(120), 3):
                lines[row] = f"\t/* see {chance.choice(SECTIONS)} for this */"
        path = folder / f"part{number % 60}" / f"file{number}.c"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n")


def compare(tree: str) -> str:
    """Return how many lines with a citation both found, and how many only one of them did."""
    ours = _places([*COMMAND, "--only", "citation"], tree)
    theirs = _places(RUNS["rg lines"], tree)
    both, only_theirs, only_ours = len(ours & theirs), len(theirs - ours), len(ours - theirs)
    return f"lines with a citation: {both} found by both, {only_theirs} by rg alone, {only_ours} by scan alone"


def _places(command: Sequence[str], tree: str) -> set[str]:
    printed = subprocess.run([*command, tree], capture_output=True, text=True, errors="replace", check=False).stdout
    return {":".join(line.split(":", 2)[:2]) for line in printed.splitlines() if re.match(r"[^:]+:\d+:", line)}


def measure_scan(tree: Path | None, rounds: int, folder: Path) -> None:
    """Compare what is found in `tree`, or in a tree made in `folder`, and print the medians."""
    if tree is None:
        tree = folder / "tree"
        make_tree(tree)
    run([*COMMAND, str(tree)], folder)
    print(compare(str(tree)))
    programs = {name: partial(run, [*command, str(tree)], folder) for name, command in RUNS.items()}
    print(table(f"scan, {tree.name}", in_turn(programs, rounds), "rg lines"), flush=True)
