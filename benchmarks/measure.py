"""One run of a program: seconds, seconds of the processor, memory; and medians of several, taken in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What a run cost: wall-clock seconds, seconds of the processor with children, peak MiB of its largest process."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a program to its end; raise RuntimeError with what it said where it fails."""
    # Python keeps compiled modules, ours as well as those of the packages: so it does unless somebody forbids it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: {said.decode(errors='replace')[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(programs: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, Run]:
    """Return medians by name. Each round runs every program once, so that a slow minute is slow for all."""
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            runs[name].append(program())
    return {
        name: Run(*(statistics.median(getattr(each, field) for each in done) for field in Run.__slots__))
        for name, done in runs.items()
    }


def table(title: str, measured: Mapping[str, Run], reference: str) -> str:
    """Return a Markdown table of medians with the ratio of each to the reference."""
    base = measured[reference]
    rows = [f"## {title}", "", "| | wall s | ratio | cpu s | ratio | MiB | ratio |", "|---|--:|--:|--:|--:|--:|--:|"]
    for name, each in measured.items():
        rows.append(
            f"| {name} | {each.wall:.2f} | {each.wall / base.wall:.2f} | {each.cpu:.2f} | {each.cpu / base.cpu:.2f} "
            f"| {each.memory:.0f} | {each.memory / base.memory:.2f} |"
        )
    return "\n".join(rows) + "\n"
