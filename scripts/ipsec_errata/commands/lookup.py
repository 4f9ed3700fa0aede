"""`ipsec-errata lookup`: what is known about a section, an issue, an erratum or some words."""

from __future__ import annotations

from ipsec_errata.answers.lookup import look_up
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND
from ipsec_errata.commands.own_index import open_own_index

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

_EXAMPLES = """\
understood:
  7296 2.8 · RFC 7296, Sec. 2.8 · rfc7296#section-2.8.1 · Appendix B.1 of RFC 7296
  addresses of the RFC Editor, the datatracker and this site
  IPE-0012 · eid4387 · EID 4387
  INVALID_KE_PAYLOAD · NO-PROPOSAL-CHOSEN · words, best match first

exit status: 0 something is known, 1 nothing is, 2 the command was not understood"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "lookup",
        description="Say what is known about a section and what lies below and above it, live issues first; about an "
        "issue, an official erratum, a notify, or some words.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("query", nargs="+", help="what to look up; several arguments are one query")
    parser.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    parser.add_argument("--brief", action="store_true", help="leave out what to do")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the answer; 0 something is known, 1 nothing is."""
    return answer(" ".join(arguments.query), as_json=arguments.json, is_brief=arguments.brief)


def answer(query: str, *, as_json: bool = False, is_brief: bool = False) -> int:
    """Print what is known, as text or as one JSON object; 0 something is known, 1 nothing is."""
    found = look_up(query, open_own_index())
    if as_json:
        import json

        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        from ipsec_errata.answers.text import render_found

        print("\n".join(render_found(found, brief=is_brief)))
    return EXIT_CLEAN if found["is_known"] else EXIT_FOUND
