"""A place in an RFC, and the addresses at which the published renderings show it."""

from __future__ import annotations

from dataclasses import dataclass

from ipsec_errata.model.section import Section


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A section of an RFC; `section` is None for the whole document."""

    rfc: int
    section: Section | None = None

    @property
    def label(self) -> str:
        """The words prose uses: "RFC 7296, Section 2.8"."""
        return f"RFC {self.rfc}, {self.section.label}" if self.section else f"RFC {self.rfc}"

    @property
    def rfc_editor_url(self) -> str:
        """The RFC Editor's HTML rendering, at this section."""
        return f"https://www.rfc-editor.org/rfc/rfc{self.rfc}.html{self._fragment}"

    @property
    def datatracker_url(self) -> str:
        """The datatracker's HTML rendering, at this section."""
        return f"https://datatracker.ietf.org/doc/html/rfc{self.rfc}{self._fragment}"

    @property
    def _fragment(self) -> str:
        # Both renderings use section-2.10 and appendix-A.1, for RFCs from text as for those from XML.
        return f"#{self.section.anchor}" if self.section else ""
