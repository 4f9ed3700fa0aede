"""`ipsec-errata profile`: the issues that touch a product, by the RFCs that it implements."""

from __future__ import annotations

import argparse
import re
import sys

from ipsec_errata.answers.profile import EXCHANGE_ROLES, IP_VERSIONS, MODES, NODE_ROLES, make_profile
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.own_index import open_own_index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipsec_errata.answers.index import Index
    from ipsec_errata.answers.profile import Profile, Touching, Wanted

_EXAMPLES = """\
examples:
  ipsec-errata profile --implements 7296,4303,7383 --role responder --mode tunnel
  ipsec-errata profile --implements 7296 --format markdown > checklist.md
  ipsec-errata profile --implements 7296,4303 --handled handled.txt --fail-on live

--fail-on takes one or more of: live, elsewhere (settled by an RFC that is not in the list), obsolete (an RFC of the
list is), security (a live issue with a high impact on it), interop (a live issue that fails it). Issues in the file
of --handled do not count: an ID a line, what follows # is for people.

exit status: 0 nothing of what --fail-on names, 1 something of it, 2 the command was not understood"""
_CONDITIONS = ("live", "elsewhere", "obsolete", "security", "interop")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "profile",
        description="List the issues that touch a product: live ones, those that a later RFC settles which is not in "
        "the list, and settled ones, with what to do and how to check.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("--implements", required=True, metavar="RFCS", help="the RFCs it implements: 7296,4303,7383")
    roles = (*EXCHANGE_ROLES, *NODE_ROLES)
    parser.add_argument("--role", action="append", default=[], choices=roles, help="its roles (default: all)")
    parser.add_argument("--mode", action="append", default=[], choices=MODES, help="its modes (default: both)")
    parser.add_argument(
        "--ip", action="append", default=[], choices=IP_VERSIONS, help="its IP versions (default: both)"
    )
    formats = ("text", "markdown", "json", "csv")
    parser.add_argument("--format", choices=formats, default="text", help="how it is printed (default: text)")
    parser.add_argument("--handled", metavar="FILE", help="IDs of issues that are dealt with")
    parser.add_argument("--fail-on", default="", metavar="WORDS", help="exit with 1 if there is any: live,security")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the profile; 1 if something is there that `--fail-on` names."""
    index = open_own_index()
    fail_on = [word for word in re.split(r"[,\s]+", arguments.fail_on) if word]
    try:
        handled = _read_handled(arguments.handled, index) if arguments.handled else frozenset()
        wrong = [word for word in fail_on if word not in _CONDITIONS]
        if wrong:
            raise ValueError(f"--fail-on is {wrong[0]!r}; expected some of {', '.join(_CONDITIONS)}")
        wanted: Wanted = {
            "rfcs": _parse_rfcs(arguments.implements, index),
            "roles": arguments.role,
            "modes": arguments.mode,
            "ip": arguments.ip,
        }
    except ValueError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    profile = make_profile(wanted, index)
    print(_render(profile, handled, arguments.format))
    return EXIT_FOUND if any(_fails(profile, handled, word) for word in fail_on) else EXIT_CLEAN


def _parse_rfcs(text: str, index: Index) -> list[int]:
    found: list[int] = []
    for word in re.split(r"[,;\s]+", re.sub(r"rfc[\s-]*", "", text, flags=re.IGNORECASE).strip()):
        if not re.fullmatch("[0-9]{1,5}", word):
            raise ValueError(f"--implements has {word!r}; expected numbers of RFCs such as 7296,4303")
        if not index.rfc(int(word)):
            from ipsec_errata.suggest import did_you_mean

            near = did_you_mean(str(int(word)), map(str, index.overview["rfcs"]))
            raise ValueError(f"RFC {int(word)} is not in the catalogue{near}")
        found.append(int(word))
    return sorted(set(found))


def _read_handled(path: str, index: Index) -> frozenset[str]:
    from ipsec_errata.input_file import read_input_text

    found = set()
    for number, line in enumerate(read_input_text(path).splitlines(), start=1):
        issue_id = line.partition("#")[0].strip()
        if not issue_id:
            continue
        issue = index.issue(issue_id)
        if issue is None:
            from ipsec_errata.suggest import did_you_mean

            near = did_you_mean(issue_id, index.overview["issues"])
            raise ValueError(f"{path}:{number}: there is no issue {issue_id!r}{near}")
        found.add(issue["id"])
    return frozenset(found)


def _render(profile: Profile, handled: frozenset[str], form: str) -> str:
    from ipsec_errata.answers.profile_formats import render_checklist, render_csv, render_text

    match form:
        case "json":
            import json

            return json.dumps({**profile, "handled": sorted(handled)}, ensure_ascii=False, indent=2)
        case "csv":
            return render_csv(profile, handled).removesuffix("\r\n")
        case "markdown":
            return "\n".join(render_checklist(profile, handled))
        case _:
            return "\n".join(render_text(profile, handled))


def _fails(profile: Profile, handled: frozenset[str], condition: str) -> bool:
    def open_rows(rows: list[Touching]) -> Iterator[Touching]:
        return (row for row in rows if row["issue"]["id"] not in handled)

    match condition:
        case "obsolete":
            return any(advice["obsoleted_by"] for advice in profile["advice"])
        case "elsewhere":
            return any(open_rows(profile["elsewhere"]))
        case "security":
            return any(row["issue"]["security"] == "high" for row in open_rows(profile["live"]))
        case "interop":
            return any(row["issue"]["interop"] == "failure" for row in open_rows(profile["live"]))
        case _:
            return any(open_rows(profile["live"]))
