"""How long commands take to start, against Python's own start.

    .venv/bin/python benchmarks/start.py [--rounds 31]

Goal: `--help` and a warm `lookup` within three times of it. The commands run in turn with the Python that runs this;
figures are medians of whole processes and peak memory. A warm answer counts only where it is the cold one: both are
compared first, the cold one made after the kept records were deleted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = str(ROOT / "scripts" / "ipsec-errata.py")
KEPT = ROOT / ".cache" / "answers.records"
BASE = "python -c pass"
RUNS = {
    BASE: [sys.executable, "-c", "pass"],
    "--help": [sys.executable, PROGRAM, "--help"],
    "lookup 7296 2.8": [sys.executable, PROGRAM, "lookup", "7296", "2.8"],
    "lookup IPE-0012": [sys.executable, PROGRAM, "lookup", "IPE-0012"],
    "symptom": [sys.executable, PROGRAM, "symptom", "received NO_PROPOSAL_CHOSEN notify, no CHILD_SA built"],
    "profile": [sys.executable, PROGRAM, "profile", "--implements", "7296,4303,7383"],
}


def measure(command: Sequence[str]) -> tuple[float, float, int]:
    """Return seconds on the clock, seconds of processor and peak KiB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss


def compare() -> list[str]:
    """Return the names of the runs whose warm answer is not the cold one."""
    different = []
    for name, command in RUNS.items():
        KEPT.unlink(missing_ok=True)
        cold, warm = (subprocess.run(command, capture_output=True, check=False).stdout for _ in range(2))
        if cold != warm:
            different.append(name)
    return different


def main() -> int:
    """Measure and print; 1 where a warm answer is another than the cold one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=31)
    arguments = parser.parse_args()
    # Python keeps compiled modules unless somebody forbids it; those of its own library are always compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if different := compare():
        print(f"another answer when warm: {', '.join(different)}", file=sys.stderr)
        return 1
    rows: dict[str, list[tuple[float, float, int]]] = {name: [] for name in RUNS}
    for _ in range(arguments.rounds):
        for name, command in RUNS.items():
            rows[name].append(measure(command))
    medians = {name: [statistics.median(column) for column in zip(*found, strict=True)] for name, found in rows.items()}
    print(f"{'':18}{'ms':>8}{'cpu ms':>8}{'MiB':>7}{'of python':>11}{'cpu':>7}")
    for name, (wall, cpu, peak) in medians.items():
        ratios = f"{wall / medians[BASE][0]:11.2f}{cpu / medians[BASE][1]:7.2f}"
        print(f"{name:18}{wall * 1000:8.1f}{cpu * 1000:8.1f}{peak / 1024:7.1f}{ratios}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
