"""`ipsec-errata lookup`: what is known about a section, an issue or an erratum, in the terminal."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ipsec_errata.answer import answer
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND
from ipsec_errata.project import own_project
from ipsec_errata.query import parse_query
from ipsec_errata.reading.loader import Loader


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "lookup",
        help="what is known about a section, an issue or an erratum",
        description='Look up "RFC 7296 2.8", IPE-0001, eid4387, an address of a published RFC, or words.',
    )
    parser.add_argument("query", nargs="+", help="what to look up")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the answer; 0 something is known, 1 nothing is."""
    reading = Loader(own_project()).load()
    if not reading.is_clean:
        print("ipsec-errata: some entries have faults and may be missing here; see `validate`", file=sys.stderr)
    found = answer(parse_query(" ".join(arguments.query)), reading.database)
    print("\n".join(found.lines))
    return EXIT_CLEAN if found.is_found else EXIT_FOUND
