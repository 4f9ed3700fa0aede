"""Spoiled input of every kind, some of each: `python -m tests.fuzz --minutes 60` tries at length."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def fuzz(keep: Path, *words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "tests.fuzz", "--keep", str(keep), *words]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def test_nothing_is_found(tmp_path: Path):
    status, said = fuzz(tmp_path, "--cases", "12", "--seed", "7")
    assert (status, said.splitlines()[-1].partition(", ")[2]) == (0, "0 different finds"), said


def test_what_must_not_happen_is_told_and_kept(tmp_path: Path):
    status, said = fuzz(tmp_path, "--cases", "5", "--only", "self-test")
    assert status == 1
    assert [line for line in said.splitlines() if line.startswith("self-test ")] == [
        "self-test 0: ValueError: a traceback",
        "self-test 1: TooSlowError: took more than 2.0 s",
        "self-test 2: MemoryError: ",
        "self-test 3: OSError: [Errno 30] Read-only file system: '/never-written'",
        "self-test 4: died",
    ]
    assert [file.read_bytes() for file in sorted(tmp_path.iterdir())] == [b"raise", b"spin", b"hoard", b"stray"]
