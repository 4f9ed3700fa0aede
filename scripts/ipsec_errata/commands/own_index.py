"""The index of this checkout, for the commands that answer from it."""

from __future__ import annotations

import sys

from ipsec_errata.checkout import own_root
from ipsec_errata.cli import EXIT_USAGE, FAULTY_ENTRIES
from ipsec_errata.open_index import open_index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ipsec_errata.answers.index import Index


def open_own_index() -> Index:
    """Return the index; say so where entries are missing from it, and exit where none can be made."""
    try:
        index = open_index(own_root())
    except ValueError as error:
        print(f"ipsec-errata: schema: {error}", file=sys.stderr)
        raise SystemExit(EXIT_USAGE) from error
    if not index.overview["is_clean"]:
        print(FAULTY_ENTRIES, file=sys.stderr)
    return index
