"""From the database to what the scanner needs of it."""

from __future__ import annotations

from collections import defaultdict

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place
from ipsec_errata.model.rfc import RfcStatus
from ipsec_errata.scanner.known import Known, KnownRfc, Problem

# Packet protocols whose documents exclude one another: what is in AH's document is not about ESP.
_PACKET_PROTOCOLS = ("ah", "esp", "ipcomp")


def know(database: Database) -> Known:
    """Return what the scanner needs of the database."""
    return Known(
        rfcs={
            rfc.number: KnownRfc(
                number=rfc.number,
                title=rfc.title,
                headings=(
                    {section.text: heading.title or "" for section, heading in rfc.heading_of.items()}
                    if rfc.has_sections
                    else None
                ),
                successors=rfc.obsoleted_by,
                is_historic=rfc.status is RfcStatus.HISTORIC,
                family=family.id if (family := database.family(rfc.number)) else None,
            )
            for rfc in database.rfcs
        },
        problems=_problems(database),
        moved=_moved(database),
        labels=_labels(database),
    )


def _labels(database: Database) -> dict[str, tuple[int, ...]]:
    families = {family.id: family for family in database.vocabulary.families}
    found = {families[name].label: families[name].rfcs for name in _PACKET_PROTOCOLS if name in families}
    ike = [rfc for rfc in database.rfcs if (family := database.family(rfc.number)) and family.id == "ike"]
    # One family, two protocols: nothing that IKEv1 sends is in a document of IKEv2.
    for label, is_second in (("IKEv1", False), ("IKEv2", True)):
        if numbers := tuple(rfc.number for rfc in ike if ("IKEv2" in rfc.title) is is_second):
            found[label] = numbers
    return found


def _stands(issue: Issue) -> bool:
    return not issue.status.is_dismissed


def _problems(database: Database) -> dict[str, tuple[Problem, ...]]:
    found: dict[str, tuple[Problem, ...]] = {}
    for place, standing in database.standing.items():
        rows = [
            Problem(name=issue.id, text=issue.title)
            for issue, affected in standing.issues
            if affected.state.is_affected and _stands(issue)
        ]
        rows += [
            Problem(name=erratum.label, text=f"{erratum.status.label}, {erratum.type.label.lower()}")
            for erratum in standing.errata
            if erratum.status is not ErratumStatus.REJECTED
        ]
        if rows and place.section:
            found[place.label] = tuple(rows)
    return found


def _moved(database: Database) -> dict[str, tuple[Place, ...]]:
    found: defaultdict[str, set[Place]] = defaultdict(set)
    for issue in database.issues:
        current = [
            place
            for affected in issue.affects
            if affected.rfc in database.current
            for place in affected.places
            if place.section
        ]
        for affected in issue.affects:
            if affected.rfc not in database.current:
                for place in affected.places:
                    found[place.label].update(current)
    return {label: tuple(sorted(places)) for label, places in found.items() if places}
