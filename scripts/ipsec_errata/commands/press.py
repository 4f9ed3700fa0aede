"""`ipsec-errata press`: which way an issue can go, and the RFC Editor's form filled in."""

from __future__ import annotations

import argparse
import sys
import textwrap
from typing import Any

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.known_entries import read_entries
from ipsec_errata.commands.texts import NoTextsError, add_texts_option, open_library
from ipsec_errata.make_pages import read_site_url
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.route import STATEMENT, Way, find_routes
from ipsec_errata.passages.locate import PassageNotFoundError, locate_passage
from ipsec_errata.project import Project, own_project
from ipsec_errata.reports.erratum_form import CorrectionError, fill_form, missing_for_form, render_form
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError
from ipsec_errata.suggest import did_you_mean


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "press",
        help="which way an issue can go, and the erratum form filled in",
        description="Say by the IESG's rules which way an issue can go: official erratum, successor document, "
        "new draft, registry action or a note here. Where an erratum is open, print the form of the RFC Editor.",
    )
    parser.add_argument("issue", metavar="IPE-NNNN", help="the issue")
    add_texts_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the ways and the form.

    Return 0 if that is done, 1 if an erratum is open and the entry has too little for the form, 2 if there is no such
    issue or the text of the RFC is not at hand.
    """
    project = own_project()
    database = read_entries(project)
    wanted = arguments.issue.upper()
    issue = database.issue.get(database.moved_to.get(wanted, wanted))
    if issue is None:
        print(f"ipsec-errata: there is no {arguments.issue}{did_you_mean(wanted, database.issue)}", file=sys.stderr)
        return EXIT_USAGE
    print(f"{issue.id} {issue.title}\n")
    routes = find_routes(database, issue)
    for route in routes:
        print(f"  {'open' if route.is_open else 'shut'}  {route.way}: {route.reason}")
    print(f"\nThe rules for errata: {STATEMENT}\n")
    if not any(route.way is Way.ERRATUM and route.is_open for route in routes):
        return EXIT_CLEAN
    return _print_form(issue, project, arguments)


def _print_form(issue: Issue, project: Project, arguments: argparse.Namespace) -> int:
    correction = issue.official.correction
    missing = missing_for_form(issue)
    row = next((row for row in issue.affects if correction and row.rfc == correction.rfc), None)
    if missing or correction is None or row is None or row.passage is None:
        print("The form cannot be filled in. Missing in the entry:", file=sys.stderr)
        for sentence in missing:
            print(f"  {sentence}", file=sys.stderr)
        return EXIT_FOUND
    passage = row.passage
    try:
        words = open_library(arguments).read(correction.rfc)
        if words is None:
            raise NoTextsError(f"the text of RFC {correction.rfc} is not among those given")
        located = locate_passage(words, passage.section, passage.starts, passage.ends)
        # The first line keeps its place above the others.
        original = textwrap.dedent(" " * located.column + located.text)
        root = SiteRoot.parse(read_site_url(project))
        form = fill_form(issue, correction, passage.section, original, root)
    except (NoTextsError, UnreadableRfcError) as error:
        print(f"The form cannot be filled in: {error}", file=sys.stderr)
        return EXIT_USAGE
    except (PassageNotFoundError, CorrectionError) as error:
        print(f"The form cannot be filled in: {error}", file=sys.stderr)
        return EXIT_FOUND
    print(render_form(form), end="")
    return EXIT_CLEAN
