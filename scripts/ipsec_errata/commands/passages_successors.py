"""`ipsec-errata passages successors`: is a passage still in the RFC that replaced its own?"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterable
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.known_entries import read_entries
from ipsec_errata.commands.texts import NoTextsError, add_texts_option, open_library
from ipsec_errata.passages.proposals import Proposal, propose_states
from ipsec_errata.project import own_project
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError
from ipsec_errata.suggest import did_you_mean


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "successors",
        help="is a passage still in the RFC that replaced its own",
        description="Look for the words of each passage in every RFC that replaced its own, and propose the state of "
        "the problem there. What an RFC says of its changes since an earlier one does not count as its text. Nothing "
        "is written: a proposal rests on wording alone.",
    )
    parser.add_argument("issues", nargs="*", metavar="IPE-NNNN", help="only these issues (default: all)")
    parser.add_argument("--news", action="store_true", help="only proposals that do not go with what the entry says")
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_texts_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print proposals; 0 all go with the entries, 1 some do not, 2 nothing could be compared."""
    database = read_entries(own_project())
    for name in arguments.issues:
        if name not in database.issue:
            print(f"ipsec-errata: there is no issue {name}{did_you_mean(name, database.issue)}", file=sys.stderr)
            return EXIT_USAGE
    try:
        proposals = list(propose_states(database, open_library(arguments), arguments.issues))
    except (NoTextsError, UnreadableRfcError) as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    shown = [row for row in proposals if row.is_news or not arguments.news]
    print(_as_json(shown) if arguments.json else _as_text(shown))
    return EXIT_FOUND if any(row.is_news for row in proposals) else EXIT_CLEAN


def _as_text(proposals: Iterable[Proposal]) -> str:
    lines = []
    for (issue, passage), rows in itertools.groupby(proposals, key=lambda row: (row.issue, row.passage)):
        lines.append(f"{issue}, passage in {passage.label}")
        for row in rows:
            entry = f"the entry says {row.written.label}" if row.written else "the entry does not name it"
            where = row.place.label if row.place else f"RFC {row.later}"
            proposal = f"proposal: {row.state.label}" if row.state else "no proposal"
            lines.append(f"  {'!' if row.is_news else ' '} {where}: {proposal}; {row.reason} ({entry})")
    if not lines:
        return "no proposals"
    return "\n".join([*lines, "", "Proposals rest on wording alone: read both RFCs before you write a state."])


def _as_json(proposals: Iterable[Proposal]) -> str:
    rows = [
        {
            "issue": row.issue,
            "passage": {"rfc": row.passage.rfc, "section": row.passage.section and row.passage.section.text},
            "later_rfc": row.later,
            "section": row.place.section.text if row.place and row.place.section else None,
            "proposal": row.state,
            "reason": row.reason,
            "entry": row.written,
            "is_news": row.is_news,
        }
        for row in proposals
    ]
    return json.dumps({"proposals": rows}, indent=2)
