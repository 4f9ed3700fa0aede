"""Published RFCs on disk: single files, or a folder that mirrors the RFC Editor or Debian's doc-rfc packages."""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

# The longest RFC, of 673 pages, has 38,000 lines and 1.6 MB.
MAX_BYTES = 5_000_000
MAX_LINES = 100_000
# rfc7296.txt, RFC7296.xml, rfc7296.txt.gz, in any folder; other files of a mirror are no RFCs.
_NAME = re.compile(r"rfc0*([1-9][0-9]{0,4})\.(txt|xml)(\.gz)?", re.IGNORECASE)


class UnreadableRfcError(Exception):
    """A file that cannot be read as an RFC; says why in a sentence."""


def rfc_number(file: Path) -> int | None:
    """Return the number of the RFC that a file's name says it holds, or None."""
    named = _NAME.fullmatch(file.name)
    return int(named[1]) if named else None


def is_xml(file: Path) -> bool:
    """True for RFCXML, gzipped or not."""
    return ".xml" in [suffix.lower() for suffix in file.suffixes]


def find_rfcs(paths: Iterable[Path], *, prefer_xml: bool = True) -> dict[int, Path]:
    """Return one file for each RFC below `paths`: RFCXML where there is one, else text; the first one found.

    Without `prefer_xml` it is the other way round.

    A file that is named must look like an RFC's; raise UnreadableRfcError where it does not or is missing.
    """
    found: dict[int, Path] = {}
    for path in paths:
        if not path.exists():
            raise UnreadableRfcError(f"there is no {path}")
        if path.is_file() and rfc_number(path) is None:
            raise UnreadableRfcError(f"{path.name} is not called like an RFC; expected rfcNNNN.txt or rfcNNNN.xml")
        for file in sorted(_named_like_rfcs(path)) if path.is_dir() else [path]:
            number = rfc_number(file)
            if number is None or not file.is_file():
                continue
            if number not in found or (is_xml(file) is prefer_xml and is_xml(found[number]) is not prefer_xml):
                found[number] = file
    return dict(sorted(found.items()))


def _named_like_rfcs(folder: Path) -> Iterator[Path]:
    # Names as text: who names a whole disk waits for the disk, and not for an object of each of its files.
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names if _NAME.fullmatch(name))


def read_rfc(file: Path) -> bytes:
    """Return the content of an RFC file, unpacked; raise UnreadableRfcError with the reason otherwise."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise UnreadableRfcError(f"{file.name} has more than {MAX_BYTES:,} bytes; no RFC has")
        if file.suffix != ".gz":
            content = file.read_bytes()
        else:
            with gzip.open(file) as stream:
                content = stream.read(MAX_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UnreadableRfcError(f"{file.name} is a damaged gzip file: {error}") from error
    except OSError as error:
        raise UnreadableRfcError(f"{file.name} cannot be read: {error.strerror}") from error
    if len(content) > MAX_BYTES:
        raise UnreadableRfcError(f"{file.name} unpacks to more than {MAX_BYTES:,} bytes; no RFC has that many")
    if content.count(b"\n") > MAX_LINES:
        raise UnreadableRfcError(f"{file.name} has more than {MAX_LINES:,} lines; no RFC has that many")
    if not content.strip():
        raise UnreadableRfcError(f"{file.name} is empty")
    if b"\0" in content[:4096]:
        raise UnreadableRfcError(f"{file.name} is no text")
    return content
