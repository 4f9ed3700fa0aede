"""`ipsec-errata review`: what a branch does to entries, for the person who reads a pull request."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from pathlib import Path, PurePosixPath
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands import alike, preview
from ipsec_errata.markdown_text import cell, plain
from ipsec_errata.project import Project, own_project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.repository import RepositoryError, changed_files, fork_point, project_at

_FOLDERS = ("errata/issues", "errata/rfc-editor")


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "review",
        help="the pages that a branch changes, before and after",
        description="Render the page of every issue and erratum that differs from the commit at which this checkout "
        "left REF, as it was and as it is, and print a summary in Markdown with the entries that look alike.",
    )
    parser.add_argument("--base", required=True, metavar="REF", help="a branch, tag or commit")
    parser.add_argument(
        "--out", type=Path, default=Path("review"), metavar="DIR", help="where to write (default: review)"
    )
    parser.add_argument("--root", type=Path, help="another checkout than the one this command belongs to")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Render and summarise; 0 done, 1 an entry cannot be shown, 2 there is no such commit."""
    project = Project(arguments.root) if arguments.root else own_project()
    try:
        base = fork_point(project, arguments.base)
        changed = [
            path for folder in _FOLDERS for path in changed_files(project, base, folder) if path.endswith(".yaml")
        ]
        with project_at(project, base) as earlier:
            before = {path for path in changed if (earlier.root / path).exists()}
            spoiled = [path for path in before if not _render(earlier, path, arguments.out / "before")]
    except RepositoryError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    after = {path for path in changed if _render(project, path, arguments.out / "after")}
    print(_summary(project, changed, before - set(spoiled), after))
    return EXIT_CLEAN if len(after) == len(changed) else EXIT_FOUND


def _render(project: Project, path: str, out: Path) -> bool:
    """Write the pages of an entry; return False where it cannot be shown, which `validate` explains."""
    arguments = argparse.Namespace(entry=str(project.root / path), out=out, root=project.root)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return preview.run(arguments) == EXIT_CLEAN


def _summary(project: Project, changed: list[str], before: set[str], after: set[str]) -> str:
    if not changed:
        return "No issue and no erratum differs."
    titles = _titles(project)
    lines = ["| Entry | Title | Page before | Page after |", "| --- | --- | --- | --- |"]
    for path in changed:
        stem = PurePosixPath(path).stem
        title = cell(plain(titles.get(path, "cannot be read; see the findings of `validate`")))
        was = "shown" if path in before else "new"
        lines.append(f"| {plain(stem)} | {title} | {was} | {'shown' if path in after else 'not shown'} |")
    new = [Path(path) for path in changed if path in after and path not in before and path.startswith(_FOLDERS[0])]
    resembling = _resembling(project, new)
    if resembling:
        lines += ["", "**Likely the same as something that is here already:**", "", "```text", *resembling, "```"]
    return "\n".join(lines)


def _titles(project: Project) -> dict[str, str]:
    database = Loader(project).load().database
    titles = {issue.path: issue.title for issue in database.issues}
    titles |= {moved.path: f"now treated as {moved.to}" for moved in database.moved}
    return titles | {erratum.path: f"{erratum.label}, {erratum.status.label}" for erratum in database.errata}


def _resembling(project: Project, paths: list[Path]) -> list[str]:
    if not paths:
        return []
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        alike.run(argparse.Namespace(paths=[project.root / path for path in paths], root=project.root))
    # What strangers wrote stays inside the fence.
    return [line.replace("```", "'''") for line in printed.getvalue().splitlines()]
