"""From a checkout to the index that answers are given from: kept from an earlier run, or made anew and kept."""

from __future__ import annotations

from ipsec_errata.answers.index import Index
from ipsec_errata.record_cache import DamagedError, RecordCache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ipsec_errata.record_cache import Records


def open_index(root: str) -> Index:
    """Return the index of the checkout at `root`.

    Reading the kept records takes milliseconds, making them as long as `validate`. A checkout that cannot be written
    to works too. Raises OSError or ValueError where the schemas cannot be read.
    """
    return Index(_CheckoutRecords(root))


class _CheckoutRecords:
    """The records of a checkout, made anew where those that were kept do not fit or turn out to be damaged."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._cache = RecordCache(root, "answers")
        self._records = self._cache.read() or self._make()

    def get(self, key: str, /) -> object:
        """Return the record or None."""
        try:
            return self._records.get(key)
        except DamagedError:
            self._records = self._make()
            return self._records.get(key)

    def _make(self) -> Records:
        # Imported here: a warm command does without the readers of YAML and JSON Schema.
        from pathlib import Path

        from ipsec_errata.answers.make_records import make_records
        from ipsec_errata.project import Project
        from ipsec_errata.reading.loader import Loader

        stamp = self._cache.stamp()
        reading = Loader(Project(Path(self._root))).load()
        return self._cache.write(stamp, make_records(reading.database, is_clean=reading.is_clean))
