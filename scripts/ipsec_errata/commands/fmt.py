"""`ipsec-errata fmt`: entries in canonical order and layout."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.one_writer import only_writer
from ipsec_errata.diagnostics import Diagnostic, Level, render_diagnostics
from ipsec_errata.editing.layout import CannotFormatError, format_entry
from ipsec_errata.output_file import write_text
from ipsec_errata.project import Kind, Project, kind_of, own_project
from ipsec_errata.reading.lone_file import diagnose_kind
from ipsec_errata.reading.schema_check import read_schemas
from ipsec_errata.reading.yaml_source import read_source

# Below this number of files, starting further processes takes longer than it saves.
_MANY = 40


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "fmt",
        help="bring entries into canonical order and layout",
        description="Bring entries into canonical order and layout: keys in the order of the schema, two spaces, at "
        "most 120 columns, the schema in the first line. Comments stay; a second run changes nothing.",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: all entries of this checkout)"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; list what would change and exit with 1")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Format; 0 done, 1 a file cannot be formatted or, with --check, would change, 2 there is no such file."""
    for path in arguments.paths:
        if not path.exists():
            print(f"ipsec-errata: there is no {path}", file=sys.stderr)
            return EXIT_USAGE
    project = own_project()
    with nullcontext() if arguments.check else only_writer(project.root):
        return _run(arguments, project)


def _run(arguments: argparse.Namespace, project: Project) -> int:
    files = sorted(dict.fromkeys(_files(arguments.paths or [project.entries])))
    work = partial(_format, read_schemas(project.schemas))
    if len(files) < _MANY:
        done = [work(file) for file in files]
    else:
        with ProcessPoolExecutor() as pool:
            done = list(pool.map(work, files, chunksize=8))
    for row in done:
        if row.text is not None:
            print(f"{row.file}: {'would change' if arguments.check else 'formatted'}")
            if not arguments.check and not _write(row):
                print(f"{row.file}: left as it is, for it changed meanwhile", file=sys.stderr)
    found = [finding for row in done for finding in row.found]
    sys.stdout.write(render_diagnostics(found))
    changed = sum(row.text is not None for row in done)
    verb = "would change" if arguments.check else "formatted"
    print(f"{len(files)} files: {changed} {verb}, {len(found)} findings", file=sys.stderr)
    return EXIT_FOUND if found or (arguments.check and changed) else EXIT_CLEAN


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from path.rglob("*.yaml")
        else:
            yield path


@dataclass(frozen=True, slots=True)
class _Done:
    """A file with its new text, None where it is right already, its text before, and the reasons why it stays."""

    file: Path
    text: str | None
    before: str = ""
    found: tuple[Diagnostic, ...] = ()


def _format(schemas: dict[Kind, dict[str, Any]], file: Path) -> _Done:
    source, found = read_source(file, str(file))
    if source is None or found:
        return _Done(file, None, found=tuple(found))
    kind = kind_of(source.value)
    if kind is None:
        return _Done(file, None, found=(diagnose_kind(source),))
    try:
        text = format_entry(source.text, kind, schemas[kind])
    except CannotFormatError as error:
        row = Diagnostic(path=str(file), line=1, column=1, level=Level.ERROR, message=str(error), code="format")
        return _Done(file, None, found=(row,))
    return _Done(file, text if text != source.text else None, source.text)


def _write(row: _Done) -> bool:
    """Write the new text; return False where somebody has saved the file since it was read."""
    if row.text is None or row.file.read_bytes() != row.before.encode():
        return False
    write_text(row.file, row.text)
    return True
