"""The value of a YAML file in which something may be wrong: where everything stands in it, and what is wrong.

`yaml_value` reads what is faultless; the two agree on the value of every file that neither refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.reading.characters import FORBIDDEN_VALUE, control_message
from ipsec_errata.reading.most_findings import MOST_FINDINGS
from ipsec_errata.reading.plain_scalar import doubt_about, meaning_of
from ipsec_errata.reading.yaml_value import MAX_DEPTH, YamlLoader

_Spots = dict[KeyPath, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong at a line and column, both counted from 1."""

    code: str
    message: str
    line: int
    column: int


class RefusedError(Exception):
    """The file is not read any further; `remarks` say why, the last one for good."""

    def __init__(self, remarks: tuple[Remark, ...]) -> None:
        """Take all that was remarked on, in the order of the file."""
        super().__init__(remarks[-1].message)
        self.remarks = remarks


@dataclass(frozen=True, slots=True)
class Places:
    """Line and column of every value, and of every key of a mapping, by key path."""

    values: _Spots
    keys: _Spots


@dataclass(frozen=True, slots=True)
class Placed:
    """A value with the places of all that is in it, and what is wrong with how it is written."""

    value: Any
    places: Places
    remarks: tuple[Remark, ...]


def read_placed(text: str) -> Placed:
    """Return the value of the one document in `text`, with places.

    Raises RefusedError where that is not what an entry may be, yaml.YAMLError where it is not YAML, and
    RecursionError.
    """
    reader = _Reader(yaml.parse(text, Loader=YamlLoader))
    value = reader.document()
    return Placed(value, Places(reader.places, reader.keys), tuple(reader.remarks))


@dataclass(slots=True)
class _Reader:
    """Builds values from events, with places, and says what is wrong with them."""

    events: Iterator[yaml.Event]
    remarks: list[Remark] = field(default_factory=list)
    places: _Spots = field(default_factory=dict)
    keys: _Spots = field(default_factory=dict)

    def document(self) -> Any:
        next(self.events)  # stream start
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise RefusedError((Remark("yaml-empty", "the file is empty; expected an entry", 1, 1),))
        value = self.value(next(self.events), ())
        next(self.events)  # document end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.refusal("yaml-documents", "a second document begins here; one file holds one entry", after)
        return value

    def value(self, event: yaml.Event, path: KeyPath) -> Any:
        if isinstance(event, yaml.AliasEvent):
            raise self.refusal("yaml-alias", f"*{event.anchor} is an alias; write the value out", event)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            raise self.refusal("yaml-alias", f"&{anchor} is an anchor; leave it out", event)
        if tag is not None:
            raise self.refusal("yaml-tag", f"{tag} is a tag; leave it out", event)
        if len(path) > MAX_DEPTH:
            raise self.refusal("yaml-deep", f"nested more than {MAX_DEPTH} levels deep; no entry needs that", event)
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
                raise self.refusal("yaml-key", "a key must be a word", event)
            if event.anchor is not None or event.tag is not None:
                raise self.refusal("yaml-alias", "a key has an anchor or a tag; leave it out", event)
            key = event.value
            if key in values:
                self.remark("yaml-repeated-key", f"key {key!r} stands here a second time", event)
            self.keys[*path, key] = _spot(event)
            values[key] = self.value(next(self.events), (*path, key))
        return values

    def scalar(self, event: yaml.ScalarEvent) -> str | int | bool | None:
        text: str = event.value
        if event.style == '"' and (bad := FORBIDDEN_VALUE.search(text)):
            raise self.refusal("file-control", control_message(bad.group()), event)
        # The C parser calls a plain scalar "", the Python one None.
        if event.style:
            return text
        if doubt := doubt_about(text):
            self.remark("yaml-unquoted", doubt, event)
        return meaning_of(text)

    def remark(self, code: str, message: str, event: yaml.Event) -> None:
        if len(self.remarks) == MOST_FINDINGS:
            raise self.refusal(code, f"{message}; with {MOST_FINDINGS} findings the file is read no further", event)
        self.remarks.append(Remark(code, message, *_spot(event)))

    def refusal(self, code: str, message: str, event: yaml.Event) -> RefusedError:
        return RefusedError((*self.remarks, Remark(code, message, *_spot(event))))


def _spot(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
