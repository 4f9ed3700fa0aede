"""The values of many YAML files, parsed by two processes where that pays."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.second_process import pays, share

# Below this many files a second process costs more than it saves.
WORTH_A_PROCESS = 200
# Files that a process takes at once: enough to be worth handing over, few enough that nobody waits long for the last.
_PART = 50


class Parsed(NamedTuple):
    """The value of one file, and the same as JSON; both None where there may be a finding."""

    number: int
    value: Any
    text: bytes | None


def parse_many(contents: Sequence[bytes], processes: int) -> Iterator[Parsed]:
    """Yield what is in each of the contents, named by its place among them, in any order."""
    parts = range(0, len(contents), _PART)
    if not pays(processes, len(contents), WORTH_A_PROCESS):
        for part in parts:
            yield from _parse_here(contents, part)
        return
    for part, made in share(parts, lambda part: b"\n".join(_texts_of(contents[part : part + _PART]))):
        if made is None:
            yield from _parse_here(contents, part)
        else:
            for number, text in enumerate(made.split(b"\n"), part):
                yield Parsed(number, json.loads(text) if text else None, text or None)


def _parse_here(contents: Sequence[bytes], part: int) -> Iterator[Parsed]:
    for number, content in enumerate(contents[part : part + _PART], part):
        value = _parse(content)
        yield Parsed(number, value, None if value is None else _dump(value))


def _texts_of(contents: Sequence[bytes]) -> list[bytes]:
    """Return the values as JSON, quick to hand over and to read again; nothing where there may be a finding."""
    return [b"" if (value := _parse(content)) is None else _dump(value) for content in contents]


def _parse(content: bytes) -> Any:
    source, found = parse_source(content, "")
    return None if source is None or found else source.value


def _dump(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
