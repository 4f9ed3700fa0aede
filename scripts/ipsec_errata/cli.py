"""The `ipsec-errata` command: finds the subcommand, imports it alone, runs it."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE = 0, 1, 2
# What a command says before an answer that may lack something.
FAULTY_ENTRIES = "ipsec-errata: some entries have faults and may be missing here; see `validate`"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status. Never shows a traceback for what a user can cause."""
    words = list(sys.argv[1:] if argv is None else argv)
    # A description of an RFC may hold any character; a terminal that cannot show it must not stop us.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(words)
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


def _run(words: Sequence[str]) -> int:
    if len(words) > 1 and words[0] == "lookup" and not any(word.startswith("-") for word in words):
        # A question without options needs no parser, which with what it imports takes a fifth of a warm answer.
        from ipsec_errata.commands.lookup import answer

        return answer(" ".join(words[1:]))
    from ipsec_errata.command_parser import build_parser

    arguments = build_parser(words[0] if words else "").parse_args(words)
    status: int = arguments.run(arguments)
    return status


def _drop_output() -> None:
    """Send what is left of the output nowhere: where it cannot be written, Python would complain while closing."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
