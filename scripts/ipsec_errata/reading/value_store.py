"""The values of many YAML files: kept from the last run by what is in each file, the rest parsed by several processes.

What is kept is data and no verdict: it goes through its schema like data that were just parsed. A file with any finding
is neither kept nor parsed elsewhere, so that its findings are told by the one reader there is.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.record_cache import DamagedError, RecordCache, Records

# Below this many files a second process costs more than it saves.
WORTH_A_PROCESS = 200


class ValueStore:
    """The values of the files of one checkout, in `.cache/` of it. A cache that does not fit counts as absent."""

    def __init__(self, root: str, processes: int = 1) -> None:
        """Name the checkout, and how many processes may parse."""
        # The values depend on the files, whose content is the key, and on the code that parses them.
        self._cache = RecordCache(root, "values", sources=())
        self._processes = processes

    def find(self, contents: Iterable[bytes]) -> dict[bytes, Any]:
        """Return the value of each content that can be read without a finding; keep these, and forget all others."""
        keys = {content: blake2b(content, digest_size=16).hexdigest() for content in contents}
        kept = self._cache.read()
        known = {content: text for content, key in keys.items() if (text := _text_of(kept, key))}
        stamp = self._cache.stamp()
        missing = [content for content in keys if content not in known]
        new = {content: text for content, text in zip(missing, self._parse(missing), strict=True) if text}
        known |= new
        if new or (kept and len(kept) > len(known)):
            self._cache.write_texts(stamp, {keys[content]: text for content, text in known.items()})
        return {content: json.loads(text) for content, text in known.items()}

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
