"""What `scripts/serve` does once a Python is found."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from environment import ROOT, SetupError, clean_environment, prepare


def main() -> NoReturn:
    """Set up and become the command; end with 2 where a person has to do something first."""
    try:
        python = prepare("requirements.txt")
    except SetupError as error:
        print(f"scripts/serve: {error}", file=sys.stderr)
        sys.exit(2)
    os.chdir(ROOT)
    command = [str(python), str(ROOT / "scripts" / "ipsec-errata.py"), "serve", *sys.argv[1:]]
    os.execve(command[0], command, clean_environment())  # noqa: S606 - replacing this process is the aim


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
