"""How pages link to one another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from ipsec_errata.addresses import (
    address,
    comparison_page,
    erratum_page,
    facet_page,
    family_page,
    issue_page,
    list_page,
    meeting_page,
    rfc_page,
)
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.listed import FacetName
from ipsec_errata.model.meeting import Meeting
from ipsec_errata.model.place import Place


@lru_cache(maxsize=65536)
def _way(page: str, folder: str) -> str:
    # Thousands of pages link to the same few hundred from one folder.
    return posixpath.relpath(page, folder or ".")


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the targets of Markdown links on one page; the strict build checks page and anchor."""

    page: str
    database: Database

    def to(self, page: str, anchor: str = "") -> str:
        """Return the target that leads from this page to another one."""
        target = _way(page, self.page.rpartition("/")[0])
        return f"{target}#{anchor}" if anchor else target

    def issue(self, issue: Issue | str) -> str:
        """Return the target of an issue."""
        return self.to(issue_page(issue if isinstance(issue, str) else issue.id))

    def address_of_issue(self, issue: Issue) -> str:
        """Return the address of an issue as seen from this page, for text that Markdown leaves alone."""
        return _way(address(issue_page(issue.id)), address(self.page)) + "/"

    def erratum(self, erratum: Erratum | int) -> str:
        """Return the target of an erratum; the RFC Editor's page where we do not have it."""
        eid = erratum if isinstance(erratum, int) else erratum.eid
        if eid in self.database.erratum:
            return self.to(erratum_page(eid))
        return f"https://www.rfc-editor.org/errata/eid{eid}"

    def meeting(self, meeting: Meeting | str, anchor: str = "") -> str:
        """Return the target of a meeting, or of an item in it."""
        return self.to(meeting_page(meeting if isinstance(meeting, str) else meeting.id), anchor)

    def place(self, place: Place) -> str:
        """Return the target of a section on our page of the RFC, or the published RFC if it is not ours.

        A section that our page does not list (text not at hand) has no anchor: the page itself is the target.
        """
        rfc = self.database.rfc.get(place.rfc)
        if rfc is None:
            return place.rfc_editor_url
        known = place.section is not None and self.has_anchor(place)
        return self.to(rfc_page(place.rfc), place.section.anchor if known and place.section else "")

    def published(self, place: Place) -> str:
        """Return the RFC Editor's address of a section; of the RFC alone where its rendering has no anchor for it."""
        return self.database.published_url(place)

    def has_anchor(self, place: Place) -> bool:
        """True if our page of the RFC has an anchor for the section."""
        rfc = self.database.rfc[place.rfc]
        return place.section in rfc.heading_of or place.section in self.database.cited_sections.get(place.rfc, ())

    def word(self, facet: str, value: str) -> str:
        """Return the target of the list of all entries with a value of a facet."""
        return self.to(list_page(facet, value))

    def facet(self, name: FacetName, value: str) -> str | None:
        """Return the target of all entries with a value of a facet, or None."""
        page = facet_page(name, value)
        return self.to(page) if page else None

    def family(self, family_id: str) -> str:
        """Return the target of a family."""
        return self.to(family_page(family_id))

    def comparison(self, family_id: str, before: int, after: int) -> str:
        """Return the target of the comparison of two RFCs of a family, the older first."""
        return self.to(comparison_page(family_id, before, after))
