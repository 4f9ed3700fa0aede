"""The values of many YAML files, parsed by two processes where that pays."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.second_process import CAN_FORK, SecondProcess

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
    if processes < 2 or len(contents) < WORTH_A_PROCESS or not CAN_FORK:
        for part in parts:
            yield from _parse_here(contents, part)
        return
    # The other process goes from the end to the beginning and never waits. This one takes what comes from it before it
    # parses more, so that whoever asked can go on with it; where they meet, a part may be parsed by both.
    done: set[int] = set()
    with SecondProcess(lambda: _answer(contents, parts)) as other:
        for mine in parts:
            while answer := other.take():
                part, texts = _read_answer(answer)
                if part not in done:
                    done.add(part)
                    for number, text in enumerate(texts, part):
                        yield Parsed(number, json.loads(text) if text else None, text)
            if mine in done:
                return
            done.add(mine)
            yield from _parse_here(contents, mine)


def _parse_here(contents: Sequence[bytes], part: int) -> Iterator[Parsed]:
    for number, content in enumerate(contents[part : part + _PART], part):
        value = _parse(content)
        yield Parsed(number, value, None if value is None else _dump(value))


def _answer(contents: Sequence[bytes], parts: range) -> Iterator[bytes]:
    """Yield each part, the last one first: a line with its number, and one for each value as JSON."""
    for part in reversed(parts):
        yield b"\n".join([b"%d" % part, *_texts_of(contents[part : part + _PART])])


def _read_answer(answer: bytes) -> tuple[int, list[bytes | None]]:
    part, *texts = answer.split(b"\n")
    return int(part), [text or None for text in texts]


def _texts_of(contents: Sequence[bytes]) -> list[bytes]:
    """Return the values as JSON, quick to hand over and to read again; nothing where there may be a finding."""
    return [b"" if (value := _parse(content)) is None else _dump(value) for content in contents]


def _parse(content: bytes) -> Any:
    source, found = parse_source(content, "")
    return None if source is None or found else source.value


def _dump(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
