"""The standing of a cited RFC."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.diagnostics import Level
from ipsec_errata.scanner.check import Cited, Wrong, check
from ipsec_errata.scanner.citation import Bond
from ipsec_errata.scanner.known import Known


@check("rfc-obsolete", level=Level.WARNING)
def check_rfc_holds(cited: Cited, known: Known) -> Iterator[Wrong]:
    """A cited RFC is the one that holds today.

    The successor is named, with its section where the heading lives on under one number, or where the issues that
    stand on the old section stand. Nothing is said where the same comment cites a successor too, and in change logs.
    Whoever implements IKEv1 cites its RFCs rightly: turn the code off there.

    Bad:  /* RFC 5996, section 2.8 */
    Good: /* RFC 7296, section 2.8 */
    """
    place = cited.place
    rfc = known.rfcs.get(place.rfc)
    if rfc is None or not rfc.is_obsolete or cited.is_log or cited.citation.bond is Bond.EARLIER:
        return
    if place.section and not rfc.has(place.section):
        return
    first_of = cited.citing.first_of
    if place.section is None and first_of[place.rfc] < cited.citation.start:
        # Once in a comment is enough.
        return
    successors = known.successors_of(place.rfc)
    if any(number in first_of for number in successors):
        return
    standing = "Historic" if rfc.is_historic else "obsolete"
    if not successors:
        yield Wrong(f"{rfc.name} is {standing}", place.label)
        return
    homes = [home for number in successors if (home := known.successor_place(place, number))]
    if place.section and len(homes) == 1 and homes[0].section:
        title = known.rfcs[homes[0].rfc].heading(homes[0].section)
        where = f"for {place.section.label} see {homes[0].label}" + (f", {title}" if title else "")
    else:
        where = " and ".join(f"RFC {number}" for number in successors) + " took its place"
    yield Wrong(f"{rfc.name} is {standing}; {where}", place.label)
