"""Sections that citations name."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.diagnostics import Level
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.scanner.check import Cited, Wrong, check
from ipsec_errata.scanner.citation import Bond
from ipsec_errata.scanner.known import Known, fold


@check("section-unknown", level=Level.ERROR)
def check_section_exists(cited: Cited, known: Known) -> Iterator[Wrong]:
    """A cited section is among the headings of its RFC.

    The likely one is named where it shows: another RFC of the comment that has the section, an RFC of the same family
    with it, else the nearest section. RFCs outside the catalogue are not judged.

    Bad:  /* see RFC 7296, section 9.9 */
    Good: /* see RFC 7296, section 2.9 */
    """
    place = cited.place
    rfc = known.rfcs.get(place.rfc)
    if rfc is None or place.section is None or rfc.has(place.section):
        return
    others = [other.place.rfc for other in cited.neighbours if other.place.rfc != place.rfc]
    owner = next((number for number in others if _has(known, number, place.section)), None)
    if cited.citation.bond is Bond.EARLIER and (owner or others):
        # Which of several RFCs a bare section means is a guess, and a guess is no finding.
        return
    yield Wrong(f"{rfc.name} has no {place.section.label}{_meant(cited, known, owner)}", place.label)


def _meant(cited: Cited, known: Known, owner: int | None) -> str:
    place = cited.place
    rfc = known.rfcs[place.rfc]
    if owner:
        return f"; RFC {owner}, named beside it, has one{_titled(known, owner, place.section)}"
    family = [other for other in known.rfcs.values() if other.family == rfc.family and rfc.family]
    # RFCs of one family whose numbers are near came out together and are confused first: 2407, 2408, 2409.
    for other in sorted(family, key=lambda other: abs(other.number - rfc.number)):
        if _has(known, other.number, place.section):
            return f"; {other.name} has one{_titled(known, other.number, place.section)}"
    near = _nearest(rfc.headings or {}, place.section, cited.words)
    return f"; did you mean {near}{_titled(known, place.rfc, near)}?" if near else ""


def _has(known: Known, number: int, section: Section | None) -> bool:
    rfc = known.rfcs.get(number)
    return rfc is not None and rfc.headings is not None and section in rfc.headings


def _titled(known: Known, number: int, section: Section | None) -> str:
    title = (known.rfcs[number].headings or {}).get(section) if section else None
    return f", {title}" if title else ""


def _nearest(headings, section: Section, words: str) -> Section | None:
    """Return the section whose heading stands in the words beside it, else the one the number lies in."""
    titled = [known for known, title in headings.items() if len(fold(title)) > 8 and f" {fold(title)} " in words]
    if len(titled) == 1:
        return titled[0]
    parent = section.parent
    while parent and parent not in headings:
        parent = parent.parent
    return parent


@check("section-unfit", level=Level.ERROR)
def check_heading_fits(cited: Cited, known: Known) -> Iterator[Wrong]:
    """A heading quoted beside a section is that section's.

    Only words in quotation marks right after the number count, and only where they are the heading of another section
    of the same RFC.

    Bad:  /* RFC 2408, section 3.4 "Proposal Payload" */
    Good: /* RFC 2408, section 3.5 "Proposal Payload" */
    """
    rfc = known.rfcs.get(cited.place.rfc)
    section = cited.place.section
    if rfc is None or section is None or not rfc.headings or section not in rfc.headings:
        return
    quoted = _quoted_after(cited)
    if not quoted or quoted in fold(rfc.headings[section]) or fold(rfc.headings[section]) in quoted:
        return
    owners = [other for other, title in rfc.headings.items() if fold(title) == quoted]
    if len(owners) == 1 and not owners[0].is_within(section) and not section.is_within(owners[0]):
        yield Wrong(
            f"{cited.place.label} is {rfc.headings[section]}; {rfc.headings[owners[0]]} is {owners[0].label}",
            Place(cited.place.rfc, section).label,
        )


def _quoted_after(cited: Cited) -> str:
    tail = cited.unit.text[cited.citation.end :].lstrip(" .:,-\n")
    closing = {'"': '"', "“": "”", "'": "'"}.get(tail[:1])
    end = tail.find(closing, 1, 100) if closing else -1
    return fold(tail[1:end]) if end > 0 else ""
