"""`ipsec-errata export files DIR`, and `export api DIR` and the like: what the site serves beside its pages."""

from __future__ import annotations

import argparse
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND
from ipsec_errata.make_pages import plan_site
from ipsec_errata.output_file import write_bytes
from ipsec_errata.project import own_project

# Each kind of files, what it is, and the forms of the paths at which the site has them.
_KINDS = {
    "files": ("everything that is no page", "*"),
    "api": ("the JSON documents of the API and the schemas", "api/v1/*.json", "schema/*"),
    "csv": ("tables for spreadsheets", "*.csv"),
    "sqlite": ("the database with full-text search", "*.sqlite"),
    "bibtex": ("references to every issue", "*.bib"),
    "osv": ("issues that touch security, in the format of OSV", "api/v1/osv/*"),
    "duvet": ("requirement files for duvet", "api/v1/duvet/*"),
    "feeds": ("the Atom feeds", "feeds/*"),
    "notices": ("a picture for each RFC that other sites can show", "notice/*"),
}


def add_parser(subparsers: Any) -> None:
    """Add one command for each kind of files."""
    for name, (text, *patterns) in _KINDS.items():
        parser: argparse.ArgumentParser = subparsers.add_parser(
            name,
            help=f"write {text}",
            description=f"Write {text} below DIR, at the paths they have on the site; what has not changed is left.",
        )
        parser.add_argument("folder", type=Path, metavar="DIR", help="where to write")
        parser.add_argument(
            "--site-url",
            type=_site_url,
            metavar="URL",
            help="the address that they name (default: site_url of mkdocs.yml)",
        )
        parser.set_defaults(run=run, patterns=patterns)


def _site_url(text: str) -> str:
    try:
        return SiteRoot.parse(text).url
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def run(arguments: argparse.Namespace) -> int:
    """Write the files; 0 done, 1 the entries have a fault."""
    made = plan_site(own_project(), arguments.site_url)
    if made.problem:
        print(made.problem.strip(), file=sys.stderr)
        return EXIT_FOUND
    wanted = [
        output for output in made.files if any(fnmatchcase(output.path, pattern) for pattern in arguments.patterns)
    ]
    changed = sum(write_bytes(arguments.folder / output.path, output.content) for output in wanted)
    print(f"{len(wanted)} files in {arguments.folder}, {changed} changed")
    return EXIT_CLEAN
