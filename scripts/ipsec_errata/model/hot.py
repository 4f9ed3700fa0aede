"""Where most problems stand: sections and RFCs by the number of their issues and errata."""

from __future__ import annotations

from dataclasses import dataclass

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Hot:
    """A place with the number of issues that stand in it, and of its errata that were not rejected."""

    place: Place
    issues: int
    errata: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.issues + self.errata


def list_hot_sections(database: Database) -> tuple[Hot, ...]:
    """Return the sections of current RFCs in which something stands, hottest first."""
    rows = (_count(place, database) for place in database.standing if place.section and place.rfc in database.current)
    return tuple(sorted((row for row in rows if row.total), key=lambda row: (-row.total, row.place)))


def list_hot_rfcs(database: Database) -> tuple[Hot, ...]:
    """Return the current RFCs in which something stands, hottest first."""
    rows = [
        Hot(
            place=Place(number),
            issues=sum(affected.state.is_affected for _, affected in database.issues_of.get(number, ())),
            errata=sum(erratum.status is not ErratumStatus.REJECTED for erratum in database.errata_of.get(number, ())),
        )
        for number in sorted(database.current)
    ]
    return tuple(sorted((row for row in rows if row.total), key=lambda row: (-row.total, row.place.rfc)))


def _count(place: Place, database: Database) -> Hot:
    standing = database.standing[place]
    return Hot(
        place=place,
        issues=sum(affected.state.is_affected for _, affected in standing.issues),
        errata=sum(erratum.status is not ErratumStatus.REJECTED for erratum in standing.errata),
    )
