"""`ipsec-errata export pages DIR`: the generated pages as files, for any other site engine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND
from ipsec_errata.make_pages import make_pages
from ipsec_errata.output_file import write_text
from ipsec_errata.project import own_project


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "pages",
        help="write the generated pages as Markdown files",
        description="Write every generated page below DIR; only files whose text changed are touched.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the pages; 0 done, 1 the entries have a fault."""
    made = make_pages(own_project())
    if made.problem:
        print(made.problem.strip(), file=sys.stderr)
        return EXIT_FOUND
    changed = sum(write_text(arguments.folder / output.path, output.text) for output in made.pages)
    print(f"{len(made.pages)} pages in {arguments.folder}, {changed} changed")
    return EXIT_CLEAN
