"""The vocabulary, the meetings and the log of changes as objects of the API."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ipsec_errata.addresses import SiteRoot, family_page, list_page, meeting_page, subject_page
from ipsec_errata.model.affected import State
from ipsec_errata.model.change import Change
from ipsec_errata.model.erratum import ErratumStatus, ErratumType, LaterState
from ipsec_errata.model.impact import Interop, Operations, Security
from ipsec_errata.model.issue import IssueClass
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.meeting import AgendaItem, Meeting
from ipsec_errata.model.rfc import RfcStatus
from ipsec_errata.model.scope import IpVersion, Mode, Role
from ipsec_errata.model.stamp import utc_stamp
from ipsec_errata.model.vocabulary import Family, Vocabulary, Word
from ipsec_errata.outputs.api.envelope import Json

# The closed lists by the name of the key that uses them.
_LISTS: dict[str, type[StrEnum]] = {
    "issue_status": IssueStatus,
    "class": IssueClass,
    "state": State,
    "interop": Interop,
    "security": Security,
    "operations": Operations,
    "role": Role,
    "mode": Mode,
    "ip": IpVersion,
    "erratum_status": ErratumStatus,
    "erratum_type": ErratumType,
    "later_state": LaterState,
    "rfc_status": RfcStatus,
}
# What the texts call a list where it differs: the meanings come from the schema of issues.
_MEANINGS = {"issue_status": "status"}


def vocabulary_object(vocabulary: Vocabulary, meanings: Mapping[str, Mapping[str, str]], root: SiteRoot) -> Json:
    """Return all words with their labels; `meanings` explain the words of some closed lists."""
    return {
        "protocols": [word_object(word, "protocols", root) for word in vocabulary.protocols],
        "topics": [word_object(word, "topics", root) for word in vocabulary.topics],
        "families": [_family(family, root) for family in vocabulary.families],
        "words": {
            name: [
                {"word": word.value, "text": meanings.get(_MEANINGS.get(name, name), {}).get(word.value)}
                for word in words
            ]
            for name, words in _LISTS.items()
        },
    }


def word_object(word: Word, facet: str, root: SiteRoot) -> Json:
    """Return one protocol or topic."""
    return {
        "word": word.id,
        "label": word.label,
        "text": word.text,
        "url": root.page(list_page(facet, word.id)),
    }


def _family(family: Family, root: SiteRoot) -> Json:
    return {
        "word": family.id,
        "label": family.label,
        "text": family.text,
        "rfcs": list(family.rfcs),
        "url": root.page(family_page(family.id)),
    }


def meeting_object(meeting: Meeting, root: SiteRoot) -> Json:
    """Return a meeting with all its items."""
    return {
        "meeting": meeting.id,
        "title": meeting.title,
        "group": meeting.group,
        "date": meeting.date,
        "place": meeting.place,
        "source": meeting.source,
        "official_url": meeting.url,
        "summary": meeting.summary,
        "items": [_item(item) for item in meeting.items],
        "url": root.page(meeting_page(meeting.id)),
    }


def _item(item: AgendaItem) -> Json:
    return {
        "item": item.id,
        "title": item.title,
        "kind": item.kind.value,
        "summary": item.summary,
        "issues": list(item.issues),
        "outcome": {
            "state": item.outcome.state.value,
            "text": item.outcome.text,
            "places": [
                {"rfc": place.rfc, "section": place.section.text if place.section else None}
                for place in item.outcome.places
            ],
        },
        "items": [_item(below) for below in item.items],
    }


def change_object(change: Change, root: SiteRoot) -> Json:
    """Return one change of the log."""
    return {
        "key": change.key,
        "kind": change.kind.value,
        "date": change.day,
        "stamp": utc_stamp(change.day),
        "subject": change.subject_id,
        "before": change.before.value if change.before else None,
        "after": change.after.value if change.after else None,
        "by_rfc": change.by,
        "headline": change.headline,
        "note": change.note,
        "url": root.page(subject_page(change.subject_id)),
    }
