"""What the RFC Editor has, or could have, on the matter of an issue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.erratum import ErratumType


class NoErratum(StrEnum):
    """Why no official erratum exists."""

    NOT_ELIGIBLE = "not_eligible"
    NOT_FILED = "not_filed"
    TO_FILE = "to_file"

    @property
    def sentence(self) -> str:
        """The reason as a sentence for readers."""
        match self:
            case NoErratum.NOT_ELIGIBLE:
                return "None: it was no error on the day of publication, which is all that official errata hold."
            case NoErratum.NOT_FILED:
                return "None was filed."
            case NoErratum.TO_FILE:
                return "None yet: one should be filed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Words of a passage and those that ought to stand there."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an erratum would change in the passage of one RFC."""

    rfc: int
    type: ErratumType
    changes: tuple[Replacement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """The official errata on the matter, or why there are none."""

    eids: tuple[int, ...]
    none_because: NoErratum | None
    note: str | None
    correction: Correction | None
