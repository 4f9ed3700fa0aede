"""Where else a problem is treated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.section import Section


class ReferenceType(StrEnum):
    """What a reference leads to."""

    MINUTES = "minutes"
    LIST = "list"
    ERRATUM = "erratum"
    RFC = "rfc"
    DRAFT = "draft"
    IANA = "iana"
    BUG = "bug"
    COMMIT = "commit"
    PAPER = "paper"
    CVE = "cve"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word as people read it."""
        return self.value.upper() if self in (ReferenceType.RFC, ReferenceType.IANA, ReferenceType.CVE) else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a problem is treated."""

    type: ReferenceType
    title: str
    rfc: int | None
    sections: tuple[Section, ...]
    eid: int | None
    meeting: str | None
    url: str | None
    date: str | None
