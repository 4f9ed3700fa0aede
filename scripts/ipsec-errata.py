"""Run the `ipsec-errata` command from a checkout, without installing anything."""

import os.path
import sys

# Not pathlib: importing it takes a third as long as Python's own start, and `lookup` would do without it.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120

from ipsec_errata.cli import main

if __name__ == "__main__":
    sys.exit(main())
