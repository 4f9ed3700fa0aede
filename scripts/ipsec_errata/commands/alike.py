"""`ipsec-errata alike`: entries that resemble an entry, so that no problem is treated twice."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.known_entries import read_entries
from ipsec_errata.editing.lookalikes import find_doubles
from ipsec_errata.project import Project, own_project


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "alike",
        help="entries that resemble an entry",
        description="For each issue named, list the issues and official errata that have rare words, sections or "
        "errata in common with it, the most alike first. Neighbours that it names already are left out.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="ISSUE", help="files of issues, or their IDs")
    parser.add_argument("--root", type=Path, help="another checkout than the one this command belongs to")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List; 0 nothing is alike, 1 something is, 2 a file is no issue that can be read."""
    project = Project(arguments.root) if arguments.root else own_project()
    database = read_entries(project)
    by_path = {issue.path: issue for issue in database.issues}
    moved = {entry.path for entry in database.moved}
    is_found = False
    for given in arguments.paths:
        path = project.relative(given)
        if path in moved:
            continue
        issue = by_path.get(path) or database.issue.get(str(given))
        if issue is None:
            why = "is no issue that can be read; see `ipsec-errata validate`" if given.exists() else "is not there"
            print(f"ipsec-errata: {path} {why}", file=sys.stderr)
            return EXIT_USAGE
        if found := find_doubles(database, issue):
            is_found = True
            print("\n".join([f"{issue.path} resembles:", *map(str, found)]))
    return EXIT_FOUND if is_found else EXIT_CLEAN
