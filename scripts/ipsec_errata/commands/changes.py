"""`ipsec-errata changes`: what happened since a day or a commit."""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_USAGE
from ipsec_errata.commands.known_entries import read_entries
from ipsec_errata.model.database import Database
from ipsec_errata.model.progress import compare
from ipsec_errata.model.snapshot import Snapshot, snapshot_at, snapshot_of
from ipsec_errata.project import Project, own_project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reports.progress import progress_record, render_progress_markdown, render_progress_text
from ipsec_errata.repository import RepositoryError, project_at

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "changes",
        help="what was added and changed status since a day or a commit",
        description="Report what happened since a day, such as that of the last meeting, or since a commit: entries "
        "added, statuses changed, totals up and down.",
    )
    parser.add_argument(
        "--since", required=True, metavar="DAY|REF", help="2026-11-24, or a commit, branch or tag of this repository"
    )
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="text for mail, markdown for slides, json (default: text)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the report; 0 done, 2 the day or commit is none."""
    project = own_project()
    database = read_entries(project)
    try:
        before = _earlier(arguments.since, project, database)
    except (RepositoryError, ValueError) as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    progress = compare(before, snapshot_of(database, database.as_of), database)
    match arguments.format:
        case "markdown":
            sys.stdout.write(render_progress_markdown(progress))
        case "json":
            print(json.dumps(progress_record(progress), indent=2, ensure_ascii=False))
        case _:
            sys.stdout.write(render_progress_text(progress))
    return EXIT_CLEAN


def _earlier(since: str, project: Project, database: Database) -> Snapshot:
    if not _DAY.fullmatch(since):
        with project_at(project, since) as earlier:
            return snapshot_of(Loader(earlier).read().database, since)
    try:
        datetime.date.fromisoformat(since)
    except ValueError:
        raise ValueError(f"{since} is no day of the calendar; expected one such as 2026-11-24") from None
    return snapshot_at(database, since)
