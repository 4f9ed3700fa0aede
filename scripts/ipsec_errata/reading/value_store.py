"""The values of many YAML files: kept from the last run by what is in each file, the rest parsed by two processes.

What is kept is data and no verdict: it goes through its schema like data that were just parsed. A file with any finding
is not kept, so that its findings are told by the one reader there is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from ipsec_errata.reading.parse_many import parse_many
from ipsec_errata.record_cache import DamagedError, RecordCache, Records

# To parse one file in fifty once more takes less time than to write what is kept of the others.
_WORTH_WRITING = 50


class ValueStore:
    """The values of the files of one checkout, in `.cache/` of it. A cache that does not fit counts as absent."""

    def __init__(self, root: str, processes: int = 1) -> None:
        """Name the checkout, and how many processes may parse: this one, or a second one too."""
        # The values depend on the files, whose content is the key, and on the code that parses them.
        self._cache = RecordCache(root, "values", sources=())
        self._processes = processes

    def find(self, contents: Mapping[str, bytes]) -> Iterator[tuple[str, Any]]:
        """Yield the name and the value of each content, or None where there may be a finding; in any order.

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
                yield from ((name, json.loads(text)) for name in names[key])
        used = len(known)
        missing = [key for key in names if key not in known]
        for number, value, text in parse_many([contents[names[key][0]] for key in missing], self._processes):
            key = missing[number]
            known[key] = text
            yield from ((name, value) for name in names[key])
        changes = len(missing) + (len(kept) - used if kept else 0)
        if changes * _WORTH_WRITING > len(known):
            self._cache.write_texts(stamp, {key: text for key in names if (text := known[key])})


def _text_of(kept: Records | None, key: str) -> bytes | None:
    try:
        return kept.text(key) if kept else None
    except DamagedError:
        return None
