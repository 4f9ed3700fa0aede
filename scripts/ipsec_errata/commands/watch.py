"""`ipsec-errata watch`: what the RFC Editor has changed, into exactly the files concerned."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.one_writer import only_writer
from ipsec_errata.commands.texts import cache_folder
from ipsec_errata.commands.upstream_update import ERRATA, INDEX, UnusableError, UpstreamUpdate
from ipsec_errata.project import Project, own_project
from ipsec_errata.rfc_editor.errata_json import ErrataFileError, ErratumRecord, parse_errata
from ipsec_errata.rfc_editor.rfc_index import RfcIndexError, parse_index
from ipsec_errata.rfc_editor.rfc_metadata import Facts


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "watch",
        help="take over what the RFC Editor has changed",
        description="Fetch the RFC Editor's list of errata and index of RFCs, or read them from a folder, and bring "
        "the entries up to date: new errata, changed statuses and texts, errata that are gone, RFCs that obsolete or "
        "update ours. What people wrote stays; a second run does nothing.",
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="DIR|URL",
        help=f"a folder with {ERRATA} and {INDEX}, or the address of a mirror (default: the RFC Editor)",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if something would change")
    parser.add_argument("--root", type=Path, help="another checkout than the one this command belongs to")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Watch; 0 done, 1 an entry could not be brought up to date or, with --check, would change, 2 nothing was done."""
    project = Project(arguments.root) if arguments.root else own_project()
    try:
        folder = _folder(arguments.source)
        records, index = _read(folder)
        with nullcontext() if arguments.check else only_writer(project.root):
            return _take_over(UpstreamUpdate(project=project, records=records, index=index, is_check=arguments.check))
    except UnusableError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE


def _take_over(update: UpstreamUpdate) -> int:
    update.take_all()
    for sentence in update.done:
        print(sentence)
    for sentence in update.doubts:
        print(f"doubt: {sentence}", file=sys.stderr)
    tasks = tuple(update.tasks())
    if tasks:
        print("\nTo do by hand:")
        for task in tasks:
            print(f"  {task}")
    if not update.done:
        print("nothing has changed")
    return EXIT_FOUND if update.has_failed or (update.is_check and update.done) else EXIT_CLEAN


def _folder(source: str | None) -> Path:
    if source and "://" not in source:
        return Path(source)
    try:
        from ipsec_errata.fetch.fetcher import Fetcher, FetchError
        from ipsec_errata.fetch.upstream import SITE, fetch_upstream
    except ImportError:
        raise UnusableError("fetching needs the package requests; install it with `pip install requests`") from None
    folder = cache_folder().parent / "upstream"
    try:
        fetch_upstream(
            folder,
            Fetcher(progress=_tell),
            {ERRATA: _errata_problem, INDEX: _index_problem},
            source or SITE,
        )
    except (FetchError, OSError) as error:
        raise UnusableError(f"{error}; no entry was touched") from error
    finally:
        _clear()
    return folder


def _errata_problem(content: bytes) -> str | None:
    try:
        parse_errata(content, ERRATA)
    except ErrataFileError as error:
        return str(error)
    return None


def _index_problem(content: bytes) -> str | None:
    try:
        parse_index(content)
    except RfcIndexError as error:
        return str(error)
    return None


def _read(folder: Path) -> tuple[dict[int, ErratumRecord], dict[int, Facts]]:
    try:
        records = parse_errata((folder / ERRATA).read_bytes(), str(folder / ERRATA))
        index = parse_index((folder / INDEX).read_bytes())
    except OSError as error:
        raise UnusableError(f"{error.filename}: {error.strerror or error}") from error
    except (ErrataFileError, RfcIndexError) as error:
        raise UnusableError(f"{error}; no entry was touched") from error
    return {record.eid: record for record in records}, index


def _tell(received: int, total: int | None) -> None:
    """Show on a terminal how much has come, in one line that is written over."""
    if sys.stderr.isatty():
        of = f" of {total / 1e6:.1f}" if total else ""
        print(f"\r\x1b[K{received / 1e6:.1f}{of} MB", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
