"""`ipsec-errata review`: what a branch does to entries, for the person who reads a pull request."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.editing.lookalikes import find_doubles
from ipsec_errata.make_pages import read_site_url
from ipsec_errata.make_preview import Preview, entries_of
from ipsec_errata.markdown_text import cell, plain
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import write_text
from ipsec_errata.project import Project, own_project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.repository import RepositoryError, changed_files, fork_point, project_at

_FOLDERS = ("errata/issues", "errata/rfc-editor")


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "review",
        help="the pages that a branch changes, before and after",
        description="Render every page of an issue, erratum or RFC that differs from the commit at which this checkout "
        "left REF, as it was and as it is, with an index.html that lists them, and print a summary in Markdown with "
        "the entries that look alike.",
    )
    parser.add_argument("--base", required=True, metavar="REF", help="a branch, tag or commit")
    parser.add_argument(
        "--out", type=Path, default=Path("review"), metavar="DIR", help="where to write (default: review)"
    )
    parser.add_argument("--root", type=Path, help="another checkout than the one this command belongs to")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Render and summarise; 0 done, 1 an entry cannot be shown or a template is broken, 2 there is no such commit."""
    project = Project(arguments.root) if arguments.root else own_project()
    try:
        base = fork_point(project, arguments.base)
        changed = [
            path for folder in _FOLDERS for path in changed_files(project, base, folder) if path.endswith(".yaml")
        ]
        with project_at(project, base) as earlier:
            before = Loader(earlier).read().database
    except RepositoryError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    now = Loader(project).read().database
    preview = Preview(own_project(), SiteRoot.parse(read_site_url(own_project())))
    try:
        for file in preview.render_comparison(before.with_one_draft(), now.with_one_draft()):
            write_text(arguments.out / file.path, file.text)
    except jinja2.TemplateError as error:
        print(f"ipsec-errata: site_src/templates: {error.message}", file=sys.stderr)
        return EXIT_FOUND
    print(_summary(changed, before, now))
    readable = {entry.path for entry in entries_of(now)}
    return EXIT_CLEAN if readable.issuperset(changed) else EXIT_FOUND


def _summary(changed: list[str], before: Database, now: Database) -> str:
    if not changed:
        return "No issue and no erratum differs."
    old, titles = {entry.path for entry in entries_of(before)}, _titles(now)
    lines = ["| Entry | Title | Page before | Page after |", "| --- | --- | --- | --- |"]
    for path in changed:
        title = cell(plain(titles.get(path, "cannot be read; see the findings of `validate`")))
        was = "shown" if path in old else "new"
        stem = plain(PurePosixPath(path).stem)
        lines.append(f"| {stem} | {title} | {was} | {'shown' if path in titles else 'not shown'} |")
    resembling = [
        row
        for issue in now.issues
        if issue.path in changed and issue.path not in old and (doubles := find_doubles(now, issue))
        for row in (f"{issue.path} resembles:", *map(str, doubles))
    ]
    if resembling:
        # What strangers wrote stays inside the fence.
        fenced = [row.replace("```", "'''") for row in resembling]
        lines += ["", "**Likely the same as something that is here already:**", "", "```text", *fenced, "```"]
    return "\n".join(lines)


def _titles(database: Database) -> dict[str, str]:
    titles = {issue.path: issue.title for issue in database.issues}
    titles |= {moved.path: f"now treated as {moved.to}" for moved in database.moved}
    return titles | {erratum.path: f"{erratum.label}, {erratum.status.label}" for erratum in database.errata}
