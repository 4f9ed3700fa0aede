"""`ipsec-errata preview`: the page of one entry and of its RFCs, without building the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.diagnostics import render_diagnostics
from ipsec_errata.make_pages import read_site_url
from ipsec_errata.make_preview import Entry, Preview, entries_of
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.output_file import write_text
from ipsec_errata.project import Project, own_project
from ipsec_errata.query import parse_query
from ipsec_errata.reading.loader import Loader, Reading
from ipsec_errata.suggest import did_you_mean


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "preview",
        help="the page of one entry, as a file",
        description="Render the page of one issue or erratum and of the RFCs that it is about, each as one HTML file "
        "that needs nothing beside it. Faults in other entries do not matter.",
    )
    parser.add_argument("entry", help="IPE-0012, eid4387, rfc7296, or the file of an entry")
    parser.add_argument(
        "--out", type=Path, default=Path("preview"), metavar="DIR", help="where to write (default: preview)"
    )
    parser.add_argument("--root", type=Path, help="another checkout than the one this command belongs to")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Render; 0 done, 1 the entry or a template has a fault, 2 there is no such entry."""
    project = Project(arguments.root) if arguments.root else own_project()
    reading = Loader(project).load()
    name, entry = _find(arguments.entry, project, reading.database)
    if entry is None:
        return _explain_absence(name, reading)
    database = reading.database.with_one_draft(entry.path)
    preview = Preview(own_project(), SiteRoot.parse(read_site_url(own_project())))
    try:
        files = list(preview.render(_with_rfcs(entry, database), database))
    except jinja2.TemplateError as error:
        print(f"ipsec-errata: site_src/templates: {error.message}", file=sys.stderr)
        return EXIT_FOUND
    for file in files:
        write_text(arguments.out / file.path, file.text)
        print(arguments.out / file.path)
    return EXIT_CLEAN


def _explain_absence(name: str, reading: Reading) -> int:
    wrong = [row for row in reading.found if PurePosixPath(row.path).stem.startswith(name)]
    if wrong:
        sys.stdout.write(render_diagnostics(wrong))
        return EXIT_FOUND
    known = [*reading.database.issue, *(erratum.id for erratum in reading.database.errata)]
    print(f"ipsec-errata: there is no {name}{did_you_mean(name, known)}", file=sys.stderr)
    return EXIT_USAGE


def _find(text: str, project: Project, database: Database) -> tuple[str, Entry | None]:
    """Return the name of what was asked for, and the entry; None where it is not there or cannot be read."""
    if text.endswith(".yaml"):
        path = project.relative(Path(text))
        return PurePosixPath(path).stem, next((entry for entry in entries_of(database) if entry.path == path), None)
    query = parse_query(text)
    match query["kind"]:
        case "issue":
            moved = (entry for entry in database.moved if entry.id == query["issue"])
            return query["issue"], database.issue.get(query["issue"]) or next(moved, None)
        case "erratum":
            return f"eid{query['eid']}", database.erratum.get(query["eid"])
        case "place":
            return f"rfc{query['rfc']}", database.rfc.get(query["rfc"])
    return text, None


def _with_rfcs(entry: Entry, database: Database) -> list[Entry]:
    """Return the entry and the RFCs in which it has sections."""
    match entry:
        case Issue():
            numbers = [row.rfc for row in entry.affects if row.sections]
        case Erratum():
            numbers = [entry.rfc]
        case Moved() | Rfc():
            numbers = []
    return [entry, *(database.rfc[number] for number in dict.fromkeys(numbers) if number in database.rfc)]
