"""How long `scan` takes against ripgrep looking for the same citations in the same tree.

    .venv/bin/python benchmarks/scan.py [TREE] [--rounds 7]

Goal: within five times of ripgrep, in one process. Without TREE a made-up one of 6,000 files is used. The two run in
turn; figures are medians of whole processes, the catalogue warm in its cache, and peak memory. A ratio counts only
where both found the same: the places of citations are compared first, and each difference is counted.
`rg lines` finds the start of a citation on its line; `rg over lines` also what runs over lines, as `scan` does.
Needs ripgrep.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[1] / "scripts" / "ipsec-errata.py"
COMMAND = [sys.executable, str(PROGRAM), "scan", "--no-gitignore"]
RFC = r"\b(?:RFC|rfc)s?[-#: ]{0,3}[1-9][0-9]{1,4}\b"
OVER_LINES = r"\b(?:RFC|rfc)s?[-#:\s/*]{0,12}[1-9][0-9]{1,4}\b(?:[^A-Za-z0-9_(]{1,20}[Ss]ec(?:tion|\.)?[\s*/]+[0-9.]+)?"
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
        path.parent.mkdir(exist_ok=True)
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


def measure(command: Sequence[str], tree: str) -> tuple[float, float, int]:
    """Return seconds on the clock, seconds of processor and peak KiB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen([*command, tree], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if process.stdout:
        process.stdout.read()
    _, _, used = os.wait4(process.pid, 0)
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss


def main() -> int:
    """Measure and print; 2 where ripgrep is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("tree", nargs="?", help="a source tree (default: a made-up one)")
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    if not shutil.which("rg"):
        print("ripgrep (rg) is needed", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        tree = arguments.tree
        if tree is None:
            make_tree(Path(folder))
            tree = folder
        measure(COMMAND, tree)
        print(compare(tree))
        rows: dict[str, list[tuple[float, float, int]]] = {name: [] for name in RUNS}
        for _ in range(arguments.rounds):
            for name, command in RUNS.items():
                rows[name].append(measure(command, tree))
    medians = {name: [statistics.median(column) for column in zip(*found, strict=True)] for name, found in rows.items()}
    print(f"{'':22}{'seconds':>9}{'cpu':>8}{'MiB':>8}{'of rg lines':>13}{'over lines':>12}")
    for name, (wall, cpu, peak) in medians.items():
        base = "rg lines, all cores" if "all cores" in name else "rg lines"
        ratios = f"{wall / medians[base][0]:13.2f}"
        if "all cores" not in name:
            ratios += f"{wall / medians['rg over lines'][0]:12.2f}"
        print(f"{name:22}{wall:9.3f}{cpu:8.3f}{peak / 1024:8.1f}{ratios}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
