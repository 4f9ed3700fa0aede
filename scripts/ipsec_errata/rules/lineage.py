"""The lineage of an issue through the families of RFCs."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue, IssueClass
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.lineage import find_origin
from ipsec_errata.rules.rule import Found, rule


def _families(database: Database, issue: Issue) -> Iterator[tuple[int, ...]]:
    """Yield the RFCs of each family in which the problem stands."""
    seen = set()
    for affected in issue.affects:
        family = database.family(affected.rfc)
        rfcs = family.rfcs if family else (affected.rfc,)
        if affected.state.is_affected and rfcs not in seen:
            seen.add(rfcs)
            yield rfcs


def _index(issue: Issue, rfc: int) -> int:
    return next(i for i, affected in enumerate(issue.affects) if affected.rfc == rfc)


def _name(rfcs: tuple[int, ...]) -> str:
    return "RFC " + ", ".join(map(str, rfcs))


@rule("lineage-repeated")
def check_rfc_once(database: Database) -> Iterator[Found]:
    """An RFC stands once in `affects`, with all its sections.

    Bad:  affects: [{rfc: 2409, sections: ["5"]}, {rfc: 2409, sections: ["6"]}]
    Good: affects: [{rfc: 2409, sections: ["5", "6"]}]
    """
    for issue in database.issues:
        seen = set()
        for i, affected in enumerate(issue.affects):
            if affected.rfc in seen:
                yield Found(issue.path, ("affects", i, "rfc"), f"RFC {affected.rfc} stands here a second time")
            seen.add(affected.rfc)


@rule("lineage-origin")
def check_one_origin(database: Database) -> Iterator[Found]:
    """The problem begins somewhere, and in one RFC only of each family in which it stands.

    Where a family only contradicts an origin in another family, its first contradicting RFC is the origin.
    An RFC without a family may inherit a problem from outside.

    Bad:  2409 introduced, 4306 introduced
    Good: 2409 introduced, 4306 inherited
    """
    for issue in database.issues:
        if issue.status is IssueStatus.REJECTED:
            continue
        if not any(row.state in (State.INTRODUCED, State.CONTRADICTS) for row in issue.affects):
            yield Found(issue.path, ("affects",), "no RFC is marked introduced: where does the problem begin?")
            continue
        for rfcs in _families(database, issue):
            origins = [row.rfc for row in issue.affects if row.rfc in rfcs and row.state is State.INTRODUCED]
            heirs = [
                row.rfc for row in issue.affects if row.rfc in rfcs and row.state in (State.INHERITED, State.CHANGED)
            ]
            if len(origins) > 1:
                message = (
                    f"the problem begins in {_name(tuple(origins))}; a family has one origin, the others inherit it"
                )
                yield Found(issue.path, ("affects", _index(issue, origins[1]), "state"), message)
            elif heirs and len(rfcs) > 1 and find_origin(issue, rfcs) is None:
                message = f"RFC {heirs[0]} inherits the problem, but no RFC of its family ({_name(rfcs)}) introduced it"
                yield Found(issue.path, ("affects", _index(issue, heirs[0]), "state"), message)


@rule("lineage-early-fix")
def check_fix_after_origin(database: Database) -> Iterator[Found]:
    """A problem is fixed or clarified only after it began.

    Within a family that means: in an RFC that obsoletes or updates its way down to the origin, or was
    published with or after it. An outdated text may have been overtaken before it was published, and what
    softens a problem may be older than the problem.

    Bad:  2409 fixed, 4306 introduced
    Good: 2409 introduced, 4306 fixed
    """
    later_than: dict[int, set[int]] = {}
    for issue in database.issues:
        origins = [row.rfc for row in issue.affects if row.state in (State.INTRODUCED, State.CONTRADICTS)]
        known = [database.rfc[rfc] for rfc in origins if rfc in database.rfc]
        if not known:
            continue
        first = min(known, key=lambda rfc: (rfc.published, rfc.number))
        for i, row in enumerate(issue.affects):
            if row.state not in (State.FIXED, State.CLARIFIED, State.MITIGATED) or row.rfc not in database.rfc:
                continue
            later = database.rfc[row.rfc]
            is_overtaken = issue.issue_class is IssueClass.OUTDATED or row.state is State.MITIGATED
            if later.published < first.published and not is_overtaken:
                message = (
                    f"{later.name} ({later.published}) is older than {first.name} ({first.published}), "
                    "in which the problem begins"
                )
                yield Found(issue.path, ("affects", i, "state"), message)
                continue
            if row.rfc not in later_than:
                later_than[row.rfc] = _descendants(database, row.rfc)
            family = database.family(row.rfc) if later_than[row.rfc] else None
            origin = find_origin(issue, family.rfcs) if family else None
            if origin in later_than[row.rfc] and origin in database.rfc:
                message = f"{later.name} cannot have {row.state.value} what begins in its successor RFC {origin}"
                yield Found(issue.path, ("affects", i, "state"), message)


@rule("lineage-gap")
def check_successors_stated(database: Database) -> Iterator[Found]:
    """Every RFC of the family that is as old as the origin or younger has a state.

    `not_applicable` and `unknown` are states too.

    Bad:  2409 introduced, 4306 fixed, nothing about 5996 and 7296
    Good: 2409 introduced, 4306 fixed, 5996 fixed, 7296 fixed
    """
    for issue in database.issues:
        stated = {row.rfc for row in issue.affects}
        for rfcs in _families(database, issue):
            origin = find_origin(issue, rfcs)
            if origin is None or origin not in database.rfc:
                continue
            since = database.rfc[origin].published
            missing = tuple(
                rfc
                for rfc in rfcs
                if rfc not in stated and rfc in database.rfc and database.rfc[rfc].published >= since
            )
            if missing:
                message = f"no state for {_name(missing)} of the same family; write it, or not_applicable or unknown"
                yield Found(issue.path, ("affects",), message)


@rule("contradiction-places")
def check_contradiction_has_two_places(database: Database) -> Iterator[Found]:
    """A contradiction names both places, or the two readings of the one place that contradicts itself.

    Bad:  class: contradictory, affects: [{rfc: 4301, sections: ["4.4"]}]
    Good: class: contradictory, affects: [{rfc: 4301, sections: ["4.4", "D.2"]}]
    """
    for issue in database.issues:
        places = [place for row in issue.affects if row.state.is_affected for place in row.places]
        if issue.issue_class is IssueClass.CONTRADICTORY and len(places) < 2 and not issue.readings:
            message = "a contradiction needs two places or two readings; one place is marked as affected"
            yield Found(issue.path, ("affects",), message)


def _descendants(database: Database, number: int) -> set[int]:
    """RFCs that obsolete or update `number`, over any number of steps."""
    found: set[int] = set()
    queue = [number]
    while queue:
        rfc = database.rfc.get(queue.pop())
        for later in (*rfc.obsoleted_by, *rfc.updated_by) if rfc else ():
            if later not in found:
                found.add(later)
                queue.append(later)
    return found
