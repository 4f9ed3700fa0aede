"""The state of a problem in one RFC, and the words there on which that rests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section


class State(StrEnum):
    """The state of a problem in one RFC."""

    INTRODUCED = "introduced"
    INHERITED = "inherited"
    CHANGED = "changed"
    CLARIFIED = "clarified"
    MITIGATED = "mitigated"
    FIXED = "fixed"
    CONTRADICTS = "contradicts"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The word as people read it."""
        return self.value.replace("_", " ")

    @property
    def is_affected(self) -> bool:
        """True if the defect stands in the text; a mitigated one still does."""
        return self in _AFFECTED


_AFFECTED = {State.INTRODUCED, State.INHERITED, State.CHANGED, State.MITIGATED, State.CONTRADICTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Where the words stand on which a claim rests; the words themselves are not stored."""

    section: Section
    starts: str
    ends: str
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """One RFC and the state of the problem in it; no sections means the whole document."""

    rfc: int
    sections: tuple[Section, ...]
    state: State
    note: str | None
    passage: Passage | None

    @property
    def places(self) -> tuple[Place, ...]:
        """Its sections as places, or the whole document."""
        return tuple(Place(self.rfc, section) for section in self.sections) or (Place(self.rfc),)
