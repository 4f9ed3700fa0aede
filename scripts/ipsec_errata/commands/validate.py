"""`ipsec-errata validate`: all findings in the entries, at once."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import Any

import yaml

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.finding_format import add_format_option
from ipsec_errata.diagnostics import Diagnostic, Format, Level, Manual, render_diagnostics
from ipsec_errata.model.database import Database
from ipsec_errata.project import Project, own_project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reading.lone_file import check_lone_file
from ipsec_errata.reading.value_store import ValueStore
from ipsec_errata.repository import RepositoryError, fork_point, project_at


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "validate",
        description="Check all entries against their schemas and rules, and report every finding at once.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="report only findings in these files or folders; "
        "of files outside the checkout, form and schema alone are checked",
    )
    add_format_option(parser)
    parser.add_argument("--root", type=Path, help="another checkout than the one this command belongs to")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="RFC texts: also look for words copied from them")
    parser.add_argument(
        "--base",
        metavar="REF",
        help="also compare with the commit at which this checkout left REF (a branch, tag or commit): "
        "nothing that was published may be lost",
    )
    parser.add_argument("--strict", action="store_true", help="warnings count as findings")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Validate and print; 0 clean, 1 findings, 2 the project cannot be read."""
    project = Project(arguments.root) if arguments.root else own_project()
    if not project.entries.is_dir():
        print(f"ipsec-errata: {project.root} has no folder 'errata'; give the checkout with --root", file=sys.stderr)
        return EXIT_USAGE
    for path in arguments.paths:
        if not path.exists():
            print(f"ipsec-errata: there is no {path}", file=sys.stderr)
            return EXIT_USAGE
    # Nothing that is read refers to itself, and the command is over soon: the collector would find nothing, slowly.
    gc.disable()
    try:
        processes = min(2, os.cpu_count() or 1)
        loader = Loader(project, values=ValueStore(str(project.root), processes))
    except ValueError as error:
        print(f"ipsec-errata: a schema is no JSON: {error}", file=sys.stderr)
        return EXIT_USAGE
    try:
        copied = _read_runs(arguments.texts) if arguments.texts else None
    except ValueError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    try:
        base = _read_base(project, arguments.base) if arguments.base else None
    except RepositoryError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    lone = [path for path in arguments.paths if not path.resolve().is_relative_to(project.root.resolve())]
    found = [row for path in lone for file in _files(path) for row in check_lone_file(file, loader.schemas)]
    if not lone or len(lone) < len(arguments.paths):
        found += [
            row for row in loader.load(copied, base, processes).found if _is_wanted(row, project, arguments.paths)
        ]
    manual = _manual() if found else None
    sys.stdout.write(render_diagnostics(found, arguments.format, manual))
    errors = sum(row.level is Level.ERROR for row in found)
    warnings = len(found) - errors
    if arguments.format is not Format.JSON:
        if manual:
            for code in sorted({row.code for row in found}):
                print(f"{code} is explained at {manual(code)}", file=sys.stderr)
        print(f"{errors} errors, {warnings} warnings" if found else "no findings", file=sys.stderr)
    return EXIT_FOUND if errors or (arguments.strict and warnings) else EXIT_CLEAN


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


def _is_wanted(row: Diagnostic, project: Project, paths: list[Path]) -> bool:
    if not paths:
        return True
    place = (project.root / row.path).resolve()
    return any(place.is_relative_to(path.resolve()) for path in paths)


def _manual() -> Manual | None:
    """Return where each code is explained: on our own site, whose address the settings name; None without settings."""
    # Only who made a mistake needs the settings.
    from ipsec_errata.make_pages import read_site_url

    try:
        root = SiteRoot.parse(read_site_url(own_project()))
    except (OSError, ValueError, yaml.YAMLError):
        return None
    return lambda code: root.page("about/rules.md", code)


def _read_base(project: Project, revision: str) -> Database:
    with project_at(project, fork_point(project, revision)) as earlier:
        return Loader(earlier).read().database


def _read_runs(folder: Path) -> frozenset[int]:
    """Return the runs of words in the RFCs below a folder; raise ValueError where there are none to read."""
    # Reading RFC texts is needed with --texts only; everybody else starts without it.
    from ipsec_errata.commands.texts import NoTextsError, open_folders
    from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError
    from ipsec_errata.rfc_editor.rfc_passages import read_passages
    from ipsec_errata.rules.copying import collect_runs

    try:
        open_folders([folder])
        files = sorted(file for file in folder.rglob("rfc*") if file.name.endswith((".txt", ".txt.gz", ".xml")))
        return collect_runs("\n".join(text for _, text in read_passages(file)) for file in files)
    except (NoTextsError, UnreadableRfcError) as error:
        raise ValueError(str(error)) from error
