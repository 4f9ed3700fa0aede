"""From a project on disk to a database and all findings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from operator import attrgetter
from pathlib import PurePosixPath

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.meeting import Meeting
from ipsec_errata.model.register import Register
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.vocabulary import Vocabulary
from ipsec_errata.project import FOLDERS, VOCABULARY_NAME, Kind, Project
from ipsec_errata.reading.decode import decode_erratum, decode_meeting, decode_rfc, decode_vocabulary
from ipsec_errata.reading.decode_issue import decode_issue
from ipsec_errata.reading.register_file import REGISTER_PATH, decode_register
from ipsec_errata.reading.run_rules import run_rules
from ipsec_errata.reading.schema_check import Schemas
from ipsec_errata.reading.spoiled_entry import check_words
from ipsec_errata.reading.value_store import ValueStore
from ipsec_errata.reading.yaml_source import Source, Written, parse_source, read_content, read_source

Entity = Issue | Moved | Erratum | Rfc | Meeting | Vocabulary | Register
_DECODE = {
    Kind.ISSUE: decode_issue,
    Kind.ERRATUM: decode_erratum,
    Kind.RFC: decode_rfc,
    Kind.MEETING: decode_meeting,
    Kind.VOCABULARY: decode_vocabulary,
}
_NO_STAMP = (0, 0, 0)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read: the database of all that could be decoded, and every finding, sorted."""

    database: Database
    found: tuple[Diagnostic, ...]

    @property
    def is_clean(self) -> bool:
        """True if nothing is an error."""
        return all(row.level is not Level.ERROR for row in self.found)


@dataclass(frozen=True)
class _File:
    """One file as read."""

    source: Written | None
    entity: Entity | None
    found: tuple[Diagnostic, ...]


