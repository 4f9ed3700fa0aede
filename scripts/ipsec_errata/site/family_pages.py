"""Families of RFCs: every issue through the generations, and any two generations compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

import jinja2

from ipsec_errata.addresses import comparison_page, family_page
from ipsec_errata.model.database import Database
from ipsec_errata.model.generations import (
    Change,
    Traced,
    compare_generations,
    generation_pairs,
    list_generations,
    trace_family,
)
from ipsec_errata.model.vocabulary import Family
from ipsec_errata.output_file import OutputFile, later
from ipsec_errata.site.figures import draw_family
from ipsec_errata.site.templates import render_later
from ipsec_errata.site.urls import Links

Trace = Callable[[], tuple[Traced, ...]]
_HEADINGS = {
    Change.NEW: ("New", "In RFC {after} and not in RFC {before}."),
    Change.STILL: ("Still there", "RFC {after} has what RFC {before} had, perhaps in another form."),
    Change.MITIGATED: ("Mitigated", "RFC {after} makes it hurt less and does not answer it."),
    Change.UNKNOWN: ("Unknown", "Nobody has determined yet what RFC {before} or RFC {after} does."),
    Change.FIXED: ("Fixed", "RFC {after} answers what RFC {before} left wrong or open."),
    Change.GONE: ("Gone", "What it is about is not in RFC {after}."),
}


def render_families(environment: jinja2.Environment, database: Database) -> Iterator[OutputFile]:
    """Yield the list of families, the page of each, and the comparisons of every two of its RFCs."""
    page = "families/index.md"
    text = render_later(environment.get_template("families.md.j2"), database=database, links=Links(page, database))
    yield OutputFile(path=page, text=text)
    for family in database.vocabulary.families:
        # Traced once, when the first page of the family is asked for.
        traced = cache(partial(trace_family, database, family))
        make = partial(_render_family, environment, database, family, traced)
        yield later(family_page(family.id), make)
        for before, after in generation_pairs(family):
            make = partial(_render_comparison, environment, database, family, traced, before, after)
            yield later(comparison_page(family.id, before, after), make)


def _render_family(environment: jinja2.Environment, database: Database, family: Family, trace: Trace) -> OutputFile:
    page = family_page(family.id)
    traced = trace()
    newest = family.rfcs[-1]
    text = render_later(
        environment.get_template("family.md.j2"),
        database=database,
        links=Links(page, database),
        family=family,
        generations=list_generations(family, traced),
        pairs=list(generation_pairs(family)),
        tree=draw_family(database, (family,)),
        standing=[row for row in traced if row.cell(newest).state.is_affected],
        past=[row for row in traced if not row.cell(newest).state.is_affected],
    )
    return OutputFile(path=page, text=text)


def _render_comparison(
    environment: jinja2.Environment,
    database: Database,
    family: Family,
    trace: Trace,
    before: int,
    after: int,
) -> OutputFile:
    page = comparison_page(family.id, before, after)
    changes = compare_generations(trace(), before, after)
    text = render_later(
        environment.get_template("comparison.md.j2"),
        database=database,
        links=Links(page, database),
        family=family,
        before=before,
        after=after,
        parts=[
            (change, _HEADINGS[change][0], _HEADINGS[change][1].format(before=before, after=after), rows)
            for change, rows in changes.items()
        ],
        pairs=list(generation_pairs(family)),
    )
    return OutputFile(path=page, text=text)
