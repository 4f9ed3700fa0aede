"""Which entries there were at one time, and in which status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.issue_status import IssueStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Statuses by ID and by EID. `label` says when, for readers.

    The status of an erratum is None where it was reported by then and its record was changed later: the RFC Editor
    publishes the last change alone.
    """

    label: str
    issues: Mapping[str, IssueStatus]
    errata: Mapping[int, ErratumStatus | None]


def snapshot_of(database: Database, label: str) -> Snapshot:
    """Return what `database` holds."""
    return Snapshot(
        label=label,
        issues={issue.id: issue.status for issue in database.issues},
        errata={erratum.eid: erratum.status for erratum in database.errata},
    )


def snapshot_at(database: Database, day: str) -> Snapshot:
    """Return what there was at the end of `day` (ISO), as the histories of today's entries tell it."""
    issues = {issue.id: status for issue in database.issues if (status := _status_at(issue, day))}
    errata = {
        erratum.eid: erratum.status if (erratum.updated or "") <= day else None
        for erratum in database.errata
        # Where the published day of the report is impossible, that of the last change is the only one known.
        if (erratum.reported or erratum.updated or "") <= day
    }
    return Snapshot(label=day, issues=issues, errata=errata)


def _status_at(issue: Issue, day: str) -> IssueStatus | None:
    reached = [step.status for step in issue.history if step.date <= day]
    return reached[-1] if reached else None
