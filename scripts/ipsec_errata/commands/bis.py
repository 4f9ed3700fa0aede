"""`ipsec-errata bis`: what the editor of a successor to an RFC must consider."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.cli import EXIT_CLEAN, EXIT_USAGE
from ipsec_errata.commands.known_entries import read_entries
from ipsec_errata.make_pages import read_site_url
from ipsec_errata.model.considerations import list_considerations
from ipsec_errata.project import own_project
from ipsec_errata.reports.considerations import render_checklist, render_csv_table, render_markdown
from ipsec_errata.suggest import did_you_mean


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "bis",
        help="what the editor of a successor to an RFC must consider",
        description="List what stands in an RFC and wants a decision in its successor: errata on it and, where still "
        "present, on the RFCs that it replaced, open issues, contradictions with other RFCs.",
    )
    parser.add_argument("rfc", metavar="RFC", help="the number: 7296")
    parser.add_argument(
        "--format",
        choices=("markdown", "csv", "checklist"),
        default="markdown",
        help="by section, as a table, or as boxes to tick (default: markdown)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list; 0 done, 2 there is no such RFC in the catalogue."""
    project = own_project()
    database = read_entries(project)
    number = arguments.rfc.lower().removeprefix("rfc").strip()
    rfc = database.rfc.get(int(number)) if number.isascii() and number.isdigit() and len(number) < 6 else None
    if rfc is None:
        tail = did_you_mean(number, map(str, database.rfc))
        print(f"ipsec-errata: RFC {arguments.rfc} is not in the catalogue{tail}", file=sys.stderr)
        return EXIT_USAGE
    rows = list_considerations(database, rfc.number)
    root = SiteRoot.parse(read_site_url(project))
    match arguments.format:
        case "csv":
            sys.stdout.write(render_csv_table(rows, root))
        case "checklist":
            print(render_checklist(rfc, rows, root))
        case _:
            print(render_markdown(rfc, rows, root))
    if rfc.obsoleted_by:
        newer = ", ".join(f"RFC {later}" for later in rfc.obsoleted_by)
        print(f"ipsec-errata: {rfc.name} is obsolete already; its successor is {newer}", file=sys.stderr)
    return EXIT_CLEAN
