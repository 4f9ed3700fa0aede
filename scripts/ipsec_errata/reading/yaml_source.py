"""One YAML file as plain values, with a place for every value when somebody asks for it.

Only the part of YAML that every reader understands alike is accepted: no anchors, tags or second
documents, and no unquoted text that some readers take for a number, a date or a truth value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import getitem
from pathlib import Path
from typing import Any

import yaml

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.input_file import TooLargeError, read_input
from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.reading.characters import control_message, find_forbidden
from ipsec_errata.reading.placed_value import Placed, RefusedError, Remark, read_placed
from ipsec_errata.reading.plain_scalar import CloserLookError
from ipsec_errata.reading.text_place import find_in_text
from ipsec_errata.reading.yaml_value import MAX_DEPTH, YamlLoader, read_value
from ipsec_errata.suggest import closest

MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Written:
    """A file that could be read, as it is written: on demand, where everything stands in it."""

    path: str
    written: str | bytes
    known: Placed | None = field(default=None, repr=False, compare=False, kw_only=True)

    @cached_property
    def text(self) -> str:
        """The whole file."""
        return self.written if isinstance(self.written, str) else self.written.decode("utf-8")

    @cached_property
    def _placed(self) -> Placed:
        # Places cost as much as reading, so only a file with a finding pays for them, and once.
        return self.known or read_placed(self.text)

    def locate(self, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at `path`, of its key with `key`, or of the nearest thing above it."""
        places = self._placed.places
        if key and path in places.keys:
            return places.keys[path]
        while path not in places.values:
            path = path[:-1]
        return places.values[path]

    def locate_in_text(self, path: KeyPath, offset: int) -> tuple[int, int]:
        """Return line and column of a character of the text at `path`, or of the text where that cannot be told."""
        begin = self.locate(path)
        places = self._placed.places
        if path not in places.values:
            return begin
        end = min(
            (spot for spots in (places.values, places.keys) for spot in spots.values() if spot > begin),
            default=(self.text.count("\n") + 1, len(self.text) + 1),
        )
        return find_in_text(self.text, begin, end, str(reduce(getitem, path, self._placed.value)), offset) or begin

    def diagnose(
        self, path: KeyPath, level: Level, message: str, code: str, *, key: bool = False, offset: int | None = None
    ) -> Diagnostic:
        """Return a finding at the value of `path`, at its key, or at a character of its text."""
        line, column = self.locate(path, key=key) if offset is None else self.locate_in_text(path, offset)
        return Diagnostic(path=self.path, line=line, column=column, level=level, message=message, code=code)


@dataclass(frozen=True)
class Source(Written):
    """A file that could be read, with its value."""

    value: Any

    def without_value(self) -> Written:
        """Return the file for those who need no more than to say where something stands."""
        return Written(self.path, self.written, known=self.known)


def read_source(file: Path, path: str) -> tuple[Source | None, list[Diagnostic]]:
    """Read a file; `path` is its name in findings. Returns no source where nothing further can be said about it."""
    content, found = read_content(str(file), path)
    return (None, found) if content is None else parse_source(content, path)


def read_content(file: str, path: str) -> tuple[bytes | None, list[Diagnostic]]:
    """Return the bytes of a file, or None and why there are none: it is missing, too large or unreadable.

    The file is text, for making a path object of each of ten thousand takes as long as to read them.
    """
    try:
        return read_input(file, MAX_BYTES), []
    except TooLargeError as error:
        message = f"the file has {error.size}; an entry has at most {MAX_BYTES:,}"
        return None, [_error(path, "file-large", message)]
    except FileNotFoundError:
        return None, [_error(path, "file-missing", _missing(Path(file)))]
    except OSError as error:
        return None, [_error(path, "file-unreadable", f"cannot be read: {error.strerror}")]


def parse_source(content: bytes, path: str) -> tuple[Source | None, list[Diagnostic]]:
    """Turn the bytes of a file into a source and findings."""
    if content.startswith(b"\xef\xbb\xbf"):
        return None, [_error(path, "file-bom", "the file begins with a byte order mark; save it as UTF-8 without one")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"byte 0x{content[error.start]:02x} is no UTF-8; save the file as UTF-8"
        return None, [_error(path, "file-encoding", message, line, column)]
    if bad := find_forbidden(text):
        line, column = text.count("\n", 0, bad.start()) + 1, bad.start() - (text.rfind("\n", 0, bad.start()) + 1) + 1
        return None, [_error(path, "file-control", control_message(bad.group()), line, column)]
    try:
        return Source(path, text, read_value(text)), []
    except yaml.MarkedYAMLError as error:
        # Up to there nothing was odd: the other reader would come to the same place, later.
        return None, [_syntax_error(path, text, error)]
    except (CloserLookError, yaml.YAMLError, RecursionError):
        pass  # what is wrong, and where, is for the reader that keeps places
    try:
        placed = read_placed(text)
    except RefusedError as refused:
        return None, [_told(remark, path) for remark in refused.remarks]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_error(path, text, error)]
    except (yaml.YAMLError, RecursionError):
        return None, [_error(path, "yaml-syntax", "this is not YAML")]
    return Source(path, text, placed.value, known=placed), [_told(remark, path) for remark in placed.remarks]


def _told(remark: Remark, path: str) -> Diagnostic:
    return _error(path, remark.code, remark.message, remark.line, remark.column)


def text_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield first and one after the last of the lines on which texts go on; `text` is YAML that can be read."""
    for event in yaml.parse(text, Loader=YamlLoader):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            end = event.end_mark.line + (event.end_mark.column > 0)
            if end > event.start_mark.line + 1:
                yield event.start_mark.line + 2, end + 1


def _syntax_error(path: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    rows = text.splitlines()
    row = rows[line - 1] if line <= len(rows) else ""
    if (tab := row.find("\t")) >= 0 and not row[:tab].strip():
        return _error(path, "yaml-tab", "a tab indents this line; indent with spaces", line, tab + 1)
    if "depth" in str(error.problem) or "recursion" in str(error.problem):
        message = f"nested more than {MAX_DEPTH} levels deep; no entry needs that"
        return _error(path, "yaml-deep", message, line, column)
    advice = "; quote text that holds ': ' or begins with a special character" if "mapping values" in str(error) else ""
    return _error(path, "yaml-syntax", f"this is not YAML: {error.problem or error.context}{advice}", line, column)


def _missing(file: Path) -> str:
    try:
        names = [entry.name for entry in file.parent.iterdir()]
    except OSError:
        return f"there is no folder {file.parent.name}"
    near = closest(file.name, names)
    return f"there is no such file; did you mean {near}?" if near else "there is no such file"


def _error(path: str, code: str, message: str, line: int = 1, column: int = 1) -> Diagnostic:
    return Diagnostic(path=path, line=line, column=column, level=Level.ERROR, message=message, code=code)
