"""The values of many YAML files: kept from the last run by what is in each file, the rest parsed by several processes.

What is kept is data and no verdict: it goes through its schema like data that were just parsed. A file with any finding
is neither kept nor parsed elsewhere, so that its findings are told by the one reader there is.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.record_cache import DamagedError, RecordCache, Records

# To parse one file in fifty once more takes less time than to write what is kept of the others.
_WORTH_WRITING = 50
# Below this many files a second process costs more than it saves.
WORTH_A_PROCESS = 200


class ValueStore:
    """The values of the files of one checkout, in `.cache/` of it. A cache that does not fit counts as absent."""

    def __init__(self, root: str, processes: int = 1) -> None:
        """Name the checkout, and how many processes may parse."""
        # The values depend on the files, whose content is the key, and on the code that parses them.
        self._cache = RecordCache(root, "values", sources=())
        self._processes = processes

    def find(self, contents: Sequence[bytes]) -> Iterator[bytes | None]:
        """Yield the value of each content in turn, as JSON, or None where there may be a finding.

        After the last one they are kept, and all others are forgotten.
        """
        keys = [blake2b(content, digest_size=16).hexdigest() for content in contents]
        kept = self._cache.read()
        stamp = self._cache.stamp()
        known: dict[str, bytes | None] = {key: text for key in keys if (text := _text_of(kept, key))}
        missing = {key: content for key, content in zip(keys, contents, strict=True) if key not in known}
        used = len(known)
        # While others parse, whoever asked works on what is there.
        parsed = zip(missing, self._parse(tuple(missing.values())), strict=True)
        for key in keys:
            if key not in known:
                known |= [next(parsed)]
            yield known[key]
        changes = len(missing) + (len(kept) - used if kept else 0)
        if changes * _WORTH_WRITING > len(known):
            self._cache.write_texts(stamp, {key: text for key, text in known.items() if text})

    def _parse(self, contents: Sequence[bytes]) -> Iterator[bytes | None]:
        if self._processes < 2 or len(contents) < WORTH_A_PROCESS or sys.platform in ("win32", "darwin"):
            yield from map(_parse, contents)
            return
        with multiprocessing.get_context("fork").Pool(self._processes) as pool:
            yield from pool.imap(_parse, contents, chunksize=100)


def _text_of(kept: Records | None, key: str) -> bytes | None:
    try:
        return kept.text(key) if kept else None
    except DamagedError:
        return None


def _parse(content: bytes) -> bytes | None:
    """Return the value as JSON, which is quick to hand over and to read again; None where there is a finding."""
    source, found = parse_source(content, "")
    if source is None or found:
        return None
    return json.dumps(source.value, separators=(",", ":")).encode("ascii")
