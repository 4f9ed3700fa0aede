"""Tries readers and commands with spoiled input: `python -m tests.fuzz --minutes 10 --seed 1`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The package is never installed; it lies beside.
sys.path.insert(0, str(ROOT / "scripts"))

from tests.fuzz.self_test import SELF_TEST  # noqa: E402
from tests.fuzz.supervisor import Supervisor  # noqa: E402


def main() -> int:
    """Try what is asked for; 0 nothing found, 1 something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="how long (default: 1)")
    parser.add_argument("--cases", type=int, help="this many inputs of each target instead")
    parser.add_argument("--seed", type=int, default=1, help="other inputs for another seed (default: 1)")
    parser.add_argument("--only", nargs="+", metavar="TARGET", help="these targets only")
    parser.add_argument("--keep", type=Path, default=ROOT / ".cache" / "fuzz", help="where to leave what is found")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ipsec-errata-fuzz-") as folder:
        # Deep enough that a command line with `../..` in it does not lead out to whatever lies on this machine.
        place = Path(folder, "two", "folders", "deeper")
        place.mkdir(parents=True)
        supervisor = Supervisor(place, arguments.seed, arguments.keep)
        known = supervisor.names()
        if unknown := set(arguments.only or ()) - {*known, SELF_TEST.name}:
            parser.error(f"there is no target {min(unknown)}; there are {', '.join(known)}")
        names = arguments.only or known
        for name in names:
            supervisor.try_found(name)
        end = time.monotonic() + arguments.minutes * 60
        batch = arguments.cases or 200
        while True:
            for name in names:
                supervisor.try_more(name, batch)
                if not arguments.cases and time.monotonic() > end:
                    break
            else:
                if not arguments.cases:
                    continue
            break
        print(supervisor.summary())
        return 1 if supervisor.finds else 0


if __name__ == "__main__":
    sys.exit(main())
