"""Where each thing has its page. Addresses never change.

Issues, errata and RFCs have the shortest ones: /IPE-0001/, /eid4387/, /rfc7296/.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from ipsec_errata.model.listed import FacetName

CHANGES = "changes/index.md"
CONTRADICTIONS = "contradictions/index.md"
PAST_CONTRADICTIONS = "contradictions/past.md"
STATISTICS = "statistics/index.md"
FACET_FOLDERS = {
    FacetName.STATUS: "status",
    FacetName.CLASS: "class",
    FacetName.IMPACT: "impact",
    FacetName.PROTOCOL: "protocols",
    FacetName.TOPIC: "topics",
    FacetName.OFFICIAL: "errata",
    FacetName.TYPE: "errata",
}


def issue_page(issue_id: str) -> str:
    """Return the page of an issue."""
    return f"{issue_id}.md"


def erratum_page(eid: int) -> str:
    """Return the page of an official erratum."""
    return f"eid{eid}.md"


def rfc_page(number: int) -> str:
    """Return the page of an RFC."""
    return f"rfc{number}.md"


def subject_page(short_name: str) -> str:
    """Return the page of an issue, an erratum or an RFC by its short name: "IPE-0001", "eid4387", "rfc7296"."""
    return f"{short_name}.md"


def meeting_page(meeting_id: str) -> str:
    """Return the page of a meeting."""
    return f"meetings/{meeting_id}.md"


def family_page(family_id: str) -> str:
    """Return the page of a family of RFCs."""
    return f"families/{family_id}.md"


def comparison_page(family_id: str, before: int, after: int) -> str:
    """Return the page that compares two RFCs of a family, the older first: families/ike/2409-7296.md."""
    return f"families/{family_id}/{before}-{after}.md"


def list_page(facet: str, value: str) -> str:
    """Return the page that lists the entries with one value of a facet: topics/lifetimes.md."""
    return f"{facet}/{value.replace('_', '-')}.md"


def continued_page(page: str, number: int) -> str:
    """Return the page with the given part of a long list: issues/2.md, topics/lifetimes/2.md; 1 is the list itself."""
    return page if number == 1 else f"{page.removesuffix('.md').removesuffix('/index')}/{number}.md"


def facet_page(name: FacetName, value: str) -> str | None:
    """Return the page of all entries with a value of a facet; None for a facet whose values have none."""
    match name:
        case FacetName.KIND:
            return "issues/index.md" if value == "issue" else "errata/index.md"
        case FacetName.LIVE:
            return "live/index.md" if value == "yes" else None
        case FacetName.RFC:
            return f"rfc{value}.md"
        case _:
            return list_page(FACET_FOLDERS[name], value)


def address(page: str) -> str:
    """Return the address of a page below the site's root: "IPE-0001/" for IPE-0001.md."""
    folder, name = posixpath.split(page)
    stem = name.removesuffix(".md")
    return f"{folder}/" * bool(folder) if stem == "index" else posixpath.join(folder, stem) + "/"


@dataclass(frozen=True, slots=True)
class SiteRoot:
    """The address at which a site is published, with its scheme and a final slash: "https://errata.example/"."""

    url: str

    @classmethod
    def parse(cls, text: str) -> SiteRoot:
        """Return the root that `text` names; raise ValueError unless it is an absolute http or https address."""
        if not text.startswith(("http://", "https://")):
            raise ValueError(f"site_url is {text!r}; expected an absolute address such as https://errata.example/")
        return cls(text.rstrip("/") + "/")

    def page(self, page: str, anchor: str = "") -> str:
        """Return the absolute address of a page such as "IPE-0001.md", or of an anchor on it."""
        return f"{self.url}{address(page)}" + (f"#{anchor}" if anchor else "")

    def file(self, path: str) -> str:
        """Return the absolute address of a file that is no page."""
        return f"{self.url}{path}"
