"""The page of an RFC: its table of contents with what is known about each section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import jinja2

from ipsec_errata.addresses import SiteRoot, rfc_page
from ipsec_errata.feeds import rfc_feed
from ipsec_errata.model.database import Database
from ipsec_errata.model.place import Place
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.section import Section
from ipsec_errata.model.standing import Standing
from ipsec_errata.model.vocabulary import Family
from ipsec_errata.notices import notice_of, notice_path
from ipsec_errata.output_file import OutputFile, later
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary
from ipsec_errata.site.heat import HEIGHT, measure_heat
from ipsec_errata.site.rfc_words import section_texts
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table of contents. `anchor` is None for a number printed a second time."""

    place: Place
    section: Section
    title: str | None
    depth: int
    anchor: str | None
    standing: Standing
    printed: str | None
    is_repeat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A top section with all that lies below it, in the order of the document."""

    head: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One RFC of the family, with the number of issues that stand in it."""

    rfc: Rfc
    standing: int
    is_current: bool


def toc_parts(rows: list[Row]) -> list[Part]:
    """Return the table of contents cut at its top sections."""
    starts = [i for i, row in enumerate(rows) if row.depth == 0]
    ends = [*starts[1:], len(rows)]
    return [Part(head=rows[i], rows=tuple(rows[i + 1 : j])) for i, j in zip(starts, ends, strict=False)]


def toc_rows(rfc: Rfc, database: Database) -> list[Row]:
    """Return the table of contents with what stands on each section.

    Of an RFC whose text is not at hand, the sections that entries name are listed, in order.
    """
    if not rfc.has_sections:
        cited = sorted(database.cited_sections.get(rfc.number, ()))
        return [_row(Place(rfc.number, section), None, 0, None, False, database) for section in cited]
    rows: list[Row] = []
    for heading in rfc.headings:
        # A list cannot begin two levels down: where a document skips a level, the row moves up.
        depth = min(heading.section.depth - 1, rows[-1].depth + 1) if rows else 0
        place = Place(rfc.number, heading.section)
        rows.append(_row(place, heading.title, depth, heading.printed, heading.is_repeat, database))
    return rows


def _row(place: Place, title: str | None, depth: int, printed: str | None, is_repeat: bool, database: Database) -> Row:
    assert place.section is not None  # noqa: S101  rows are made of sections only
    return Row(
        place=place,
        section=place.section,
        title=title,
        depth=depth,
        anchor=None if is_repeat else place.section.anchor,
        standing=Standing() if is_repeat else database.standing.get(place, Standing()),
        printed=printed,
        is_repeat=is_repeat,
    )


def render_rfc(
    environment: jinja2.Environment,
    database: Database,
    rfc: Rfc,
    root: SiteRoot,
    texts: RfcLibrary | None = None,
) -> OutputFile:
    """Return the page of one RFC; `root` is the address that its notice names on other sites."""
    page = rfc_page(rfc.number)
    family = database.family(rfc.number)
    issues = database.issues_of.get(rfc.number, ())
    affected = [issue for issue, row in issues if row.state.is_affected]
    rows = toc_rows(rfc, database)
    members = _members(database, family) if family else []
    text = environment.get_template("rfc.md.j2").render(
        database=database,
        rfc=rfc,
        links=Links(page, database),
        family=family,
        members=members,
        position=next((i for i, member in enumerate(members, 1) if member.rfc == rfc), 0),
        whole=database.at(rfc.number, None),
        rows=rows,
        parts=toc_parts(rows),
        heat_height=HEIGHT,
        heat=measure_heat((row.section, row.standing) for row in rows),
        issues=issues,
        affected=affected,
        live_count=sum(issue.id in database.live for issue in affected),
        errata=database.errata_of.get(rfc.number, ()),
        section_texts=section_texts(rfc, database, texts),
        successors=_successors(database, rfc),
        feed=rfc_feed(rfc.number),
        notice=notice_path(rfc.number),
        snippet=notice_of(rfc, database).render_snippet(root),
    )
    return OutputFile(path=page, text=squeeze(text), edit_path=rfc.path)


def _members(database: Database, family: Family) -> list[Member]:
    return [
        Member(
            rfc=database.rfc[number],
            standing=sum(row.state.is_affected for _, row in database.issues_of.get(number, ())),
            is_current=number in database.current,
        )
        for number in family.rfcs
        if number in database.rfc
    ]


def _successors(database: Database, rfc: Rfc) -> list[Rfc]:
    """Return the newest RFCs that a reader of an obsolete one should read instead."""
    family = database.family(rfc.number)
    newest = [number for number in (family.rfcs[-1:] if family else ()) if number != rfc.number]
    return [database.rfc[number] for number in newest or rfc.obsoleted_by if number in database.rfc]


def render_rfcs(
    environment: jinja2.Environment, database: Database, root: SiteRoot, texts: RfcLibrary | None = None
) -> Iterator[OutputFile]:
    """Yield the pages of all RFCs."""
    for rfc in database.rfcs:
        yield later(rfc_page(rfc.number), partial(render_rfc, environment, database, rfc, root, texts), rfc.path)
