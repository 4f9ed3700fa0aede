"""The values of many YAML files: kept from the last run by what is in each file, the rest parsed by several processes.

What is kept is data and no verdict: it goes through its schema like data that were just parsed. A file with any finding
is neither kept nor parsed elsewhere, so that its findings are told by the one reader there is.
"""

from __future__ import annotations

import json
import multiprocessing
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from hashlib import blake2b

from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.record_cache import DamagedError, RecordCache, Records
from ipsec_errata.second_process import CAN_FORK

# To parse one file in fifty once more takes less time than to write what is kept of the others.
_WORTH_WRITING = 50
# Below this many files a second process costs more than it saves.
WORTH_A_PROCESS = 200
# Files that a process takes at once: enough to be worth handing over, few enough that nobody waits long for the last.
_PART = 50
# Parts that wait for the other process, so that it never does.
_AHEAD = 4
_Parsed = list[bytes | None]


class ValueStore:
    """The values of the files of one checkout, in `.cache/` of it. A cache that does not fit counts as absent."""

    def __init__(self, root: str, processes: int = 1) -> None:
        """Name the checkout, and how many processes may parse: this one, or a second one too."""
        # The values depend on the files, whose content is the key, and on the code that parses them.
        self._cache = RecordCache(root, "values", sources=())
        self._processes = processes

    def find(self, contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes | None]]:
        """Yield the name and the value of each content, as JSON, or None where there may be a finding; in any order.

        After the last one they are kept, and all others are forgotten.
        """
        names: dict[str, list[str]] = {}  # of one content, by its hash
        for name, content in contents.items():
            names.setdefault(blake2b(content, digest_size=16).hexdigest(), []).append(name)
        kept = self._cache.read()
        stamp = self._cache.stamp()
        known: dict[str, bytes | None] = {}
        for key in names:
            if text := _text_of(kept, key):
                known[key] = text
                yield from ((name, text) for name in names[key])
        used = len(known)
        missing = [key for key in names if key not in known]
        for key, value in self._parse(missing, [contents[names[key][0]] for key in missing]):
            known[key] = value
            yield from ((name, value) for name in names[key])
        changes = len(missing) + (len(kept) - used if kept else 0)
        if changes * _WORTH_WRITING > len(known):
            self._cache.write_texts(stamp, {key: text for key, text in known.items() if text})

    def _parse(self, keys: Sequence[str], contents: Sequence[bytes]) -> Iterator[tuple[str, bytes | None]]:
        parts = deque(range(0, len(keys), _PART))

        def parse(part: int) -> _Parsed:
            return _parse_all(contents[part : part + _PART])

        def told(part: int, values: _Parsed) -> Iterator[tuple[str, bytes | None]]:
            return zip(keys[part : part + _PART], values, strict=True)

        if self._processes < 2 or len(keys) < WORTH_A_PROCESS or not CAN_FORK:
            for part in parts:
                yield from told(part, parse(part))
            return
        # The other process begins at the end and always has work; this one takes what comes from it before it parses
        # more, so that whoever asked can go on with it meanwhile.
        with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as other:
            waiting: deque[tuple[int, Future[_Parsed]]] = deque()
            while parts or waiting:
                while parts and len(waiting) < _AHEAD:
                    part = parts.pop()
                    waiting.append((part, _submit(other, contents[part : part + _PART])))
                if parts and not waiting[0][1].done():
                    part = parts.popleft()
                    yield from told(part, parse(part))
                    continue
                part, future = waiting.popleft()
                yield from told(part, _result(future) or parse(part))


def _submit(other: ProcessPoolExecutor, contents: Sequence[bytes]) -> Future[_Parsed]:
    try:
        return other.submit(_parse_all, contents)
    except BrokenProcessPool as error:
        failed: Future[_Parsed] = Future()
        failed.set_exception(error)
        return failed


def _result(future: Future[_Parsed]) -> _Parsed | None:
    """Return what the other process made, or None if somebody ended it."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _text_of(kept: Records | None, key: str) -> bytes | None:
    try:
        return kept.text(key) if kept else None
    except DamagedError:
        return None


def _parse_all(contents: Sequence[bytes]) -> _Parsed:
    return list(map(_parse, contents))


def _parse(content: bytes) -> bytes | None:
    """Return the value as JSON, which is quick to hand over and to read again; None where there is a finding."""
    source, found = parse_source(content, "")
    if source is None or found:
        return None
    return json.dumps(source.value, separators=(",", ":")).encode("ascii")
