"""Every place in an RFC that an entry cites, with its key path."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.model.meeting import AgendaItem, Meeting
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section

Citations = Iterator[tuple[KeyPath, Place]]


def citations_of(entry: Issue | Erratum | Meeting) -> Citations:
    """Yield key path and place of every citation; a whole RFC has the path of its number."""
    match entry:
        case Issue():
            yield from _of_issue(entry)
        case Erratum():
            yield from _of_erratum(entry)
        case Meeting():
            for i, item in enumerate(entry.items):
                yield from _of_item(item, ("items", i))


def cited_rows(entry: Issue | Erratum | Meeting) -> Iterator[tuple[int, tuple[Section, ...]]]:
    """Yield every RFC that `citations_of` names with its sections, some more than once.

    Without key paths, which most of those who look at everything never need, it takes a fifth of the time.
    """
    match entry:
        case Issue():
            for affected in entry.affects:
                yield affected.rfc, affected.sections
                if affected.passage:
                    yield affected.rfc, (affected.passage.section,)
            if entry.resolution and entry.resolution.by:
                yield entry.resolution.by, entry.resolution.sections
            for reference in entry.references:
                if reference.rfc:
                    yield reference.rfc, reference.sections
        case Erratum():
            yield entry.rfc, entry.sections
            for later in entry.later:
                yield later.rfc, later.sections
        case Meeting():
            for item in entry.walk():
                for place in item.outcome.places:
                    yield place.rfc, (place.section,) if place.section else ()


def _rows(path: KeyPath, key: str, rfc: int, sections: tuple[Section, ...]) -> Citations:
    yield (*path, key), Place(rfc)
    for i, section in enumerate(sections):
        yield (*path, "sections", i), Place(rfc, section)


def _of_issue(issue: Issue) -> Citations:
    for i, affected in enumerate(issue.affects):
        yield from _rows(("affects", i), "rfc", affected.rfc, affected.sections)
        if affected.passage:
            yield ("affects", i, "passage", "section"), Place(affected.rfc, affected.passage.section)
    if issue.resolution and issue.resolution.by:
        yield from _rows(("resolution",), "by", issue.resolution.by, issue.resolution.sections)
    for i, reference in enumerate(issue.references):
        if reference.rfc:
            yield from _rows(("references", i), "rfc", reference.rfc, reference.sections)


def _of_erratum(erratum: Erratum) -> Citations:
    where = "curated" if erratum.is_curated else "imported"
    yield from _rows((where,), "rfc", erratum.rfc, erratum.sections)
    for i, later in enumerate(erratum.later):
        yield from _rows(("curated", "later", i), "rfc", later.rfc, later.sections)


def _of_item(item: AgendaItem, path: KeyPath) -> Citations:
    row, column, last = -1, 0, None
    for place in item.outcome.places:
        # Places of one RFC follow one another: a new number begins a new row of `rfcs`.
        row, column = (row, column + 1) if place.rfc == last else (row + 1, 0)
        last = place.rfc
        yield (*path, "outcome", "rfcs", row, "rfc"), Place(place.rfc)
        if place.section:
            yield (*path, "outcome", "rfcs", row, "sections", column), place
    for i, below in enumerate(item.items):
        yield from _of_item(below, (*path, "items", i))
