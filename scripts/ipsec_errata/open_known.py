"""From a checkout to what the scanner knows of it: kept from an earlier run, or made anew and kept."""

from __future__ import annotations

from typing import Any, cast

from ipsec_errata.record_cache import DamagedError, RecordCache
from ipsec_errata.scanner.known import Known, decode_known, encode_known

_KEY = "known"


def open_known(root: str) -> Known:
    """Return what the scanner needs of the checkout at `root`.

    Raises OSError or ValueError where the schemas cannot be read.
    """
    cache = RecordCache(root, "scan")
    try:
        kept = cache.read()
        record = kept.get(_KEY) if kept else None
        if isinstance(record, dict):
            return decode_known(cast(dict[str, Any], record))
    except (DamagedError, KeyError, TypeError):
        pass
    return _make(root, cache)


def _make(root: str, cache: RecordCache) -> Known:
    # Imported here: a warm scan does without the readers of YAML and JSON Schema.
    from pathlib import Path

    from ipsec_errata.project import Project
    from ipsec_errata.reading.loader import Loader
    from ipsec_errata.scanner.make_known import know

    stamp = cache.stamp()
    known = know(Loader(Project(Path(root))).read().database)
    cache.write(stamp, {_KEY: encode_known(known)})
    return known
