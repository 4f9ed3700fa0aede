"""Records derived from a checkout, kept so that the next command need not read the entries again.

One file in `.cache/` for each kind of records: a line that says what they were made from, a line with the place of
each record, then one JSON text a line. JSON because a cache may have been left by anybody: reading it runs nothing.
What does not fit (another version of the code, a changed entry, a damaged or foreign file) counts as absent.

This module and what `lookup` needs on a warm day import neither dataclasses nor pathlib nor typing: each of them takes
a third to two thirds of Python's own start.
"""

from __future__ import annotations

import io
import json
import os
import sys
from binascii import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

_FORMAT = 1
_CODE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120


class DamagedError(Exception):
    """A kept record is not what was written."""


class Records:
    """Records by key, read and decoded when they are asked for."""

    def __init__(self, places: Mapping[str, tuple[int, int, int]], stream: BinaryIO, start: int = 0) -> None:
        """Take the place of each record in `stream`: first byte, counted from `start`, length and checksum."""
        self._places = places
        self._stream = stream
        self._start = start
        self._at = -1

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    def get(self, key: str) -> object:
        """Return the record with this key as JSON has it, or None; raise DamagedError for one that was changed."""
        text = self.text(key)
        return None if text is None else json.loads(text)

    def text(self, key: str) -> bytes | None:
        """Return the JSON of the record with this key, or None; raise DamagedError for one that was changed."""
        if key not in self._places:
            return None
        first, length, checksum = self._places[key]
        # Most are asked for in the order in which they stand: to look for each would be to read it from the disk alone.
        if self._at != first:
            self._stream.seek(self._start + first)
        text = self._stream.read(length + 1)[:length]
        self._at = first + length + 1
        if crc32(text) != checksum:
            raise DamagedError(key)
        return text


class RecordCache:
    """The kept records of one kind."""

    def __init__(self, root: str, name: str, sources: Iterable[str] = ("errata", "schema")) -> None:
        """Name the checkout, the kind, and the folders of the checkout from which the code makes the records."""
        self._sources = [f"{root}/{folder}" for folder in sources]
        self._path = f"{root}/.cache/{name}.records"

    def stamp(self) -> Stamp:
        """Return what records made now depend on."""
        # For most, the entries, the schemas that let them pass, and the code that turned them into records.
        return Stamp((*self._sources, _CODE))

    def read(self) -> Records | None:
        """Return the kept records, or None where there are none that fit what the checkout holds now."""
        stamp = self.stamp()
        try:
            # Stays open: a record is read when it is asked for, from this file even where another run replaces it.
            stream = open(self._path, "rb")  # noqa: PTH123, SIM115
            # A file changed in the same tick of the clock would not show: such a cache is too young to trust.
            if os.fstat(stream.fileno()).st_mtime_ns <= stamp.newest or stream.readline() != stamp.line:
                return None
            checksum, _, places = stream.readline().partition(b" ")
            fits = crc32(places) == int(checksum)
            return Records(json.loads(places), stream, stream.tell()) if fits else None
        except (OSError, ValueError):
            return None

    def write(self, stamp: Stamp, records: Mapping[str, object]) -> Records:
        """Keep `records`, made from what `stamp` names, and return them; where that is not allowed, only return them.

        Take the stamp before reading the entries: a file that changes meanwhile then makes the cache unfit.
        """
        return self.write_texts(stamp, {key: _encode(record) for key, record in records.items()})

    def write_texts(self, stamp: Stamp, records: Mapping[str, bytes]) -> Records:
        """Keep `records` that are JSON already, each in one line; see `write`."""
        # Places are counted from the end of the line that lists them, whose length is known last.
        places: dict[str, tuple[int, int, int]] = {}
        body = bytearray()
        for key, text in records.items():
            places[key] = (len(body), len(text), crc32(text))
            body += text + b"\n"
        listed = json.dumps(places, separators=(",", ":")).encode() + b"\n"
        _replace(self._path, stamp.line + f"{crc32(listed)} ".encode() + listed + body)
        return Records(places, io.BytesIO(body))


class Stamp:
    """What records were made from: name, time, size and inode of every file, and the Python; and the newest time."""

    def __init__(self, folders: Iterable[str]) -> None:
        """Look at every file below `folders`, in the order in which the system lists them, and read none."""
        facts: list[str | int] = [_FORMAT, sys.hexversion]
        self.newest = 0
        waiting = list(folders)
        for folder in waiting:
            try:
                entries = os.scandir(folder)
            except OSError:
                continue
            facts.append(folder)
            for entry in entries:
                name = entry.name
                if name[0] == "." or name == "__pycache__":
                    continue
                try:
                    if entry.is_dir():
                        waiting.append(entry.path)
                        continue
                    status = entry.stat()
                except OSError:
                    # Gone since it was listed, or a link to nothing: it has a name and no more.
                    facts.append(name)
                    continue
                time = status.st_mtime_ns
                if time > self.newest:
                    self.newest = time
                facts += (name, time, status.st_size, status.st_ino)
        self.line = repr(facts).encode("utf-8", "surrogateescape") + b"\n"


def _encode(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _replace(path: str, content: bytes) -> None:
    # Imported here: only a first run writes.
    import contextlib
    from pathlib import Path

    from ipsec_errata.output_file import write_bytes

    # A checkout that cannot be written to, or a full disk, costs time and nothing else.
    with contextlib.suppress(OSError):
        write_bytes(Path(path), content)
