"""What happened to entries and RFCs, from the dates in the data: the log that feeds and the API show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum, ErratumStatus
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.rfc import Rfc


class ChangeKind(StrEnum):
    """What happened."""

    ADDED = "added"
    STATUS = "status"
    SETTLED = "settled"
    ERRATUM_REPORTED = "erratum_reported"
    ERRATUM_STATUS = "erratum_status"
    RFC_PUBLISHED = "rfc_published"
    RFC_UPDATED = "rfc_updated"
    RFC_OBSOLETED = "rfc_obsoleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of its subject. `key` is unique and never changes; `day` is ISO text, for RFCs "YYYY-MM".

    `before` and `after` are statuses, where the change is one; `by` is the RFC that updates or obsoletes the subject.
    """

    key: str
    kind: ChangeKind
    day: str
    subject: Issue | Erratum | Rfc
    note: str
    before: IssueStatus | None = None
    after: IssueStatus | ErratumStatus | None = None
    by: int | None = None

    @property
    def subject_id(self) -> str:
        """The short name of its subject: "IPE-0001", "eid4387" or "rfc7296"."""
        return f"rfc{self.subject.number}" if isinstance(self.subject, Rfc) else self.subject.id

    @property
    def headline(self) -> str:
        """What happened, in one line: "IPE-0001 open → resolved: No default lifetime"."""
        match self.subject:
            case Issue() as issue:
                what = f"{self.before} → {self.after}" if self.before else f"added ({self.after})"
                return f"{issue.id} {what}: {issue.title}"
            case Erratum() as erratum:
                where = ", ".join(place.label for place in erratum.places)
                status = ErratumStatus.REPORTED if self.kind is ChangeKind.ERRATUM_REPORTED else erratum.status
                return f"{erratum.label} {status.label}: {where}"
            case rfc:
                what = _DONE_TO_RFC[self.kind] + (f" by RFC {self.by}" if self.by else "")
                return f"{rfc.name} {what}: {self.note}"


_DONE_TO_RFC = {
    ChangeKind.RFC_PUBLISHED: "published",
    ChangeKind.RFC_UPDATED: "updated",
    ChangeKind.RFC_OBSOLETED: "obsoleted",
}


def changes_of(database: Database) -> tuple[Change, ...]:
    """Return every change, newest first; of one day by ID, and of one entry the later step first.

    Only a step of an issue's history with a new status is a change: the others mend the text.
    """
    found: list[Change] = []
    for issue in database.issues:
        found += reversed(list(_of_issue(issue)))
    for erratum in database.errata:
        found += reversed(list(_of_erratum(erratum)))
    for rfc in database.rfcs:
        found += reversed(list(_of_rfc(rfc, database)))
    # The sort is stable: what happened on one day keeps the order above.
    found.sort(key=lambda change: change.day, reverse=True)
    return tuple(found)


def _of_issue(issue: Issue) -> Iterator[Change]:
    first = issue.history[0]
    yield Change(
        key=f"{issue.id}/0", kind=ChangeKind.ADDED, day=first.date, subject=issue, note=first.note, after=first.status
    )
    for number, (before, step) in enumerate(pairwise(issue.history), start=1):
        if step.status is before.status:
            continue
        settles = step.status.is_settled and not before.status.is_settled
        yield Change(
            key=f"{issue.id}/{number}",
            kind=ChangeKind.SETTLED if settles else ChangeKind.STATUS,
            day=step.date,
            subject=issue,
            note=step.note,
            before=before.status,
            after=step.status,
        )


def _of_erratum(erratum: Erratum) -> Iterator[Change]:
    note = erratum.summary or ""
    if erratum.reported:
        yield Change(
            key=f"{erratum.id}/reported",
            kind=ChangeKind.ERRATUM_REPORTED,
            day=erratum.reported,
            subject=erratum,
            note=note,
            after=ErratumStatus.REPORTED,
        )
    # The RFC Editor publishes when a record was last touched, not when its status changed.
    if erratum.updated and erratum.status is not ErratumStatus.REPORTED:
        yield Change(
            key=f"{erratum.id}/{erratum.status.value}",
            kind=ChangeKind.ERRATUM_STATUS,
            day=erratum.updated,
            subject=erratum,
            note=note,
            after=erratum.status,
        )


def _of_rfc(rfc: Rfc, database: Database) -> Iterator[Change]:
    yield Change(
        key=f"rfc{rfc.number}/published", kind=ChangeKind.RFC_PUBLISHED, day=rfc.published, subject=rfc, note=rfc.title
    )
    for kind, numbers in ((ChangeKind.RFC_UPDATED, rfc.updated_by), (ChangeKind.RFC_OBSOLETED, rfc.obsoleted_by)):
        for number in numbers:
            # An RFC outside the catalogue has no date here, and without one the change has no place in the log.
            if later := database.rfc.get(number):
                yield Change(
                    key=f"rfc{rfc.number}/{kind.value}/{number}",
                    kind=kind,
                    day=later.published,
                    subject=rfc,
                    note=later.title,
                    by=number,
                )
