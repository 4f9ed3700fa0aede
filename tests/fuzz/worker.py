"""One process that tries inputs until it is told to stop or one of them stops it: run by the supervisor.

Writes a line before each input, so that the supervisor knows which one a process died or hung on.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz.command_lines import command_target
from tests.fuzz.documents import targets
from tests.fuzz.guard import Guard, TooSlowError
from tests.fuzz.self_test import SELF_TEST
from tests.fuzz.target import Target

from ipsec_errata.project import own_project

# Seconds by the clock, for one input.
_PATIENCE = 120


def all_targets(scratch: Path) -> dict[str, Target]:
    """Return every target by name; they spoil the checkout that this process was started from."""
    project = own_project()
    return {target.name: target for target in (*targets(project, scratch), command_target(project, scratch))}


def main(name: str, keep: str, seed: int, first: int, count: int, files: list[str]) -> None:
    """Try `count` inputs of a target from the one with number `first` on, or the files; keep what spoils something."""
    scratch = Path.cwd() / "scratch"
    scratch.mkdir(exist_ok=True)
    # What is found about an input goes to the pipe, whatever the input does to the streams.
    report = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    target = SELF_TEST if name == SELF_TEST.name else all_targets(scratch)[name]
    guard = Guard()
    guard.limit_memory()
    cases = ((file, Path(file).read_bytes()) for file in files) if files else (
        (number, target.case(seed, number)) for number in range(first, first + count)
    )  # fmt: skip
    slowest = 0.0
    for case, content in cases:
        print(json.dumps({"case": case}), file=report, flush=True)
        # The system's own alarm also ends what never comes back to Python.
        signal.alarm(_PATIENCE)
        begun = time.process_time()
        try:
            with guard.watch(*target.writes):
                target.run(content)
        except (Exception, TooSlowError) as error:
            said = {"find": case, "what": f"{type(error).__name__}: {error}"[:300], "where": _where(error)}
            print(json.dumps(said), file=report, flush=True)
            if not files:
                (Path(keep) / f"{name}--{seed}-{case}").write_bytes(content)
        slowest = max(slowest, time.process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"slowest": round(slowest, 2), "peak": peak}), file=report, flush=True)


def _where(error: BaseException) -> str:
    rows = [
        row
        for row in traceback.extract_tb(error.__traceback__)
        if "ipsec_errata" in row.filename or "/fuzz/" in row.filename
    ]
    return " < ".join(f"{Path(row.filename).name}:{row.lineno} {row.name}" for row in rows[:-4:-1])


if __name__ == "__main__":
    if len(sys.argv) == 1:
        print(json.dumps(list(all_targets(Path.cwd()))))
    else:
        main(*sys.argv[1:3], *map(int, sys.argv[3:6]), sys.argv[6:])
