"""An official erratum: the RFC Editor's facts, and what this project determined about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section


class ErratumStatus(StrEnum):
    """The RFC Editor's status of an erratum; never that of an issue."""

    VERIFIED = "verified"
    REPORTED = "reported"
    HELD = "held"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        """The RFC Editor's own words."""
        return "Held for Document Update" if self is ErratumStatus.HELD else self.value.capitalize()

    @property
    def advice(self) -> str:
        """What the status means for an implementer, as a sentence for readers."""
        match self:
            case ErratumStatus.VERIFIED:
                return "Verified: read the section as corrected."
            case ErratumStatus.REPORTED:
                return "Nobody has decided on this report yet: it is not stable enough to rely on."
            case ErratumStatus.HELD:
                return (
                    "Held for the next version of the document: considered right, "
                    "but no reason to change implementations today."
                )
            case ErratumStatus.REJECTED:
                return "Rejected: by the RFC Editor's record it is no error."


class ErratumType(StrEnum):
    """The RFC Editor's type of an erratum."""

    TECHNICAL = "technical"
    EDITORIAL = "editorial"

    @property
    def label(self) -> str:
        """The RFC Editor's own word."""
        return self.value.capitalize()


class FoundBy(StrEnum):
    """How the importer found the sections."""

    FIELD = "field"
    TEXT = "text"
    BOTH = "both"
    NONE = "none"


class LaterState(StrEnum):
    """Whether a later RFC still has what an erratum reports."""

    PRESENT = "present"
    FIXED = "fixed"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A doubt about the published record."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """What became of the problem in one later RFC."""

    rfc: int
    state: LaterState
    sections: tuple[Section, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """One erratum. `rfc` and `sections` are what holds: ours where a person decided, else the imported ones.

    Dates are "YYYY-MM-DD" or None where the published one is impossible. `missing_since` is the day on which the
    RFC Editor's list was found without it.
    """

    eid: int
    rfc: int
    sections: tuple[Section, ...]
    status: ErratumStatus
    type: ErratumType
    reported: str | None
    reported_by: str | None
    verified_by: str | None
    updated: str | None
    section_field: str | None
    found_by: FoundBy
    flags: tuple[Flag, ...]
    filed_under: int
    is_curated: bool
    reason: str | None
    summary: str | None
    missing_since: str | None
    later: tuple[Later, ...]
    path: str

    @property
    def id(self) -> str:
        """The short name in addresses and files: "eid4387"."""
        return f"eid{self.eid}"

    @property
    def label(self) -> str:
        """The words prose uses: "EID 4387"."""
        return f"EID {self.eid}"

    @property
    def url(self) -> str:
        """The RFC Editor's page for it, the form its style guide uses in references."""
        return f"https://www.rfc-editor.org/errata/eid{self.eid}"

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands: its sections, or the whole document."""
        return tuple(Place(self.rfc, section) for section in self.sections) or (Place(self.rfc),)
