"""The values of many YAML files, parsed by two processes where that pays."""

from __future__ import annotations

import json
import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, NamedTuple

from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.second_process import CAN_FORK

# Below this many files a second process costs more than it saves.
WORTH_A_PROCESS = 200
# Files that a process takes at once: enough to be worth handing over, few enough that nobody waits long for the last.
_PART = 50
# Parts that wait for the other process, so that it never does.
_AHEAD = 4


class Parsed(NamedTuple):
    """The value of one file, and the same as JSON; both None where there may be a finding."""

    number: int
    value: Any
    text: bytes | None


def parse_many(contents: Sequence[bytes], processes: int) -> Iterator[Parsed]:
    """Yield what is in each of the contents, named by its place among them, in any order."""
    parts = deque(range(0, len(contents), _PART))
    if processes < 2 or len(contents) < WORTH_A_PROCESS or not CAN_FORK:
        for part in parts:
            yield from _parse_here(contents, part)
        return
    # The other process begins at the end and always has work; this one takes what comes from it before it parses more,
    # so that whoever asked can go on with it meanwhile.
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as other:
        waiting: deque[tuple[int, Future[list[bytes | None]]]] = deque()
        while parts or waiting:
            while parts and len(waiting) < _AHEAD:
                part = parts.pop()
                waiting.append((part, _submit(other, contents[part : part + _PART])))
            if parts and not waiting[0][1].done():
                yield from _parse_here(contents, parts.popleft())
                continue
            part, future = waiting.popleft()
            try:
                texts = future.result()
            except BrokenProcessPool:  # somebody ended it
                yield from _parse_here(contents, part)
                continue
            for number, text in enumerate(texts, part):
                yield Parsed(number, json.loads(text) if text else None, text)


def _submit(other: ProcessPoolExecutor, contents: Sequence[bytes]) -> Future[list[bytes | None]]:
    try:
        return other.submit(_texts_of, contents)
    except BrokenProcessPool as error:
        failed: Future[list[bytes | None]] = Future()
        failed.set_exception(error)
        return failed


def _parse_here(contents: Sequence[bytes], part: int) -> Iterator[Parsed]:
    for number, content in enumerate(contents[part : part + _PART], part):
        value = _parse(content)
        yield Parsed(number, value, None if value is None else _dump(value))


def _texts_of(contents: Sequence[bytes]) -> list[bytes | None]:
    """Return the values as JSON, which is quick to hand over and to read again."""
    return [None if (value := _parse(content)) is None else _dump(value) for content in contents]


def _parse(content: bytes) -> Any:
    source, found = parse_source(content, "")
    return None if source is None or found else source.value


def _dump(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
