"""Sections that citations name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsec_errata.diagnostics import Level
from ipsec_errata.model.section import Section
from ipsec_errata.scanner.check import Cited, Wrong, check
from ipsec_errata.scanner.citation import Bond
from ipsec_errata.scanner.known import Known, KnownRfc, fold


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
    if cited.citation.bond is Bond.BARE and _is_leaf(rfc, place.section.parent):
        # "RFC 4303 3.3.2.1.4" is what some write for step 4 in Section 3.3.2.1.
        return
    others = [number for number in cited.citing.first_of if number != place.rfc]
    owner = next((number for number in others if _has(known, number, place.section)), None)
    if cited.citation.bond is Bond.EARLIER and (owner or others):
        # Which of several RFCs a bare section means is a guess, and a guess is no finding.
        return
    yield Wrong(f"{rfc.name} has no {place.section.label}{_meant(cited, known, place.section, owner)}", place.label)


def _meant(cited: Cited, known: Known, section: Section, owner: int | None) -> str:
    rfc = known.rfcs[cited.place.rfc]
    if owner:
        return f"; RFC {owner}, named beside it, has one{_titled(known, owner, section)}"
    family = known.families.get(rfc.family or "", ())
    # RFCs of one family whose numbers are near came out together and are confused first: 2407, 2408, 2409.
    for other in sorted(family, key=lambda other: abs(other.number - rfc.number)):
        if _has(known, other.number, section):
            return f"; {other.name} has one{_titled(known, other.number, section)}"
    near = _nearest(section, rfc, cited.words)
    return f"; did you mean {near}{_titled(known, rfc.number, near)}?" if near else ""


def _is_leaf(rfc: KnownRfc, section: Section | None) -> bool:
    return rfc.heading(section) is not None and not any(other.parent == section for other in rfc.sections)


def _has(known: Known, number: int, section: Section) -> bool:
    rfc = known.rfcs.get(number)
    return rfc is not None and rfc.heading(section) is not None


def _titled(known: Known, number: int, section: Section) -> str:
    title = known.rfcs[number].heading(section)
    return f", {title}" if title else ""


def _nearest(section: Section, rfc: KnownRfc, words: str) -> Section | None:
    """Return the section whose heading stands in the words beside the citation, else the one nearest by number."""
    titled = [other for title, other in rfc.telling_headings.items() if title in words]
    return titled[0] if len(titled) == 1 else rfc.nearest(section)


@check("section-unfit", level=Level.ERROR)
def check_heading_fits(cited: Cited, known: Known) -> Iterator[Wrong]:
    """A heading written beside a section is that section's.

    Only words right after the number count, and only where they are exactly the heading of another section of the same
    RFC: in quotation marks, or up to the next punctuation mark or line.

    Bad:  /* RFC 2408, section 3.4 "Proposal Payload" */
    Good: /* RFC 2408, section 3.5 "Proposal Payload" */
    """
    rfc = known.rfcs.get(cited.place.rfc)
    section = cited.place.section
    heading = rfc.heading(section) if rfc else None
    beside = _heading_after(cited)
    if rfc is None or section is None or heading is None or not beside:
        return
    if beside in fold(heading) or fold(heading) in beside:
        return
    owners = [other for other in rfc.sections if fold(rfc.heading(other) or "") == beside]
    if len(owners) == 1 and not owners[0].is_within(section) and not section.is_within(owners[0]):
        title = rfc.heading(owners[0])
        yield Wrong(f"{cited.place.label} is {heading}; {title} is {owners[0].label}", cited.place.label)


_HEADING = re.compile(r"[ .:,\n-]{1,6}(?:\"([^\"]{3,100})\"|“([^”]{3,100})”|([A-Z][\w() /-]{3,100}?)(?=[.,;:)\n]|$))")


def _heading_after(cited: Cited) -> str:
    """Return the folded words that stand as a heading after the number, at least two; else nothing."""
    found = _HEADING.match(cited.unit.text, cited.citation.end)
    words = fold(found[found.lastindex or 0]) if found else ""
    return words if " " in words else ""
