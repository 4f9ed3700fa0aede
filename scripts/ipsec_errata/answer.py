"""The answer to a query, as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from ipsec_errata.model.database import Database, Standing
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.query import Query
from ipsec_errata.suggest import closest

WIDTH = 96


@dataclass(frozen=True, slots=True)
class Answer:
    """Lines for the terminal; `is_found` is False where nothing is known."""

    lines: tuple[str, ...]
    is_found: bool


def answer(query: Query, database: Database) -> Answer:
    """Return what the database knows about a query."""
    if query.issue:
        issue = database.issue.get(database.moved_to.get(query.issue, query.issue))
        if issue is None:
            near = closest(query.issue, database.issue)
            return Answer((f"there is no {query.issue}" + (f"; the nearest is {near}" if near else ""),), False)
        return Answer(tuple(_issue(issue, database)), True)
    if query.eid:
        erratum = database.erratum.get(query.eid)
        if erratum is None:
            return Answer((f"EID {query.eid} is not in the catalogue",), False)
        return Answer(tuple(_erratum(erratum, database)), True)
    if query.place:
        return _place(query.place, database)
    return _words(query.text, database)


def _issue(issue: Issue, database: Database) -> Iterator[str]:
    live = "live" if issue.id in database.live else "not live"
    yield f"{issue.id}  {issue.title}"
    impact = f"interop {issue.impact.interop}, security {issue.impact.security}"
    yield f"  {issue.status}, {live}, {issue.issue_class.label}; {impact}"
    yield from _wrap(issue.summary, "  ")
    for row in issue.affects:
        sections = ", ".join(section.text for section in row.sections) or "whole document"
        yield f"  RFC {row.rfc:<5} {row.state.label:<14} {sections}"
    yield "  What to do:"
    yield from _wrap(issue.guidance_implementer, "    ")
    if issue.official.eids:
        yield "  Official errata: " + ", ".join(_erratum_name(eid, database) for eid in issue.official.eids)


def _erratum_name(eid: int, database: Database) -> str:
    erratum = database.erratum.get(eid)
    return f"EID {eid} ({erratum.status.label})" if erratum else f"EID {eid}"


def _erratum(erratum: Erratum, database: Database) -> Iterator[str]:
    yield f"{erratum.label}  {', '.join(place.label for place in erratum.places)}"
    yield f"  {erratum.status.label}, {erratum.type.label}"
    if erratum.summary:
        yield from _wrap(erratum.summary, "  ")
    for issue in database.issues_of_erratum.get(erratum.eid, ()):
        yield f"  {issue.id}  {issue.title}"
    yield f"  {erratum.url}"


def _place(place: Place, database: Database) -> Answer:
    rfc = database.rfc.get(place.rfc)
    if rfc is None:
        return Answer((f"RFC {place.rfc} is not in the catalogue",), False)
    lines = [f"{rfc.name}  {rfc.title}", f"  {rfc.status.label}, {rfc.published}"]
    if rfc.obsoleted_by:
        lines[1] += "; obsolete: see RFC " + ", ".join(map(str, rfc.obsoleted_by))
    if place.section is None:
        rows: list[tuple[Section | None, Standing]] = [(None, database.at(place.rfc, None))]
        rows += [(section, database.at(place.rfc, section)) for section in sorted(_sections_of(place.rfc, database))]
        found = [line for section, standing in rows for line in _standing(section, standing, database)]
        return Answer((*lines, *(found or ["  nothing is known about it"])), bool(found))
    heading = rfc.heading_of.get(place.section)
    if heading is None and rfc.has_sections:
        near = rfc.find_nearest(place.section)
        return Answer(
            (f"{rfc.name} has no {place.section.label}" + (f"; did you mean {near}?" if near else ""),), False
        )
    title = (
        f" {heading.title}"
        if heading and heading.title
        else ""
        if heading
        else " (unchecked: the text was not at hand)"
    )
    lines.append(f"  {place.section.label}{title}")
    known = sorted(_sections_of(place.rfc, database))
    # The section itself with what is in it, then what stands on the sections around it.
    within = [section for section in known if section.is_within(place.section)]
    around = [section for section in reversed(known) if place.section.is_within(section) and section not in within]
    found = [line for section in within for line in _standing(section, database.at(place.rfc, section), database)]
    found += [line for section in around for line in _standing(section, database.at(place.rfc, section), database)]
    return Answer((*lines, *(found or ["  nothing is known about this section"])), bool(found))


def _sections_of(number: int, database: Database) -> list[Section]:
    return [known.section for known in database.standing if known.rfc == number and known.section]


def _standing(section: Section | None, standing: Standing, database: Database) -> Iterator[str]:
    if standing.is_empty:
        return
    yield f"  {section.label if section else 'Whole document'}"
    for issue, row in standing.issues:
        yield f"    {issue.id}  {issue.title} [{row.state.label} here; {issue.status}]"
    for erratum in standing.errata:
        yield f"    {erratum.label:<8}  {_short(erratum.summary or 'official erratum')} [{erratum.status.label}]"


def _words(text: str, database: Database) -> Answer:
    words = [word.casefold() for word in text.split()]
    hits = []
    for issue in database.issues:
        symptoms = " ".join(symptom.text for symptom in issue.symptoms)
        hay = " ".join((issue.title, issue.summary, symptoms, *issue.aliases)).casefold()
        score = sum(word in hay for word in words) + sum(word in issue.title.casefold() for word in words)
        if words and all(word in hay for word in words):
            hits.append((-score, issue.id not in database.live, issue.id))
    lines = [
        f"{issue_id}  {database.issue[issue_id].title} [{'not live' if is_dead else 'live'}]"
        for _, is_dead, issue_id in sorted(hits)[:20]
    ]
    return Answer(tuple(lines) or (f"nothing is known about {text!r}",), bool(lines))


def _short(text: str) -> str:
    return textwrap.shorten(text, WIDTH - 20, placeholder=" ...")


def _wrap(text: str, indent: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += textwrap.wrap(paragraph, WIDTH, initial_indent=indent, subsequent_indent=indent)
    return lines
