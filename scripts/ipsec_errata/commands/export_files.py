"""`ipsec-errata export files DIR`: what the site serves beside its pages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND
from ipsec_errata.make_pages import make_pages
from ipsec_errata.output_file import write_bytes
from ipsec_errata.project import own_project


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "files",
        help="write the generated files that are no pages",
        description="Write every generated file that is no page below DIR; only files whose bytes changed are touched.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write")
    parser.add_argument(
        "--site-url", metavar="URL", help="the address that they name (default: site_url of mkdocs.yml)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files; 0 done, 1 the entries have a fault."""
    made = make_pages(own_project(), arguments.site_url)
    if made.problem:
        print(made.problem.strip(), file=sys.stderr)
        return EXIT_FOUND
    changed = sum(write_bytes(arguments.folder / output.path, output.content) for output in made.files)
    print(f"{len(made.files)} files in {arguments.folder}, {changed} changed")
    return EXIT_CLEAN
