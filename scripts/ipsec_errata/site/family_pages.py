"""Families of RFCs: every issue through the generations."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2

from ipsec_errata.addresses import family_page
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links


def render_families(environment: jinja2.Environment, database: Database) -> Iterator[OutputFile]:
    """Yield the list of families and the page of each."""

    def page(path: str, template: str, **values: object) -> OutputFile:
        text = environment.get_template(template).render(database=database, links=Links(path, database), **values)
        return OutputFile(path=path, text=squeeze(text))

    yield page("families/index.md", "families.md.j2")
    for family in database.vocabulary.families:
        rfcs = [database.rfc[number] for number in family.rfcs if number in database.rfc]
        rows = [
            (issue, strip)
            for issue in database.issues
            for strip in database.lineage[issue.id]
            if strip.family == family and any(cell.state.is_affected for cell in strip.cells)
        ]
        yield page(family_page(family.id), "family.md.j2", family=family, rfcs=rfcs, rows=rows)
