"""RFCs, sections and errata that entries cite."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.model.citations import citations_of, cited_rows
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.model.place import Place
from ipsec_errata.rules.rule import Found, rule


@rule("rfc-unknown")
def check_rfc_known(database: Database) -> Iterator[Found]:
    """A cited RFC is in the catalogue; a reference to one outside it gives the address.

    Bad:  {rfc: 7269, sections: ["2.8"]}
    Good: {rfc: 7296, sections: ["2.8"]}
    """
    for entry in database.written:
        if all(number in database.rfc for number, _ in cited_rows(entry)):
            continue
        for key_path, place in citations_of(entry):
            if isinstance(entry, Issue) and key_path[0] == "references" and entry.references[int(key_path[1])].url:
                continue
            if place.section is None and place.rfc not in database.rfc and f"rfc{place.rfc}" not in database.unread:
                message = f"RFC {place.rfc} is not in the catalogue{_nearest_rfc(database, place.rfc)}"
                yield Found(entry.path, key_path, message)


@rule("section-unknown")
def check_section_exists(database: Database) -> Iterator[Found]:
    """A cited section is among the headings of its RFC.

    An RFC whose text was not at hand has no section list; its sections are accepted unchecked.

    Bad:  {rfc: 7296, sections: ["9.9"]}
    Good: {rfc: 7296, sections: ["2.9"]}
    """
    known = {rfc.number: {section.text for section in rfc.heading_of} for rfc in database.rfcs if rfc.has_sections}
    for entry in database.written:
        cited = [(known[number], sections) for number, sections in cited_rows(entry) if number in known]
        if all(section.text in headings for headings, sections in cited for section in sections):
            continue
        for key_path, place in citations_of(entry):
            if place.section is not None and not database.has_section(place):
                name, section = database.rfc[place.rfc].name, place.section.label
                yield Found(entry.path, key_path, f"{name} has no {section}{_nearest_section(database, place)}")


@rule("eid-unknown")
def check_eid_known(database: Database) -> Iterator[Found]:
    """A named official erratum is in the catalogue, on an RFC that the issue touches.

    Bad:  official: {eids: [7552]} in an issue that affects RFC 4303 only
    Good: official: {eids: [7552]} in an issue that affects RFC 2409
    """
    for issue in database.issues:
        touched = {affected.rfc for affected in issue.affects}
        for i, eid in enumerate(issue.official.eids):
            yield from _check_eid(database, issue.path, ("official", "eids", i), eid, touched)
        for i, reference in enumerate(issue.references):
            if reference.eid:
                expected = {reference.rfc} if reference.rfc else touched
                yield from _check_eid(database, issue.path, ("references", i, "eid"), reference.eid, expected)
        if issue.resolution and issue.resolution.eid:
            yield from _check_eid(database, issue.path, ("resolution", "eid"), issue.resolution.eid, touched)


def _check_eid(database: Database, path: str, key_path: KeyPath, eid: int, rfcs: set[int]) -> Iterator[Found]:
    erratum = database.erratum.get(eid)
    if erratum is None:
        if f"eid{eid}" not in database.unread:
            near = min(database.erratum, key=lambda known: abs(known - eid), default=None)
            yield Found(
                path, key_path, f"EID {eid} is not in the catalogue" + (f"; the nearest is {near}" if near else "")
            )
    elif erratum.rfc not in rfcs and erratum.filed_under not in rfcs:
        named = " or ".join(f"RFC {rfc}" for rfc in sorted(rfcs))
        yield Found(path, key_path, f"EID {eid} is on RFC {erratum.rfc}, not on {named}")


def _nearest_rfc(database: Database, number: int) -> str:
    digits = sorted(str(number))
    swapped = [known for known in database.rfc if sorted(str(known)) == digits]
    return f"; did you mean {swapped[0]}?" if swapped else ""


def _nearest_section(database: Database, place: Place) -> str:
    near = database.rfc[place.rfc].find_nearest(place.section) if place.section else None
    return f"; did you mean {near}?" if near else ""
