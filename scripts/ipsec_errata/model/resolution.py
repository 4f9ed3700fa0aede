"""What settles an issue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section


class ResolutionKind(StrEnum):
    """What settles an issue."""

    RFC = "rfc"
    ERRATUM = "erratum"
    IANA = "iana"
    CONVENTION = "convention"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How an issue was or is to be settled; `date` is partial ISO text."""

    kind: ResolutionKind
    by: int | None
    eid: int | None
    sections: tuple[Section, ...]
    date: str | None
    text: str | None
    rationale: str | None

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the answer stands; empty unless an RFC gives it."""
        if self.by is None:
            return ()
        return tuple(Place(self.by, section) for section in self.sections) or (Place(self.by),)
