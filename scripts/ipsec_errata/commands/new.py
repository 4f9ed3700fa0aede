"""`ipsec-errata new`: a draft of an entry, from options, questions, an erratum, a meeting or a form."""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.one_writer import only_writer
from ipsec_errata.diagnostics import Diagnostic, render_diagnostics
from ipsec_errata.editing.draft import Draft, file_name, render_draft, slug_of
from ipsec_errata.editing.issue_form import NoFormError, parse_form
from ipsec_errata.editing.lookalikes import find_lookalikes
from ipsec_errata.editing.starts import UnknownStartError, draft_of_erratum, draft_of_item
from ipsec_errata.input_file import MOST_BYTES, read_input_text
from ipsec_errata.model.issue import IssueClass
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.output_file import write_text
from ipsec_errata.project import Kind, Project, own_project
from ipsec_errata.query import parse_query
from ipsec_errata.reading.characters import FORBIDDEN
from ipsec_errata.reading.loader import Loader, Reading

_MOST = 5


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "new",
        help="begin an entry",
        description="Write errata/issues/IPE-0000-<slug>.yaml: every field with what the schema says about it, filled "
        "in as far as known. Shows entries that look alike first. On a terminal it asks for what the options leave "
        "open; without one it asks nothing, and what is missing is listed at the end.",
    )
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--from-eid", type=int, metavar="EID", help="begin with an official erratum")
    start.add_argument("--from-meeting", metavar="MEETING/ITEM", help="begin with an item of a meeting")
    start.add_argument("--from-form", metavar="FILE", help="begin with the text of our form on GitHub; - reads it here")
    parser.add_argument("--title", help="what is wrong, in at most 80 characters")
    parser.add_argument("--summary", help="the problem and its effect in at most 300 characters")
    parser.add_argument("--class", dest="issue_class", choices=list(IssueClass), type=IssueClass, help="the kind")
    parser.add_argument(
        "--section", action="append", default=[], type=_place, metavar="PLACE", help='"RFC 7296 2.8"; can be repeated'
    )
    parser.add_argument("--protocol", action="append", default=[], metavar="WORD", help="from the vocabulary")
    parser.add_argument("--topic", action="append", default=[], metavar="WORD", help="from the vocabulary")
    parser.add_argument("--eid", action="append", default=[], type=int, help="an official erratum on the matter")
    parser.add_argument("--slug", help="words for the name of the file (default: from the title)")
    parser.add_argument("--date", metavar="DAY", help="the day of filing (default: today)")
    parser.add_argument("--no-input", action="store_true", help="ask nothing, even on a terminal")
    parser.add_argument("--print", dest="is_print", action="store_true", help="print the draft and write no file")
    parser.add_argument("--root", type=Path, help="another checkout than the one this command belongs to")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the draft; 0 done, 1 its author said no, 2 it cannot begin so."""
    project = Project(arguments.root) if arguments.root else own_project()
    loader = Loader(project)
    reading = loader.load()
    for text in (arguments.title, arguments.summary, arguments.date, *arguments.protocol, *arguments.topic):
        if bad := FORBIDDEN.search(text or ""):
            print(f"ipsec-errata: control or invisible character U+{ord(bad[0]):04X} in {text!r}", file=sys.stderr)
            return EXIT_USAGE
    try:
        draft = _with_options(_start(arguments, reading), arguments)
    except (UnknownStartError, NoFormError) as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    is_asking = sys.stdin.isatty() and sys.stderr.isatty() and not arguments.no_input and not arguments.is_print
    if is_asking:
        draft = _ask_for_missing(draft, _ask)
    is_alike = _show_lookalikes(draft, reading)
    if (
        is_asking
        and is_alike
        and _ask("Is it none of these? Write the draft? [y/N] ").strip().lower() not in ("y", "yes")
    ):
        print("nothing written", file=sys.stderr)
        return EXIT_FOUND
    day = arguments.date or datetime.datetime.now(datetime.UTC).date().isoformat()
    text = render_draft(draft, reading.database, loader.schemas.documents[Kind.ISSUE], day)
    if arguments.is_print:
        sys.stdout.write(text)
        return EXIT_CLEAN
    start = f"eid{arguments.from_eid}" if arguments.from_eid else (arguments.from_meeting or "").rpartition("/")[2]
    file = project.entries / "issues" / file_name(slug_of(arguments.slug or draft.title or start))
    with only_writer(project.root):
        if file.exists():
            print(f"ipsec-errata: {project.relative(file)} exists; give another --slug", file=sys.stderr)
            return EXIT_USAGE
        write_text(file, text)
    path = project.relative(file)
    print(path)
    _show_what_is_left([row for row in loader.load().found if row.path == path], path)
    return EXIT_CLEAN


def _place(text: str) -> Place:
    query = parse_query(text)
    if query["kind"] != "place":
        raise argparse.ArgumentTypeError(f'{text!r} names no RFC; expected "RFC 7296 2.8" or "RFC 7296"')
    return Place(query["rfc"], Section.parse(query["section"]) if "section" in query else None)


def _start(arguments: argparse.Namespace, reading: Reading) -> Draft:
    if arguments.from_eid:
        return draft_of_erratum(reading.database, arguments.from_eid)
    if arguments.from_meeting:
        return draft_of_item(reading.database, arguments.from_meeting)
    if arguments.from_form == "-":
        return parse_form(sys.stdin.read(MOST_BYTES))
    if arguments.from_form:
        try:
            return parse_form(read_input_text(arguments.from_form))
        except UnicodeDecodeError:
            raise NoFormError(f"{arguments.from_form} is no UTF-8; save the text of the form as UTF-8") from None
    return Draft()


def _with_options(draft: Draft, arguments: argparse.Namespace) -> Draft:
    """Return the draft with what the options say; they win over what it began with."""
    return dataclasses.replace(
        draft,
        title=arguments.title or draft.title,
        summary=arguments.summary or draft.summary,
        issue_class=arguments.issue_class or draft.issue_class,
        places=tuple(dict.fromkeys((*arguments.section, *draft.places))),
        protocols=tuple(arguments.protocol) or draft.protocols,
        topics=tuple(arguments.topic) or draft.topics,
        eids=tuple(dict.fromkeys((*draft.eids, *arguments.eid))),
    )


def _ask(question: str) -> str:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline()


def _ask_for_missing(draft: Draft, ask: Callable[[str], str]) -> Draft:
    """Return the draft with answers for what nothing can be guessed from; an empty answer leaves it open."""
    title = draft.title or ask("What is wrong, in one line: ").strip()
    places = list(draft.places)
    while not places:
        answer = ask('RFC and section, such as "RFC 7296 2.8" (empty: later): ').strip()
        if not answer:
            break
        try:
            places.append(_place(answer))
        except argparse.ArgumentTypeError as error:
            print(error, file=sys.stderr)
    summary = draft.summary or ask("The problem and its effect, in two sentences (empty: later): ").strip()
    return dataclasses.replace(draft, title=title, places=tuple(places), summary=summary)


def _show_lookalikes(draft: Draft, reading: Reading) -> bool:
    found = find_lookalikes(reading.database, f"{draft.title} {draft.summary}", draft.places, draft.eids)
    # An erratum with which the draft begins is no other entry.
    found = [row for row in found if not set(row.eids) & set(draft.eids) or row.id.startswith("IPE")][:_MOST]
    if found:
        print("These look alike; is it one of them?", file=sys.stderr)
    for row in found:
        print(row, file=sys.stderr)
    return bool(found)


def _show_what_is_left(found: list[Diagnostic], path: str) -> None:
    if found:
        print(f"What only you can know is left to fill in ({len(found)}):", file=sys.stderr)
        sys.stderr.write(render_diagnostics(found))
    print(f"then: ipsec-errata fmt {path} && ipsec-errata validate", file=sys.stderr)
