"""How far each RFC has been examined."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2

from ipsec_errata.model.database import Database, Standing
from ipsec_errata.model.issue import State
from ipsec_errata.model.place import Place
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far one RFC has been examined: the sections on which something stands, and how much."""

    rfc: Rfc
    section_count: int
    issue_count: int
    erratum_count: int
    places: tuple[tuple[Place, Standing], ...]


def _coverage(database: Database, rfc: Rfc) -> Coverage:
    places = sorted(place for place in database.standing if place.rfc == rfc.number and place.section)
    issues = {
        issue.id for issue, row in database.issues_of.get(rfc.number, ()) if row.state is not State.NOT_APPLICABLE
    }
    return Coverage(
        rfc=rfc,
        section_count=len(rfc.heading_of),
        issue_count=len(issues),
        erratum_count=len(database.errata_of.get(rfc.number, ())),
        places=tuple((place, database.standing[place]) for place in places),
    )


def render_coverage(environment: jinja2.Environment, database: Database) -> OutputFile:
    """Return the coverage page."""
    page = "coverage/index.md"
    text = environment.get_template("coverage.md.j2").render(
        database=database, links=Links(page, database), rows=[_coverage(database, rfc) for rfc in database.rfcs]
    )
    return OutputFile(path=page, text=squeeze(text))
