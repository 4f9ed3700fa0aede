"""Relations between issues, and from meetings to issues."""

from __future__ import annotations

import graphlib
from collections.abc import Iterator

from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.model.meeting import AgendaItem
from ipsec_errata.model.register import PLACEHOLDER
from ipsec_errata.rules.rule import Found, rule


def _named(issue: Issue) -> Iterator[tuple[KeyPath, str]]:
    for key in ("related", "depends_on", "supersedes"):
        for i, target in enumerate(getattr(issue.relations, key)):
            yield ("relations", key, i), target
    if issue.relations.duplicate_of:
        yield ("relations", "duplicate_of"), issue.relations.duplicate_of


@rule("relation-unknown")
def check_relation_known(database: Database) -> Iterator[Found]:
    """A named issue exists and is not the issue itself. What a moved ID leads to has not moved in its turn.

    Bad:  relations: {related: [IPE-9999]}
    Good: relations: {related: [IPE-0002]}
    """
    for issue in database.issues:
        for key_path, target in _named(issue):
            if target == issue.id:
                yield Found(issue.path, key_path, f"{issue.id} names itself")
            elif not database.has_issue(target):
                yield Found(issue.path, key_path, f"there is no {target}")
    for moved in database.moved:
        if not database.has_issue(moved.to):
            yield Found(moved.path, ("to",), f"there is no {moved.to}")
        elif moved.to == moved.id:
            yield Found(moved.path, ("to",), f"{moved.id} names itself")
        elif moved.to in database.moved_to:
            further = database.moved_to[moved.to]
            yield Found(moved.path, ("to",), f"{moved.to} has moved to {further}; name where it ends")


@rule("relation-one-sided")
def check_related_both_ways(database: Database) -> Iterator[Found]:
    """Two related issues name each other.

    Bad:  IPE-0001 has related: [IPE-0002], IPE-0002 has related: []
    Good: IPE-0001 has related: [IPE-0002], IPE-0002 has related: [IPE-0001]
    """
    for issue in database.issues:
        for i, target in enumerate(issue.relations.related):
            # Several drafts may share the ID of the placeholder: one that names the issue is enough.
            others = [database.issue[target]] if target in database.issue else []
            if target == PLACEHOLDER:
                others = [other for other in database.issues if other.id == PLACEHOLDER]
            if others and not any(issue.id in other.relations.related for other in others):
                message = f"{target} does not name {issue.id}; add it to 'related' in {others[0].path}"
                yield Found(issue.path, ("relations", "related", i), message)


@rule("relation-cycle")
def check_no_cycle(database: Database) -> Iterator[Found]:
    """No issue depends on itself, supersedes itself, or is its own duplicate or move, over any number of steps.

    Bad:  IPE-0001 depends_on IPE-0002, IPE-0002 depends_on IPE-0001
    Good: IPE-0001 depends_on IPE-0002
    """
    graphs: dict[str, dict[str, tuple[str, ...]]] = {
        "depends_on": {issue.id: issue.relations.depends_on for issue in database.issues},
        "supersedes": {issue.id: issue.relations.supersedes for issue in database.issues},
        "duplicate_of": {
            issue.id: (issue.relations.duplicate_of,) for issue in database.issues if issue.relations.duplicate_of
        },
        "to": {moved.id: (moved.to,) for moved in database.moved},
    }
    for key, named in graphs.items():
        # An issue that names itself is a finding of its own.
        graph = {start: tuple(target for target in targets if target != start) for start, targets in named.items()}
        try:
            graphlib.TopologicalSorter(graph).prepare()
        except graphlib.CycleError as error:
            circle = list(reversed(error.args[1]))
            start = min(circle[:-1])
            at = circle.index(start)
            walk = [*circle[at:-1], *circle[:at], start]
            path = (database.issue.get(start) or next(moved for moved in database.moved if moved.id == start)).path
            where: KeyPath = ("to",) if key == "to" else ("relations", key)
            yield Found(path, where, f"{key} leads in a circle: {' -> '.join(walk)}")


def _agenda(items: tuple[AgendaItem, ...], path: KeyPath) -> Iterator[tuple[AgendaItem, KeyPath]]:
    for i, item in enumerate(items):
        yield item, (*path, i)
        yield from _agenda(item.items, (*path, i, "items"))


@rule("meeting-unknown")
def check_meeting_links(database: Database) -> Iterator[Found]:
    """Meetings name issues that exist, and issues name meetings that exist.

    Bad:  {type: minutes, meeting: ietf-99}
    Good: {type: minutes, meeting: ietf-42-ipsec}
    """
    for meeting in database.meetings:
        for item, at in _agenda(meeting.items, ("items",)):
            for i, target in enumerate(item.issues):
                if not database.has_issue(target):
                    yield Found(meeting.path, (*at, "issues", i), f"there is no {target}")
    for issue in database.issues:
        for i, reference in enumerate(issue.references):
            if (
                reference.meeting
                and reference.meeting not in database.meeting
                and reference.meeting not in database.unread
            ):
                yield Found(issue.path, ("references", i, "meeting"), f"there is no meeting {reference.meeting}")
