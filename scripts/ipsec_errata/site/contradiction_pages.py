"""Contradictions: those that stand today, those of the past, and which RFC disagrees with which."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import jinja2

from ipsec_errata.addresses import CONTRADICTIONS, PAST_CONTRADICTIONS
from ipsec_errata.model.contradictions import list_contradictions, oppose
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import OutputFile, later
from ipsec_errata.site.templates import render_later
from ipsec_errata.site.urls import Links


def render_contradictions(environment: jinja2.Environment, database: Database) -> Iterator[OutputFile]:
    """Yield the page of live contradictions and the one of the others."""
    for page, is_live in ((CONTRADICTIONS, True), (PAST_CONTRADICTIONS, False)):
        yield later(page, partial(_render_page, environment, database, page, is_live))


def _render_page(environment: jinja2.Environment, database: Database, page: str, is_live: bool) -> OutputFile:
    found = list_contradictions(database)
    shown = tuple(each for each in found if (each.issue.id in database.live) is is_live)
    text = render_later(
        environment.get_template("contradictions.md.j2"),
        database=database,
        links=Links(page, database),
        is_live=is_live,
        count=len(shown),
        rows=oppose(shown),
        pages=(CONTRADICTIONS, PAST_CONTRADICTIONS),
        other_count=len(found) - len(shown),
    )
    return OutputFile(path=page, text=text)
