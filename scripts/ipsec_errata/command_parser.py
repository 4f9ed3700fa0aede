"""The parser of the command line: the overview of all commands, or the arguments of one."""

from __future__ import annotations

import argparse
import importlib
import os

from ipsec_errata import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Each command is a module with add_parser(subparsers) and run(arguments). Modules of other names are the members of
# a group: `rfc import`.
COMMANDS = {
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
SUMMARIES = {
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
    if wanted not in COMMANDS:
        for name, summary in SUMMARIES.items():
            subparsers.add_parser(name, help=summary, add_help=False)
    elif COMMANDS[wanted] == (wanted,):
        importlib.import_module(f"ipsec_errata.commands.{wanted}").add_parser(subparsers)
    else:
        text = SUMMARIES[wanted]
        group = subparsers.add_parser(wanted, help=text, description=f"{text[0].upper()}{text[1:]}.")
        members = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
        for module in COMMANDS[wanted]:
            importlib.import_module(f"ipsec_errata.commands.{module}").add_parser(members)
    return parser
