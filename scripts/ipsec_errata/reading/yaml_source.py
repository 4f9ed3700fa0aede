"""One YAML file as plain values, with a place for every value when somebody asks for it.

Only the part of YAML that every reader understands alike is accepted: no anchors, tags or second
documents, and no unquoted text that some readers take for a number, a date or a truth value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import getitem
from pathlib import Path
from typing import Any

import yaml

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.reading.characters import FORBIDDEN_VALUE, find_forbidden
from ipsec_errata.reading.plain_scalar import doubt_about, meaning_of
from ipsec_errata.reading.text_place import find_in_text
from ipsec_errata.reading.yaml_value import MAX_DEPTH, CloserLookError, YamlLoader, read_value
from ipsec_errata.suggest import closest

MAX_BYTES = 1_000_000
# Nobody reads more findings in one file; a hostile one can have hundreds of thousands.
MOST_FINDINGS = 200
KeyPath = tuple[str | int, ...]
_Places = dict[KeyPath, tuple[int, int]]


class _RefusedError(Exception):
    """The file cannot be read any further."""

    def __init__(self, code: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code, self.message, self.line, self.column = code, message, line, column


@dataclass(frozen=True, slots=True)
class _Remark:
    code: str
    message: str
    line: int
    column: int


@dataclass(slots=True)
class _Builder:
    """Builds values from events, with places, and says what is wrong with them."""

    events: Iterator[yaml.Event]
    remarks: list[_Remark] = field(default_factory=list)
    places: _Places = field(default_factory=dict)
    keys: _Places = field(default_factory=dict)

    def document(self) -> Any:
        next(self.events)  # stream start
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise _RefusedError("yaml-empty", "the file is empty; expected an entry", 1, 1)
        value = self.value(next(self.events), ())
        next(self.events)  # document end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            line, column = _spot(after)
            raise _RefusedError(
                "yaml-documents", "a second document begins here; one file holds one entry", line, column
            )
        return value

    def value(self, event: yaml.Event, path: KeyPath) -> Any:
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError("yaml-alias", f"*{event.anchor} is an alias; write the value out", *_spot(event))
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            raise _RefusedError("yaml-alias", f"&{anchor} is an anchor; leave it out", *_spot(event))
        if tag is not None:
            raise _RefusedError("yaml-tag", f"{tag} is a tag; leave it out", *_spot(event))
        if len(path) > MAX_DEPTH:
            raise _RefusedError(
                "yaml-deep", f"nested more than {MAX_DEPTH} levels deep; no entry needs that", *_spot(event)
            )
        self.places[path] = _spot(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return self.mapping(path)

    def sequence(self, path: KeyPath) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.value(event, (*path, len(values))))
        return values

    def mapping(self, path: KeyPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _RefusedError("yaml-key", "a key must be a word", *_spot(event))
            if event.anchor is not None or event.tag is not None:
                raise _RefusedError("yaml-alias", "a key has an anchor or a tag; leave it out", *_spot(event))
            key = event.value
            if key in values:
                self.remark("yaml-repeated-key", f"key {key!r} stands here a second time", event)
            self.keys[*path, key] = _spot(event)
            values[key] = self.value(next(self.events), (*path, key))
        return values

    def scalar(self, event: yaml.ScalarEvent) -> str | int | bool | None:
        text: str = event.value
        if event.style == '"' and (bad := FORBIDDEN_VALUE.search(text)):
            raise _RefusedError("file-control", _control(bad.group()), *_spot(event))
        # The C parser calls a plain scalar "", the Python one None.
        if event.style:
            return text
        if doubt := doubt_about(text):
            self.remark("yaml-unquoted", doubt, event)
        return meaning_of(text)

    def remark(self, code: str, message: str, event: yaml.Event) -> None:
        if len(self.remarks) == MOST_FINDINGS:
            raise _RefusedError(
                code, f"{message}; with {MOST_FINDINGS} findings the file is read no further", *_spot(event)
            )
        self.remarks.append(_Remark(code, message, *_spot(event)))


def _control(character: str) -> str:
    return f"control or invisible character U+{ord(character):04X}; remove it"


def _spot(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


@dataclass(frozen=True)
class Source:
    """A file that could be read: its values, and on demand their places."""

    path: str
    text: str
    value: Any
    built: _Builder | None = field(default=None, repr=False, compare=False)

    @cached_property
    def _places(self) -> tuple[_Places, _Places]:
        # Places cost as much as reading, so only a file with a finding pays for them, and once.
        built = self.built or _Builder(yaml.parse(self.text, Loader=YamlLoader))
        if not self.built:
            built.document()
        return built.places, built.keys

    def locate(self, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at `path`, of its key with `key`, or of the nearest thing above it."""
        places, keys = self._places
        if key and path in keys:
            return keys[path]
        while path not in places:
            path = path[:-1]
        return places[path]

    def locate_in_text(self, path: KeyPath, offset: int) -> tuple[int, int]:
        """Return line and column of a character of the text at `path`, or of the text where that cannot be told."""
        begin = self.locate(path)
        if path not in self._places[0]:
            return begin
        end = min(
            (spot for spots in self._places for spot in spots.values() if spot > begin),
            default=(self.text.count("\n") + 1, len(self.text) + 1),
        )
        return find_in_text(self.text, begin, end, str(reduce(getitem, path, self.value)), offset) or begin

    def diagnose(
        self, path: KeyPath, level: Level, message: str, code: str, *, key: bool = False, offset: int | None = None
    ) -> Diagnostic:
        """Return a finding at the value of `path`, at its key, or at a character of its text."""
        line, column = self.locate(path, key=key) if offset is None else self.locate_in_text(path, offset)
        return Diagnostic(path=self.path, line=line, column=column, level=level, message=message, code=code)


def read_source(file: Path, path: str) -> tuple[Source | None, list[Diagnostic]]:
    """Read a file; `path` is its name in findings. Returns no source where nothing further can be said about it."""
    content, found = read_content(file, path)
    return (None, found) if content is None else parse_source(content, path)


def read_content(file: Path, path: str) -> tuple[bytes | None, list[Diagnostic]]:
    """Return the bytes of a file, or None and why there are none: it is missing, too large or unreadable."""
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes; an entry has at most {MAX_BYTES:,}"
            return None, [_error(path, "file-large", message)]
        return file.read_bytes(), []
    except FileNotFoundError:
        return None, [_error(path, "file-missing", _missing(file))]
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
        return None, [_error(path, "file-control", _control(bad.group()), line, column)]
    try:
        return Source(path, text, read_value(text)), []
    except (CloserLookError, yaml.YAMLError, RecursionError):
        pass  # what is wrong, and where, is for the reader that keeps places
    builder = _Builder(yaml.parse(text, Loader=YamlLoader))
    try:
        value = builder.document()
    except _RefusedError as refused:
        return None, [
            *_told(builder.remarks, path),
            _error(path, refused.code, refused.message, refused.line, refused.column),
        ]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_error(path, text, error)]
    except (yaml.YAMLError, RecursionError):
        return None, [_error(path, "yaml-syntax", "this is not YAML")]
    return Source(path, text, value, builder), _told(builder.remarks, path)


def _told(remarks: Iterable[_Remark], path: str) -> list[Diagnostic]:
    return [_error(path, remark.code, remark.message, remark.line, remark.column) for remark in remarks]


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
