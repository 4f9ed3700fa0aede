"""What the notice of an RFC says, for the picture and for the snippet that shows it on another site."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from ipsec_errata.addresses import SiteRoot, rfc_page
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.rfc import Rfc


def notice_path(number: int) -> str:
    """Return the path of the picture of an RFC below the site."""
    return f"notice/rfc{number}.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Live issues that stand in the text of an RFC, and its official errata that were not rejected.

    `is_examined` is False where no entry names the RFC: nobody has looked, which is not the same as no problem.
    """

    rfc: Rfc
    live: int
    errata: int
    is_examined: bool

    @property
    def text(self) -> str:
        """The words beside the name of the RFC: "12 live issues, 1 erratum"."""
        if not self.is_examined:
            return "not yet examined"
        issues = f"{self.live} live issue{'' if self.live == 1 else 's'}"
        return f"{issues}, {self.errata} errat{'um' if self.errata == 1 else 'a'}"

    def render_snippet(self, root: SiteRoot) -> str:
        """Return HTML that shows the picture with a link to the RFC's page; it asks for nothing else."""
        link = ET.Element("a", {"href": root.page(rfc_page(self.rfc.number))})
        source = root.file(notice_path(self.rfc.number))
        ET.SubElement(link, "img", {"src": source, "alt": f"{self.rfc.name}: {self.text}", "height": "24"})
        return ET.tostring(link, encoding="unicode", method="html")


def notice_of(rfc: Rfc, database: Database) -> Notice:
    """Return the notice of an RFC."""
    rows = database.issues_of.get(rfc.number, ())
    errata = database.errata_of.get(rfc.number, ())
    return Notice(
        rfc=rfc,
        live=sum(row.state.is_affected and issue.id in database.live for issue, row in rows),
        errata=sum(erratum.status is not ErratumStatus.REJECTED for erratum in errata),
        is_examined=bool(rows or errata),
    )
