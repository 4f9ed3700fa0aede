"""`ipsec-errata watch`: what the RFC Editor has changed, into exactly the files concerned."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.errata_import import Catalogue, ErrataImport
from ipsec_errata.commands.one_writer import only_writer
from ipsec_errata.commands.rfc_import import render_rfc
from ipsec_errata.commands.texts import cache_folder
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import write_text
from ipsec_errata.project import Project, own_project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reading.schema_check import Schemas
from ipsec_errata.reading.yaml_source import read_source
from ipsec_errata.rfc_editor.catalogue_update import find_newcomers, lost_relations, update_facts
from ipsec_errata.rfc_editor.errata_file import mark_missing
from ipsec_errata.rfc_editor.errata_json import ErrataFileError, ErratumRecord, parse_errata
from ipsec_errata.rfc_editor.rfc_index import RfcIndexError, parse_index
from ipsec_errata.rfc_editor.rfc_metadata import Facts
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError
from ipsec_errata.several_files import make_change

ERRATA, INDEX = "errata.json", "rfc-index.xml"
# An erratum vanishes once in years. A list that lacks more is cut off or of something else.
_MOST_MISSING = 3


class _UnusableError(Exception):
    """What was fetched or given cannot be used; the message is one sentence."""


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
            return _take_over(_Watch(project=project, records=records, index=index, is_check=arguments.check))
    except _UnusableError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE


def _take_over(watch: _Watch) -> int:
    watch.refuse_if_cut()
    watch.take_errata()
    watch.mark_missing()
    watch.take_rfcs()
    for sentence in watch.done:
        print(sentence)
    for sentence in watch.doubts:
        print(f"doubt: {sentence}", file=sys.stderr)
    tasks = tuple(watch.tasks())
    if tasks:
        print("\nTo do by hand:")
        for task in tasks:
            print(f"  {task}")
    if not watch.done:
        print("nothing has changed")
    return EXIT_FOUND if watch.has_failed or (watch.is_check and watch.done) else EXIT_CLEAN


def _folder(source: str | None) -> Path:
    if source and "://" not in source:
        return Path(source)
    try:
        from ipsec_errata.fetch.fetcher import Fetcher, FetchError
        from ipsec_errata.fetch.upstream import SITE, fetch_upstream
    except ImportError:
        raise _UnusableError("fetching needs the package requests; install it with `pip install requests`") from None
    folder = cache_folder().parent / "upstream"
    try:
        fetch_upstream(
            folder,
            Fetcher(progress=_tell),
            {ERRATA: _errata_problem, INDEX: _index_problem},
            source or SITE,
        )
    except (FetchError, OSError) as error:
        raise _UnusableError(f"{error}; no entry was touched") from error
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
        raise _UnusableError(f"{error.filename}: {error.strerror or error}") from error
    except (ErrataFileError, RfcIndexError) as error:
        raise _UnusableError(f"{error}; no entry was touched") from error
    return {record.eid: record for record in records}, index


def _tell(received: int, total: int | None) -> None:
    """Show on a terminal how much has come, in one line that is written over."""
    if sys.stderr.isatty():
        of = f" of {total / 1e6:.1f}" if total else ""
        print(f"\r\x1b[K{received / 1e6:.1f}{of} MB", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@dataclass(kw_only=True)
class _Watch:
    """One run, with what it did, what it doubts and what it leaves to people."""

    project: Project
    records: dict[int, ErratumRecord]
    index: dict[int, Facts]
    is_check: bool
    done: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    has_failed: bool = False
    database: Database = field(init=False)
    _changed_errata: list[int] = field(default_factory=list)
    _new_relations: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _newcomers: tuple[int, ...] = ()
    _planned: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the entries as they are."""
        self.database = Loader(self.project).load().database

    def refuse_if_cut(self) -> None:
        """Raise _UnusableError where so much is missing that the documents cannot be whole."""
        missing = [erratum.eid for erratum in self._missing()]
        if len(missing) > _MOST_MISSING:
            raise _UnusableError(
                f"{ERRATA} lacks {len(missing)} of {len(self.database.errata)} errata that are here, EID {missing[0]} "
                "among them; it seems to be cut off, so no entry was touched"
            )
        unknown = [number for number in self.database.rfc if number not in self.index]
        if unknown:
            raise _UnusableError(
                f"{INDEX} lacks {len(unknown)} of the {len(self.database.rfcs)} RFCs that are here, RFC {unknown[0]} "
                "among them; it seems to be cut off, so no entry was touched"
            )

    def _missing(self) -> Iterator[Any]:
        return (
            erratum for erratum in self.database.errata if erratum.eid not in self.records and not erratum.missing_since
        )

    def take_errata(self) -> None:
        """Write new errata and what has changed in known ones."""
        folder = self.project.entries / "rfc-editor"
        job = ErrataImport(
            catalogue=Catalogue(self.project.entries / "rfcs"),
            texts=None,
            out=folder,
            is_check=self.is_check,
            quiet=True,
        )
        for eid in sorted(self.records):
            job.take(self.records[eid])
        self.has_failed |= job.has_failed
        for eid in job.written:
            record = self.records[eid]
            known = self.database.erratum.get(eid)
            if known is None:
                what = f"new on RFC {record.rfc}, {record.status.label}"
            elif known.status is not record.status:
                what = f"{known.status.label} became {record.status.label}"
            else:
                what = "its record was changed"
            self.done.append(f"errata/rfc-editor/eid{eid}.yaml: {what}")
            if known:
                self._changed_errata.append(eid)

    def mark_missing(self) -> None:
        """Leave a note in the files of errata that the RFC Editor's list has no more."""
        # The day on which it was noticed is a fact of this run, and only the clock knows it.
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        for erratum in self._missing():
            source, _ = read_source(self.project.root / erratum.path, erratum.path)
            if source is None:
                continue
            if not self.is_check:
                write_text(self.project.root / erratum.path, mark_missing(source.value, source.text, today))
            self.done.append(f"{erratum.path}: gone from the RFC Editor's list; the entry stays")
            self._changed_errata.append(erratum.eid)

    def take_rfcs(self) -> None:
        """Write what other documents did to RFCs of the catalogue, and a file for each of those documents."""
        schemas = Schemas(self.project.schemas)
        for rfc in self.database.rfcs:
            source, _ = read_source(self.project.root / rfc.path, rfc.path)
            if source is None:
                continue
            published = self.index[rfc.number]
            self.doubts += [f"{rfc.path}: {sentence}" for sentence in lost_relations(source.value, published)]
            new, said = update_facts(source.value, published)
            if said and self._plan_rfc(rfc.path, new, schemas):
                self.done.append(f"{rfc.path}: {'; '.join(said)}")
                self._new_relations[rfc.number] = tuple(new["obsoleted_by"])
        self._newcomers = find_newcomers(set(self.database.rfc), self.index)
        for number in self._newcomers:
            path = f"errata/rfcs/rfc{number}.yaml"
            if self._plan_rfc(path, self.index[number], schemas):
                self.done.append(f"{path}: new, {self.index[number]['title']}")
        if self._planned and not self.is_check:
            # A relation stands in the files of both RFCs, and one without the other is a fault.
            make_change(self.project.root, self._planned)

    def _plan_rfc(self, path: str, facts: Facts, schemas: Schemas) -> bool:
        try:
            text, _ = render_rfc(facts, None, self.project.root / path, schemas)
        except UnreadableRfcError as error:
            print(f"{path}: not touched: {error}", file=sys.stderr)
            self.has_failed = True
            return False
        self._planned[path] = text
        return True

    def tasks(self) -> Iterator[str]:
        """Yield what only a person can do, one sentence each."""
        for eid in self._changed_errata:
            for issue in self.database.issues_of_erratum.get(eid, ()):
                yield f"{issue.path}: it leans on EID {eid}, which changed"
        for number in self._newcomers:
            yield f"errata/rfcs/rfc{number}.yaml: `ipsec-errata rfc import` adds its sections once the text is at hand"
        for number, obsoleted_by in self._new_relations.items():
            family = self.database.family(number)
            for later in obsoleted_by:
                if family and later not in family.rfcs:
                    named = ", ".join(issue.id for issue, _ in self.database.issues_of.get(number, ()))
                    yield f"errata/vocabulary.yaml: RFC {later} continues the family {family.id}"
                    if named:
                        yield f"the state in RFC {later} is wanted in {named}"
