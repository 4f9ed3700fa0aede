"""The option that says how findings are printed, for every command that prints nothing else."""

from __future__ import annotations

import argparse

from ipsec_errata.diagnostics import Format


def add_format_option(parser: argparse.ArgumentParser) -> None:
    """Add `--format`, whose value is a `Format`."""
    parser.add_argument(
        "--format",
        choices=list(Format),
        default=Format.TEXT,
        type=Format,
        help="how findings are printed (default: text)",
    )
