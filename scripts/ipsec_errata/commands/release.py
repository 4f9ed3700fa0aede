"""`ipsec-errata release`: keep the addresses of today's data, so that no later site loses one."""

from __future__ import annotations

import argparse
import sys
from pathlib import PurePosixPath
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND
from ipsec_errata.make_pages import Made, plan_site
from ipsec_errata.output_file import write_text
from ipsec_errata.project import Project, own_project
from ipsec_errata.releases import lasting_addresses, render_release

_NOT_PAGES = ("templates", "overrides")


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "release",
        help="keep the addresses of the data as they are",
        description="Write the addresses of the site to releases/DAY.txt, where DAY is the newest day in the data. "
        "The tests hold every later site to them, and the API then tells what changed since.",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file of the release; 0 done, 1 the entries have a fault."""
    project = own_project()
    made = plan_site(project)
    if made.problem:
        print(made.problem.strip(), file=sys.stderr)
        return EXIT_FOUND
    addresses = addresses_of(project, made)
    path = project.releases / f"{made.as_of}.txt"
    changed = write_text(path, render_release(addresses))
    print(f"{project.relative(path)}: {len(addresses)} addresses{'' if changed else ', as before'}")
    return EXIT_CLEAN


def addresses_of(project: Project, made: Made) -> list[str]:
    """Return the lasting addresses of a site: generated pages and files, and the pages written by hand."""
    by_hand = [path.relative_to(project.site_source).as_posix() for path in project.site_source.rglob("*.md")]
    pages = [path for path in by_hand if PurePosixPath(path).parts[0] not in _NOT_PAGES]
    pages += [page.path for page in made.pages]
    return lasting_addresses(pages, (file.path for file in made.files))
