"""`ipsec-errata passages`: the words on which issues rest, held against the RFC texts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands import passages_add, passages_fetch, passages_successors
from ipsec_errata.commands.finding_format import add_format_option
from ipsec_errata.commands.known_entries import read_entries
from ipsec_errata.commands.texts import NoTextsError, add_texts_option, open_library
from ipsec_errata.diagnostics import Format, Level, render_diagnostics
from ipsec_errata.passages.check import PassageCount, check_passages
from ipsec_errata.project import own_project
from ipsec_errata.reading.yaml_source import read_source
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments and its subcommands."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "passages",
        help="check the passages of RFCs on which issues rest; add one",
        description="Find every passage of every issue in the text of its RFC and compare it with its hash.",
    )
    add_texts_option(parser)
    add_format_option(parser)
    parser.set_defaults(run=run)
    below = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in (passages_add, passages_fetch, passages_successors):
        command.add_parser(below)


def run(arguments: argparse.Namespace) -> int:
    """Check and print; 0 every passage stands where it should, 1 findings, 2 nothing could be checked."""
    project = own_project()
    try:
        library = open_library(arguments)
        count = PassageCount()
        faults = list(check_passages(read_entries(project), library, count))
    except (NoTextsError, UnreadableRfcError) as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    found = []
    for fault in faults:
        source, _ = read_source(project.root / Path(fault.path), fault.path)
        if source is not None:
            found.append(source.diagnose(fault.key_path, Level.ERROR, fault.message, fault.code))
    sys.stdout.write(render_diagnostics(found, arguments.format))
    if arguments.format is not Format.JSON:
        print(f"{count.checked} passages checked, {len(found) or 'no'} findings", file=sys.stderr)
        if count.unread:
            names = ", ".join(f"RFC {number}" for number in sorted(count.unread))
            print(f"{count.unread.total()} passages not checked: no text of {names}", file=sys.stderr)
    return EXIT_FOUND if found else EXIT_CLEAN
