"""Which feeds there are, where they lie, and which changes each one carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ipsec_errata.addresses import list_page, rfc_page
from ipsec_errata.model.affected import State
from ipsec_errata.model.change import Change, changes_of
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.issue_status import IssueStatus

ALL = "feeds/all.atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed at `path` below the site; `page` shows the same things to people. Changes are newest first.

    `group` is "all", "status", "topic" or "rfc".
    """

    group: str
    path: str
    title: str
    page: str
    changes: tuple[Change, ...]


def rfc_feed(number: int) -> str:
    """Return the path of the feed of an RFC."""
    return f"feeds/rfc{number}.atom"


def topic_feed(topic: str) -> str:
    """Return the path of the feed of a topic."""
    return f"feeds/topics/{topic.replace('_', '-')}.atom"


def status_feed(status: IssueStatus) -> str:
    """Return the path of the feed of issues that reach a status."""
    return f"feeds/status/{status.value}.atom"


def feeds_of(database: Database) -> Iterator[Feed]:
    """Yield every feed: of everything, by status, by topic, by RFC. A status or topic without changes has none yet."""
    changes = changes_of(database)
    yield Feed(group="all", path=ALL, title="All changes", page="index.md", changes=changes)
    for status in IssueStatus:
        if reached := tuple(change for change in changes if change.after is status):
            page = list_page("status", status.value)
            yield Feed(
                group="status",
                path=status_feed(status),
                title=f"Issues that became {status}",
                page=page,
                changes=reached,
            )
    for topic in database.vocabulary.topics:
        named = tuple(row for row in changes if isinstance(row.subject, Issue) and topic.id in row.subject.topics)
        if named:
            page = list_page("topics", topic.id)
            yield Feed(
                group="topic", path=topic_feed(topic.id), title=f"Topic: {topic.label}", page=page, changes=named
            )
    by_rfc: dict[int, list[Change]] = {rfc.number: [] for rfc in database.rfcs}
    for change in changes:
        for number in _touched(change):
            if number in by_rfc:
                by_rfc[number].append(change)
    for rfc in database.rfcs:
        page = rfc_page(rfc.number)
        yield Feed(
            group="rfc",
            path=rfc_feed(rfc.number),
            title=f"{rfc.name}: {rfc.title}",
            page=page,
            changes=tuple(by_rfc[rfc.number]),
        )


def _touched(change: Change) -> dict[int, None]:
    """Return the RFCs whose followers want to hear of a change, each once."""
    match change.subject:
        case Issue() as issue:
            return dict.fromkeys(row.rfc for row in issue.affects if row.state is not State.NOT_APPLICABLE)
        case Erratum() as erratum:
            return dict.fromkeys((erratum.rfc, *(later.rfc for later in erratum.later)))
        case rfc:
            return {rfc.number: None}
