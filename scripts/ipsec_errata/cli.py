"""The `ipsec-errata` command: finds the subcommand, imports it alone, runs it."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

from ipsec_errata import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE = 0, 1, 2
# What a command says before an answer that may lack something.
FAULTY_ENTRIES = "ipsec-errata: some entries have faults and may be missing here; see `validate`"

# Each command is a module with add_parser(subparsers) and run(arguments). Modules of other names are the members of
# a group: `rfc import`.
_COMMANDS = {
    "validate": ("validate",),
    "new": ("new",),
    "alike": ("alike",),
    "fmt": ("fmt",),
    "preview": ("preview",),
    "number": ("number",),
    "lookup": ("lookup",),
    "symptom": ("symptom",),
    "profile": ("profile",),
    "scan": ("scan",),
    "watch": ("watch",),
    "review": ("review",),
    "changes": ("changes",),
    "bis": ("bis",),
    "press": ("press",),
    "release": ("release",),
    "build": ("build",),
    "serve": ("serve",),
    "export": ("export_pages", "export_files"),
    "rfc": ("rfc_import",),
    "errata": ("errata_import",),
    "passages": ("passages",),
}
# One line each for the overview, which imports none of them: importing all costs forty times the start of Python.
_SUMMARIES = {
    "validate": "check the entries",
    "new": "begin an entry",
    "alike": "entries that resemble an entry",
    "fmt": "bring entries into canonical order and layout",
    "preview": "the page of one entry, as a file",
    "number": "give merged drafts their numbers",
    "lookup": "what is known about a section, an issue or an erratum",
    "symptom": "which issues explain a notify, a log line or a behaviour",
    "profile": "which issues touch what you implement",
    "scan": "find wrong citations of RFCs in source files",
    "watch": "take over what the RFC Editor has changed",
    "review": "the pages that a branch changes, before and after",
    "changes": "what was added and changed status since a day or a commit",
    "bis": "what the editor of a successor to an RFC must consider",
    "release": "keep the addresses of the data as they are",
    "press": "which way an issue can go, and the erratum form filled in",
    "build": "build the site",
    "serve": "serve the site here, with live reload",
    "export": "write what the site is made of",
    "rfc": "the RFC catalogue",
    "errata": "the official errata",
    "passages": "check the passages of RFCs on which issues rest; add one",
}


class _HelpFormatter(argparse.HelpFormatter):
    """As argparse's own, which imports the archivers to learn how wide the terminal is, even to add an argument.

    Text of several lines has its own layout and stays as it is.
    """

    def __init__(self, prog: str) -> None:
        given = os.environ.get("COLUMNS", "")
        try:
            columns = int(given) if given.isdigit() else os.get_terminal_size().columns
        except OSError:
            columns = 80
        super().__init__(prog, width=max(columns, 40) - 2)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)


class _Parser(argparse.ArgumentParser):
    """A parser, and by inheritance the class of the commands' parsers, with that formatter."""

    def __init__(self, *, formatter_class: Any = _HelpFormatter, **more: Any) -> None:
        super().__init__(formatter_class=formatter_class, **more)


def build_parser(wanted: str = "") -> argparse.ArgumentParser:
    """Return the parser of the command `wanted`; where there is no such command, one that knows all their names."""
    parser = _Parser(
        prog="ipsec-errata",
        description="Errata and protocol issues of the IPsec RFCs: check the entries, look things up, build the site.",
        epilog="Examples:\n"
        "  ipsec-errata validate\n"
        '  ipsec-errata lookup "RFC 7296 2.8"\n'
        "  ipsec-errata scan src\n"
        "  ipsec-errata build --out site\n\n"
        "Exit status: 0 all well, 1 something was found, 2 the command was not understood or cannot run.",
    )
    parser.add_argument("--version", action="version", version=f"ipsec-errata {__version__}")
    # Told the name of the program, argparse need not format a usage to find it: that imports half of the archivers.
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog=parser.prog)
    if wanted not in _COMMANDS:
        for name, summary in _SUMMARIES.items():
            subparsers.add_parser(name, help=summary, add_help=False)
    elif _COMMANDS[wanted] == (wanted,):
        importlib.import_module(f"ipsec_errata.commands.{wanted}").add_parser(subparsers)
    else:
        text = _SUMMARIES[wanted]
        group = subparsers.add_parser(wanted, help=text, description=f"{text[0].upper()}{text[1:]}.")
        members = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
        for module in _COMMANDS[wanted]:
            importlib.import_module(f"ipsec_errata.commands.{module}").add_parser(members)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status. Never shows a traceback for what a user can cause."""
    words = list(sys.argv[1:] if argv is None else argv)
    first = words[0] if words else ""
    # A description of an RFC may hold any character; a terminal that cannot show it must not stop us.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments = build_parser(first).parse_args(words)
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough.
        _drop_output()
        return EXIT_CLEAN
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"ipsec-errata: {place}{error.strerror or error}", file=sys.stderr)
        _drop_output()
        return EXIT_USAGE
    return status


def _drop_output() -> None:
    """Send what is left of the output nowhere: where it cannot be written, Python would complain while closing."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
