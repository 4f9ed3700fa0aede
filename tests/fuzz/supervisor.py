"""Runs the workers, each in a copy of the checkout with the invented entries, and keeps what they find."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks.catalogue import write_catalogue
from tests.conftest import SAMPLE

from ipsec_errata.project import Project

ROOT = Path(__file__).resolve().parents[2]
FOUND = Path(__file__).parent / "found"


class Supervisor:
    """One run: what was tried and what was found."""

    def __init__(self, folder: Path, seed: int, keep: Path) -> None:
        """Work in `folder`, with the inputs of `seed`; leave spoiling inputs in `keep`."""
        self.folder, self.seed, self.keep = folder / "checkout", seed, keep.resolve()
        self.keep.mkdir(parents=True, exist_ok=True)
        write_catalogue(self.folder, 1, Project(SAMPLE))
        shutil.copytree(SAMPLE.parent / "texts", self.folder / "texts")
        paths = [str(self.folder / "scripts"), str(ROOT)]
        self._environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONSAFEPATH": "1"}
        self.tried: Counter[str] = Counter()
        self.finds: dict[tuple[str, str], str] = {}
        self.slowest: dict[str, float] = {}
        self.peak: dict[str, int] = {}

    def names(self) -> list[str]:
        """Return the names of all targets; they belong to the copy of the checkout."""
        done = subprocess.run(
            self._command(), cwd=self.folder, env=self._environment, stdout=subprocess.PIPE, check=True
        )
        return list(json.loads(done.stdout))

    def try_found(self, name: str) -> None:
        """Try what was found before."""
        files = [str(file) for file in sorted(FOUND.glob(f"{name}--*"))]
        if files:
            self._run(name, 0, 0, files)

    def try_more(self, name: str, count: int) -> None:
        """Try the next inputs of a target; a process that dies is followed by another one behind that input."""
        first = self.tried[name]
        end = first + count
        while first < end:
            first = self._run(name, first, end - first, [])
        self.tried[name] = end

    def _run(self, name: str, first: int, count: int, files: list[str]) -> int:
        """Run one worker; return the number after the last input it got to."""
        command = self._command(name, str(self.keep), str(self.seed), str(first), str(count), *files)
        case: int | str = first
        is_done = False
        with subprocess.Popen(
            command, cwd=self.folder, env=self._environment, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        ) as worker:
            assert worker.stdout
            for line in worker.stdout:
                said = json.loads(line)
                case = said.get("case", case)
                is_done = "slowest" in said
                if "find" in said:
                    self._add(name, case, said["what"], said["where"])
                if is_done:
                    self.slowest[name] = max(self.slowest.get(name, 0), said["slowest"])
                    self.peak[name] = max(self.peak.get(name, 0), said["peak"])
        if not is_done:
            self._add(name, case, "died", _ending(worker.returncode))
        return first + count if is_done or files else int(case) + 1

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "tests.fuzz.worker", *words]

    def _add(self, name: str, case: int | str, what: str, where: str) -> None:
        key = (name, f"{what.partition(':')[0]} {where}")
        if key not in self.finds:
            self.finds[key] = f"{name} {case}: {what}\n    {where}"
            print(self.finds[key], flush=True)

    def summary(self) -> str:
        """Return what was tried, a line for each target."""
        rows = [
            f"{name}: {count} inputs, slowest {self.slowest.get(name, 0):.2f} s, peak {self.peak.get(name, 0)} MB"
            for name, count in self.tried.items()
        ]
        return "\n".join([*rows, f"{sum(self.tried.values())} inputs, {len(self.finds)} different finds"])


def _ending(status: int) -> str:
    return f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
