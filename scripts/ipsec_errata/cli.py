"""The `ipsec-errata` command: finds the subcommand, imports it alone, runs it."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from ipsec_errata import __version__

EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE = 0, 1, 2

# Each command is a module with add_parser(subparsers) and run(arguments). Modules of other names are the members of
# a group: `rfc import`.
_COMMANDS = {
    "validate": ("validate",),
    "fmt": ("fmt",),
    "number": ("number",),
    "lookup": ("lookup",),
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
    "fmt": "bring entries into canonical order and layout",
    "number": "give merged drafts their numbers",
    "lookup": "what is known about a section, an issue or an erratum",
    "build": "build the site",
    "serve": "serve the site here, with live reload",
    "export": "write what the site is made of",
    "rfc": "the RFC catalogue",
    "errata": "the official errata",
    "passages": "check the passages of RFCs on which issues rest; add one",
}


def build_parser(wanted: str | None = None) -> argparse.ArgumentParser:
    """Return the parser; of the commands, only `wanted` has its arguments, the others have their names."""
    parser = argparse.ArgumentParser(
        prog="ipsec-errata",
        description="Errata and protocol issues of the IPsec RFCs: check the entries, look things up, build the site.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Examples:\n"
        "  ipsec-errata validate\n"
        '  ipsec-errata lookup "RFC 7296 2.8"\n'
        "  ipsec-errata build --out site\n\n"
        "Exit status: 0 all well, 1 something was found, 2 the command was not understood or cannot run.",
    )
    parser.add_argument("--version", action="version", version=f"ipsec-errata {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, modules in _COMMANDS.items():
        if name != wanted:
            subparsers.add_parser(name, help=_SUMMARIES[name])
        elif modules == (name,):
            importlib.import_module(f"ipsec_errata.commands.{name}").add_parser(subparsers)
        else:
            text = _SUMMARIES[name]
            group = subparsers.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
            members = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
            for module in modules:
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
    arguments = build_parser(first).parse_args(words)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough. Python would complain once more while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_CLEAN
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"ipsec-errata: {place}{error.strerror or error}", file=sys.stderr)
        return EXIT_USAGE
    return status
