"""What `scripts/serve` does once a Python is found."""

from __future__ import annotations

import os
import sys

from environment import QUIET, ROOT, SetupError, prepare


def main() -> int:
    """Set up and hand over; 2 where a person has to do something first."""
    try:
        python = prepare("requirements.txt")
    except SetupError as error:
        print(f"scripts/serve: {error}", file=sys.stderr)
        return 2
    os.environ.update(QUIET)
    os.chdir(ROOT)
    command = [str(python), str(ROOT / "scripts" / "ipsec-errata.py"), "serve", *sys.argv[1:]]
    os.execv(command[0], command)  # noqa: S606  a server that replaces this process gets Ctrl-C itself
    raise AssertionError("execv returns only by an error")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
