"""How far each RFC has been examined."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2

from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.section import Section
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links

PAGE = "coverage/index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCoverage:
    """A section on which something stands, with the number of its issues and errata."""

    section: Section
    issues: int
    errata: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far one RFC has been examined.

    `named` counts issues that say something of it, `issues` those that stand in it; without either and without
    errata nobody has examined it yet.
    """

    rfc: Rfc
    named: int
    issues: int
    errata: int
    sections: tuple[SectionCoverage, ...]

    @property
    def is_examined(self) -> bool:
        """True if any entry says anything of it."""
        return bool(self.named or self.errata)


def cover_rfc(rfc: Rfc, database: Database) -> Coverage:
    """Return how far `rfc` has been examined, with its sections in order."""
    rows = database.issues_of.get(rfc.number, ())
    places = sorted(place for place in database.standing if place.rfc == rfc.number and place.section)
    return Coverage(
        rfc=rfc,
        named=sum(row.state is not State.NOT_APPLICABLE for _, row in rows),
        issues=sum(row.state.is_affected for _, row in rows),
        errata=len(database.errata_of.get(rfc.number, ())),
        sections=tuple(
            SectionCoverage(
                section=place.section,
                issues=len(database.standing[place].issues),
                errata=len(database.standing[place].errata),
            )
            for place in places
            if place.section
        ),
    )


def render_coverage(environment: jinja2.Environment, database: Database) -> OutputFile:
    """Return the coverage page."""
    rows = [cover_rfc(rfc, database) for rfc in database.rfcs]
    text = environment.get_template("coverage.md.j2").render(
        database=database,
        links=Links(PAGE, database),
        examined=[row for row in rows if row.is_examined],
        unexamined=[row for row in rows if not row.is_examined],
    )
    return OutputFile(path=PAGE, text=squeeze(text))
