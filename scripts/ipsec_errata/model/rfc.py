"""An RFC as the catalogue knows it: its standing, its relations and its sections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ipsec_errata.model.section import Section, find_nearest


class RfcStatus(StrEnum):
    """Standing of an RFC on its track (RFC 2026, RFC 6410)."""

    INTERNET_STANDARD = "internet_standard"
    DRAFT_STANDARD = "draft_standard"
    PROPOSED_STANDARD = "proposed_standard"
    BEST_CURRENT_PRACTICE = "best_current_practice"
    INFORMATIONAL = "informational"
    EXPERIMENTAL = "experimental"
    HISTORIC = "historic"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The words of the RFC Editor: "Proposed Standard"."""
        return self.value.replace("_", " ").title()


class Stream(StrEnum):
    """Publication stream (RFC 8729)."""

    IETF = "ietf"
    IRTF = "irtf"
    IAB = "iab"
    INDEPENDENT = "independent"
    EDITORIAL = "editorial"
    LEGACY = "legacy"

    @property
    def label(self) -> str:
        """How people write the stream."""
        return self.value.upper() if len(self.value) < 5 else self.value.capitalize()


class SectionList(StrEnum):
    """Where the section list of an RFC was read."""

    XML = "xml"
    TEXT = "text"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One change of an RFC's status since publication; `date` is partial ISO text."""

    before: RfcStatus
    after: RfcStatus
    date: str | None = None
    by: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One numbered heading; `title` is None where the document prints the number alone.

    `is_anchored` is False where the published renderings have no anchor for it.
    """

    section: Section
    title: str | None
    printed: str | None = None
    is_repeat: bool = False
    is_anchored: bool = True


@dataclass(frozen=True, kw_only=True)
class Rfc:
    """One RFC of the catalogue. `published` is "YYYY-MM"; `path` is its file below the project."""

    number: int
    title: str
    published: str
    authors: tuple[str, ...]
    status: RfcStatus
    status_published: RfcStatus
    status_changes: tuple[StatusChange, ...]
    stream: Stream
    working_group: str | None
    also: tuple[str, ...]
    doi: str | None
    obsoletes: tuple[int, ...]
    obsoleted_by: tuple[int, ...]
    updates: tuple[int, ...]
    updated_by: tuple[int, ...]
    note: str | None
    section_list: SectionList
    unsure: tuple[str, ...]
    headings: tuple[Heading, ...]
    path: str

    @property
    def name(self) -> str:
        """The name prose uses: "RFC 7296"."""
        return f"RFC {self.number}"

    @property
    def is_replaced(self) -> bool:
        """True if another RFC obsoletes this one or it was moved to Historic."""
        return bool(self.obsoleted_by) or self.status is RfcStatus.HISTORIC

    @property
    def has_sections(self) -> bool:
        """True if the section list was read, so that an unknown section is a mistake."""
        return self.section_list is not SectionList.UNKNOWN

    def find_nearest(self, section: Section) -> Section | None:
        """Return the section most likely meant by one that does not exist, or None."""
        return find_nearest(section, tuple(self.heading_of))

    @cached_property
    def heading_of(self) -> dict[Section, Heading]:
        """First heading of each section."""
        found: dict[Section, Heading] = {}
        for heading in self.headings:
            found.setdefault(heading.section, heading)
        return found
