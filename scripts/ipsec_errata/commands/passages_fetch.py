"""`ipsec-errata passages fetch`: RFC texts from the RFC Editor into a cache."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands import numbers
from ipsec_errata.commands.known_entries import read_entries
from ipsec_errata.commands.texts import cache_folder
from ipsec_errata.fetch.address import RFC_EDITOR
from ipsec_errata.passages.check import passages_of
from ipsec_errata.project import own_project


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "fetch",
        help="fetch RFC texts from the RFC Editor",
        description="Fetch the texts of RFCs from the RFC Editor, one after the other, into a cache that the other "
        "commands read. A text that is there is not fetched again: published RFCs do not change.",
    )
    parser.add_argument(
        "rfcs",
        nargs="*",
        type=numbers.rfc,
        metavar="RFC",
        help="numbers (default: every RFC with a passage and its successors)",
    )
    parser.add_argument("--all", action="store_true", help="every RFC of the catalogue")
    parser.add_argument(
        "--refresh", action="store_true", help="ask the server whether a text that is there has changed"
    )
    parser.add_argument("--into", type=Path, metavar="DIR", help="the cache (default: ipsec-errata/rfc in the user's)")
    parser.add_argument(
        "--from", dest="base", default=RFC_EDITOR, metavar="URL", help=f"a mirror (default: {RFC_EDITOR})"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Fetch and say what came; 0 all are there, 1 some could not be had, 2 nothing could begin."""
    try:
        from ipsec_errata.fetch.fetcher import Fetcher, FetchError
        from ipsec_errata.fetch.rfc_texts import fetch_rfc
    except ImportError:
        print(
            "ipsec-errata: fetching needs the package requests; install it with `pip install requests`", file=sys.stderr
        )
        return EXIT_USAGE
    folder: Path = arguments.into or cache_folder()
    fetcher = Fetcher()
    outcomes: Counter[str] = Counter()
    numbers = sorted(set(arguments.rfcs) or _wanted(everything=arguments.all))
    for at, number in enumerate(numbers, start=1):
        if not arguments.refresh and (folder / f"rfc{number}.txt").is_file():
            outcomes["there already"] += 1
            continue
        _tell(f"RFC {number} ({at} of {len(numbers)})")
        try:
            outcomes[fetch_rfc(number, folder, fetcher, arguments.base)] += 1
        except FetchError as error:
            _tell("")
            print(f"ipsec-errata: {error}", file=sys.stderr)
            outcomes["failed"] += 1
    _tell("")
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    print(f"{len(numbers)} texts in {folder}: {counts or 'none wanted'}")
    return EXIT_FOUND if outcomes["failed"] else EXIT_CLEAN


def _wanted(*, everything: bool) -> Iterable[int]:
    database = read_entries(own_project())
    if everything:
        return database.rfc
    found: set[int] = set()
    for _, _, number, _ in passages_of(database):
        found |= {number, *database.successors(number)}
    return found


def _tell(text: str) -> None:
    """Show on a terminal what is going on, in one line that is written over; a log file gets nothing."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
