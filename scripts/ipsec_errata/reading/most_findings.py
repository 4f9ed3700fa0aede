"""How many findings of one kind in one file are listed: no more than anybody would read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from ipsec_errata.diagnostics import Diagnostic

# A hostile file can have hundreds of thousands.
MOST_FINDINGS = 200


def as_far_as_read(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the first of the findings in a file; where there are more, the last one says so."""
    rest = iter(found)
    yield from islice(rest, MOST_FINDINGS)
    for more in islice(rest, 1):
        yield replace(more, message=f"{more.message}; further findings in this file are not listed")
