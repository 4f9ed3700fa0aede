"""The page that gathers all pictures."""

from __future__ import annotations

import jinja2

from ipsec_errata.addresses import STATISTICS
from ipsec_errata.model.database import Database
from ipsec_errata.model.fates import list_issues_in_rfcs_of
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.figures import (
    draw_erratum_years,
    draw_family,
    draw_fates,
    draw_hot_rfcs,
    draw_hot_sections,
    draw_issue_years,
    draw_waiting,
)
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links

# The suite of RFC 2401 to RFC 2412 came out in November 1998.
_SUITE_YEAR = 1998


def render_statistics(environment: jinja2.Environment, database: Database) -> OutputFile:
    """Return the page of statistics."""
    fates = draw_fates(
        list_issues_in_rfcs_of(_SUITE_YEAR, database),
        f"RFCs of {_SUITE_YEAR}",
        f"Issues that stand in the RFCs published in {_SUITE_YEAR}, by what became of them.",
        database,
    )
    figures = [
        ("issues", "Issues by state over the years", draw_issue_years(database)),
        ("errata", "Official errata reported and settled", draw_erratum_years(database)),
        ("waiting", "Age of what waits", draw_waiting(database)),
        ("sections", "Hot sections", draw_hot_sections(database)),
        ("rfcs", "Hot RFCs", draw_hot_rfcs(database)),
        ("fates", f"Where the problems of {_SUITE_YEAR} went", fates),
        ("families", "Families of RFCs", draw_family(database, database.vocabulary.families)),
    ]
    text = environment.get_template("statistics.md.j2").render(
        database=database, links=Links(STATISTICS, database), figures=figures
    )
    return OutputFile(path=STATISTICS, text=squeeze(text))
