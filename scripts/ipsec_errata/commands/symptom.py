"""`ipsec-errata symptom`: from a notify, a log line or a behaviour to the issues that explain it."""

from __future__ import annotations

import argparse
import sys

from ipsec_errata.answers.symptoms import explain, render_explanations
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND
from ipsec_errata.commands import numbers
from ipsec_errata.commands.own_index import open_own_index

_EXAMPLES = """\
examples:
  ipsec-errata symptom "received NO_PROPOSAL_CHOSEN notify, no CHILD_SA built"
  ipsec-errata symptom INVALID_KE_PAYLOAD
  ipsec-errata symptom tunnel works for hours, then rekeying fails

exit status: 0 an issue explains it, 1 none does, 2 the command was not understood"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "symptom",
        description="Name the issues that explain a notify, a log line or a behaviour, best first. A log line may be "
        "pasted whole, with its time, names and numbers.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("words", nargs="+", metavar="WORD", help="the symptom; several arguments are one symptom")
    parser.add_argument(
        "--limit", type=numbers.positive, default=5, metavar="N", help="show at most N issues (default: 5)"
    )
    parser.add_argument("--json", action="store_true", help="print the issues as a JSON list")
    parser.add_argument("--brief", action="store_true", help="leave out their symptoms and what to do")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the issues; 0 there is one, 1 there is none."""
    index = open_own_index()
    text = " ".join(arguments.words)
    found = explain(text, index, arguments.limit)
    if arguments.json:
        import json

        print(json.dumps(found, ensure_ascii=False, indent=2))
    elif found:
        print("\n".join(render_explanations(found, brief=arguments.brief)))
    else:
        print(f"no issue explains {text!r}", file=sys.stderr)
    return EXIT_CLEAN if found else EXIT_FOUND
