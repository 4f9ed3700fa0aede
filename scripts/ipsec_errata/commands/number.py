"""`ipsec-errata number`: the next number for each merged draft."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.one_writer import only_writer
from ipsec_errata.diagnostics import render_diagnostics
from ipsec_errata.editing.numbering import NumberingError, is_draft, number_drafts
from ipsec_errata.project import Project, own_project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reading.register_file import REGISTER_PATH, add_rows
from ipsec_errata.several_files import make_change


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "number",
        help="give merged drafts their numbers",
        description="Give each IPE-0000-<slug>.yaml the next number: the file and its ID change, what names the "
        f"placeholder follows, and {REGISTER_PATH} gets a row. No number is given twice, even where its entry is "
        "gone; two branches that number at the same time conflict in that file.",
    )
    parser.add_argument("drafts", nargs="*", type=Path, metavar="FILE", help="these drafts only (default: all)")
    parser.add_argument("--check", action="store_true", help="write nothing; list the drafts and exit with 1 if any")
    parser.add_argument("--root", type=Path, help="another checkout than the one this command belongs to")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Number; 0 done or nothing to do, 1 a draft has a fault or, with --check, waits, 2 there is no such draft."""
    project = Project(arguments.root) if arguments.root else own_project()
    with nullcontext() if arguments.check else only_writer(project.root):
        return _run(arguments, project)


def _run(arguments: argparse.Namespace, project: Project) -> int:
    issues = project.entries / "issues"
    wanted = [project.relative(path) for path in arguments.drafts]
    for path in wanted:
        if not is_draft(path) or not (project.root / path).is_file():
            print(f"ipsec-errata: {path} is no draft; expected errata/issues/IPE-0000-<slug>.yaml", file=sys.stderr)
            return EXIT_USAGE
    wanted = wanted or sorted(project.relative(file) for file in issues.glob("IPE-0000-*.yaml"))
    if not wanted:
        print("no drafts")
        return EXIT_CLEAN
    if arguments.check:
        print("\n".join(f"{path}: waits for a number" for path in wanted))
        return EXIT_FOUND
    reading = Loader(project).load()
    if not reading.is_clean or reading.database.register is None:
        sys.stdout.write(render_diagnostics(reading.found))
        print("ipsec-errata: numbers are given to entries without faults only", file=sys.stderr)
        return EXIT_FOUND
    files = {
        project.relative(file): file.read_text(encoding="utf-8") for file in sorted(project.entries.rglob("*.yaml"))
    }
    try:
        numbering = number_drafts(wanted, files, reading.database.register)
    except NumberingError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_FOUND
    register = (project.root / REGISTER_PATH).read_text(encoding="utf-8")
    texts = {**numbering.texts, REGISTER_PATH: add_rows(register, (row.row for row in numbering.given))}
    make_change(project.root, texts, gone=[row.before for row in numbering.given])
    for row in numbering.given:
        print(f"{row.before} -> {row.after}")
    followed = sorted(set(numbering.texts) - {row.after for row in numbering.given})
    print("\n".join([*(f"{path}: names it now" for path in followed), f"{len(numbering.given)} numbers given"]))
    return EXIT_CLEAN