class Loader:
    """Reads a project; files that have not changed since the last time are not read again."""

    def __init__(self, project: Project, *, values: ValueStore | None = None) -> None:
        """Compile the schemas of `project`; raise OSError or ValueError where they cannot be read.

        `values` are those kept from an earlier run.
        """
        self.project = project
        self._values = values
        self._root = str(project.root)
        self.schemas = Schemas(project.schemas)
        self._files: dict[str, tuple[tuple[int, int, int], _File]] = {}
        self._current: dict[str, _File] = {}

    def load(self, copied: frozenset[int] | None = None, base: Database | None = None, processes: int = 1) -> Reading:
        """Return everything in the project with all findings.

        `copied` are the hashes of runs of words in RFC texts, where those are at hand; `base` is an earlier state,
        to see what was lost since. The rules may be run by one or two processes.
        """
        reading = self.read()
        found = chain(reading.found, *self.check(reading.database, copied, base, processes))
        return Reading(database=reading.database, found=tuple(sorted(set(found))))

    def read(self) -> Reading:
        """Return everything in the project with the findings in each file alone; the rules are not run."""
        found: list[Diagnostic] = []
        self._current = self._read_files(list(self._list_files(found)))
        self._current[REGISTER_PATH] = self._read_register()
        for file in self._current.values():
            found += file.found
        return Reading(database=_build(self._current), found=tuple(sorted(set(found))))

    def check(
        self,
        database: Database,
        copied: frozenset[int] | None = None,
        base: Database | None = None,
        processes: int = 1,
    ) -> Iterator[list[Diagnostic]]:
        """Yield what each rule finds in the database that was read last."""
        sources = {path: file.source for path, file in self._current.items()}
        yield from run_rules(database, sources, copied, base, processes)
        if database.vocabulary.protocols:
            for file in self._current.values():
                if isinstance(file.source, Source) and file.entity is None:
                    yield list(check_words(file.source, file.found, database.vocabulary))

    def _list_files(self, found: list[Diagnostic]) -> Iterable[tuple[str, Kind]]:
        listed: list[tuple[str, Kind]] = []
        for folder, kind in FOLDERS.items():
            place = self.project.entries / folder
            if not place.is_dir():
                message = f"there is no folder {folder}; expected one file per {kind} in it"
                found.append(_at_top(f"errata/{folder}", "folder-missing", message))
                continue
            # Not as path objects: making one of each of ten thousand takes longer than asking for its stamp.
            for entry in sorted(os.scandir(place), key=attrgetter("name")):
                name, path = entry.name, f"errata/{folder}/{entry.name}"
                if name.endswith(".yaml") and (entry.is_file(follow_symlinks=False) or entry.is_dir()):
                    listed.append((path, kind))
                elif name.endswith(".yaml"):
                    # What it leads to may be a file of somebody else, or have no end.
                    message = f"{name} is a link or a device; an entry is a file of its own"
                    found.append(_at_top(path, "file-special", message))
                elif not name.startswith("."):
                    message = f"{name} is no entry: the names of entries end with .yaml"
                    found.append(_at_top(path, "file-stray", message))
        return [(f"errata/{VOCABULARY_NAME}", Kind.VOCABULARY), *listed]

    def _read_files(self, listed: list[tuple[str, Kind]]) -> dict[str, _File]:
        stamps = {path: self._stamp(path) for path, _ in listed}
        changed = [(path, kind) for path, kind in listed if not self._is_known(path, stamps[path])]
        contents = {path: read_content(f"{self._root}/{path}", path) for path, _ in changed}
        readable = {path: content for path, (content, _) in contents.items() if content is not None}
        kinds = dict(changed)
        values = self._values.find(readable) if self._values else zip(readable, repeat(None))
        files = {path: _File(None, None, tuple(found)) for path, (_, found) in contents.items() if found}
        for path, value in values:
            content, kind = readable[path], kinds[path]
            if value is not None:
                files[path] = self._check(Source(path, content, value), [], kind)
            else:
                files[path] = self._check(*parse_source(content, path), kind)
        self._files |= {path: (stamps[path], file) for path, file in files.items()}
        return {path: self._files[path][1] for path, _ in listed}

    def _stamp(self, path: str) -> tuple[int, int, int]:
        try:
            status = os.stat(f"{self._root}/{path}")  # noqa: PTH116
        except OSError:
            return _NO_STAMP
        return (status.st_mtime_ns, status.st_size, status.st_ino)

    def _is_known(self, path: str, stamp: tuple[int, int, int]) -> bool:
        return stamp != _NO_STAMP and path in self._files and self._files[path][0] == stamp

    def _read_register(self) -> _File:
        stamp = self._stamp(REGISTER_PATH)
        if not self._is_known(REGISTER_PATH, stamp):
            self._files[REGISTER_PATH] = (stamp, self._parse_register())
        return self._files[REGISTER_PATH][1]

    def _parse_register(self) -> _File:
        source, found = read_source(self.project.root / REGISTER_PATH, REGISTER_PATH)
        if source is None:
            return _File(None, None, tuple(found))
        register, wrong = decode_register(source)
        return _File(source, register, (*found, *wrong))

    def _check(self, source: Source | None, found: list[Diagnostic], kind: Kind) -> _File:
        if source is None:
            return _File(None, None, tuple(found))
        wrong = list(self.schemas.check(source, kind))
        # An entry with a title that is too long is one all the same: the rules say at once what else is wrong.
        is_whole = not wrong or self.schemas.is_only_long(source.value, kind)
        if not is_whole:
            return _File(source, None, (*found, *wrong))
        # The entity says all that the value did. Kept beside it, values take a third of all memory, and so time.
        return _File(source.without_value(), _DECODE[kind](source.value, source.path), (*found, *wrong))


def _build(files: dict[str, _File]) -> Database:
    entities = [file.entity for file in files.values() if file.entity is not None]
    vocabulary = next((entity for entity in entities if isinstance(entity, Vocabulary)), None)
    return Database(
        rfcs=tuple(sorted((row for row in entities if isinstance(row, Rfc)), key=lambda rfc: rfc.number)),
        errata=tuple(sorted((row for row in entities if isinstance(row, Erratum)), key=lambda erratum: erratum.eid)),
        issues=tuple(sorted((row for row in entities if isinstance(row, Issue)), key=lambda issue: issue.id)),
        moved=tuple(sorted((row for row in entities if isinstance(row, Moved)), key=lambda moved: moved.id)),
        meetings=tuple(sorted((row for row in entities if isinstance(row, Meeting)), key=lambda meeting: meeting.id)),
        vocabulary=vocabulary or Vocabulary(protocols=(), topics=(), families=(), path=f"errata/{VOCABULARY_NAME}"),
        register=next((entity for entity in entities if isinstance(entity, Register)), None),
        unread=frozenset(_names(path for path, file in files.items() if file.entity is None)),
    )


def _names(paths: Iterable[str]) -> Iterable[str]:
    """Yield the names under which unreadable files may be cited, so that one mistake is one finding."""
    for path in paths:
        stem = PurePosixPath(path).stem
        yield stem
        yield stem[:8]


def _at_top(path: str, code: str, message: str) -> Diagnostic:
    return Diagnostic(path=path, line=1, column=1, level=Level.ERROR, message=message, code=code)
