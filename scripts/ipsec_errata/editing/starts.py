"""Drafts that begin with something known: an official erratum, or an item of a meeting."""

from __future__ import annotations

from ipsec_errata.editing.draft import Draft
from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum, ErratumType, LaterState
from ipsec_errata.model.issue import IssueClass
from ipsec_errata.model.meeting import AgendaItem, Meeting
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.suggest import did_you_mean

# What became of an erratum in a later RFC, as the state of an issue there.
_STATES = {
    LaterState.PRESENT: State.INHERITED,
    LaterState.FIXED: State.FIXED,
    LaterState.GONE: State.NOT_APPLICABLE,
    LaterState.UNKNOWN: State.UNKNOWN,
}


class UnknownStartError(ValueError):
    """There is no such erratum or item; the message is one sentence."""


def draft_of_erratum(database: Database, eid: int) -> Draft:
    """Return a draft about the problem that an official erratum reports; raise `UnknownStartError` where we have none.

    Our summary of the erratum becomes the one of the draft, what became of it in later RFCs the states there.
    """
    erratum = database.erratum.get(eid)
    if erratum is None:
        raise UnknownStartError(f"there is no erratum {eid} here{did_you_mean(str(eid), map(str, database.erratum))}")
    later = tuple(place for row in erratum.later for place in _places(row.rfc, row.sections))
    return Draft(
        summary=erratum.summary or "",
        issue_class=IssueClass.EDITORIAL if erratum.type is ErratumType.EDITORIAL else None,
        places=(*erratum.places, *later),
        states={row.rfc: _STATES[row.state] for row in erratum.later},
        eids=(eid,),
        references=({"type": "erratum", "eid": eid, "title": _title(erratum)},),
        first_noted={"date": erratum.reported, "where": f"Official erratum, {erratum.label}"}
        if erratum.reported
        else None,
    )


def draft_of_item(database: Database, name: str) -> Draft:
    """Return a draft about an item of a meeting, named "ietf-42-ipsec/lifetimes"; raise `UnknownStartError`."""
    meeting_id, _, item_id = name.partition("/")
    meeting = database.meeting.get(meeting_id)
    if meeting is None:
        near = did_you_mean(meeting_id, database.meeting)
        raise UnknownStartError(f"there is no meeting {meeting_id}{near}; expected MEETING/ITEM")
    items = {item.id: item for item in meeting.walk()}
    if item_id not in items:
        hint = did_you_mean(item_id, items) or f"; its items: {', '.join(items)}"
        raise UnknownStartError(f"{meeting_id} has no item {item_id!r}{hint}")
    return _draft_of_item(meeting, items[item_id])


def _draft_of_item(meeting: Meeting, item: AgendaItem) -> Draft:
    return Draft(
        summary=item.summary if len(item.summary) <= 300 else "",
        description=item.summary,
        # They are where the matter was settled or left; where it began, the author has to look up.
        places=item.outcome.places,
        states={place.rfc: State.UNKNOWN for place in item.outcome.places},
        related=item.issues,
        references=(
            {
                "type": "minutes",
                "title": f"{meeting.title}, {item.title[0].lower()}{item.title[1:]}",
                "meeting": meeting.id,
                "date": meeting.date,
            },
        ),
        first_noted={"date": meeting.date, "where": f"{meeting.title}, {meeting.place}"},
    )


def _places(rfc: int, sections: tuple[Section, ...]) -> tuple[Place, ...]:
    return tuple(Place(rfc, section) for section in sections) or (Place(rfc),)


def _title(erratum: Erratum) -> str:
    return f"Official erratum on {', '.join(place.label for place in erratum.places)}"[:300]
