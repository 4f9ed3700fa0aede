"""The status of an issue against its history, its resolution and its lineage."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.diagnostics import Level
from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.resolution import ResolutionKind
from ipsec_errata.rules.rule import Found, rule

_SETTLING = {State.FIXED, State.CLARIFIED, State.MITIGATED}


@rule("status-history")
def check_status_is_last_step(database: Database) -> Iterator[Found]:
    """The last step of the history has the status of the issue, and the first one its filing day.

    Bad:  status: resolved, history: [{date: "2026-11-24", status: open, note: Filed.}]
    Good: status: open, history: [{date: "2026-11-24", status: open, note: Filed.}]
    """
    for issue in database.issues:
        last = issue.history[-1]
        if last.status is not issue.status:
            message = (
                f"status is {issue.status}, but the history ends with {last.status}; add a step or correct the status"
            )
            yield Found(issue.path, ("status",), message)
        if issue.history[0].date != issue.filed:
            message = f"filed on {issue.filed}, but the history begins on {issue.history[0].date}"
            yield Found(issue.path, ("filed",), message)


@rule("status-resolution")
def check_resolution_is_in_lineage(database: Database) -> Iterator[Found]:
    """The RFC that resolves an issue is among the affected ones, as fixed, clarified or mitigated.

    Bad:  resolution: {kind: rfc, by: 4306}, affects: [{rfc: 2409, state: introduced}]
    Good: resolution: {kind: rfc, by: 4306}, affects: [..., {rfc: 4306, state: fixed}]
    """
    for issue in database.issues:
        resolution = issue.resolution
        if issue.status is not IssueStatus.RESOLVED or not resolution or resolution.kind is not ResolutionKind.RFC:
            continue
        state = {row.rfc: row.state for row in issue.affects}
        if resolution.by is not None and state.get(resolution.by) not in _SETTLING:
            found = state[resolution.by].label if resolution.by in state else "not listed"
            message = (
                f"resolved by RFC {resolution.by}, which 'affects' has as {found}; "
                "expected fixed, clarified or mitigated"
            )
            yield Found(issue.path, ("resolution", "by"), message)


@rule("status-live", level=Level.WARNING)
def check_status_fits_newest_rfcs(database: Database) -> Iterator[Found]:
    """An issue that stands in the newest RFC of a family is not resolved, unless an erratum or an update settles it.

    Bad:  status: resolved, affects: [{rfc: 7296, state: inherited}]
    Good: status: open, affects: [{rfc: 7296, state: inherited}]
    """
    for issue in database.issues:
        resolution = issue.resolution
        if issue.status is IssueStatus.RESOLVED and resolution and resolution.kind is not ResolutionKind.ERRATUM:
            for i, row in enumerate(issue.affects):
                if row.rfc in database.rfc and resolution.by in database.rfc[row.rfc].updated_by:
                    continue
                if row.state.is_affected and row.state is not State.MITIGATED and _is_newest(database, row.rfc):
                    message = f"status is resolved, but the problem stands in RFC {row.rfc}, the newest of its family"
                    yield Found(issue.path, ("affects", i, "state"), message)


def _is_newest(database: Database, number: int) -> bool:
    family = database.family(number)
    return bool(family and family.rfcs[-1] == number and number in database.current)


@rule("duplicate-target")
def check_duplicate_has_target(database: Database) -> Iterator[Found]:
    """Only a duplicate names the issue it duplicates.

    Bad:  status: open, relations: {duplicate_of: IPE-0002}
    Good: status: duplicate, relations: {duplicate_of: IPE-0002}
    """
    for issue in database.issues:
        if issue.relations.duplicate_of and issue.status is not IssueStatus.DUPLICATE:
            message = f"status is {issue.status}; an issue that is a duplicate has status duplicate"
            yield Found(issue.path, ("relations", "duplicate_of"), message)
