"""The register of published IDs: every number that was ever given, so that none is given twice."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"IPE-([0-9]{4})")
PLACEHOLDER = "IPE-0000"
LAST_NUMBER = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One number as it was given; the slug is the one that the file had on that day."""

    id: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All numbers in the order in which they were given; `path` is the file below the project."""

    rows: tuple[Published, ...]
    path: str

    @property
    def ids(self) -> frozenset[str]:
        """Every ID that was ever given."""
        return frozenset(row.id for row in self.rows)


def number_of(issue_id: str) -> int:
    """Return 12 for "IPE-0012"; raise ValueError where it is no ID."""
    match = _NUMBER.fullmatch(issue_id)
    if match is None:
        raise ValueError(f"{issue_id} is no ID; expected IPE- and four digits")
    return int(match[1])
