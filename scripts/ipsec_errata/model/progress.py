"""What happened between two times: entries added, statuses changed, totals up and down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum, ErratumStatus
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueStep:
    """An issue that changed its status."""

    issue: Issue
    before: IssueStatus
    after: IssueStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ErratumStep:
    """An official erratum whose record changed; `before` is None where only the day of the change is known."""

    erratum: Erratum
    before: ErratumStatus | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How many issues had a status at both ends."""

    status: IssueStatus
    before: int
    after: int

    @property
    def change(self) -> str:
        """The difference as people say it: "up by 2", "down by 1" or "unchanged"."""
        if self.after == self.before:
            return "unchanged"
        return f"{'up' if self.after > self.before else 'down'} by {abs(self.after - self.before)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Everything that happened since `since`, by ID. Totals have every status that occurs at either end."""

    since: str
    until: str
    added: tuple[Issue, ...]
    steps: tuple[IssueStep, ...]
    merged: tuple[Moved, ...]
    errata_added: tuple[Erratum, ...]
    errata_changed: tuple[ErratumStep, ...]
    totals: tuple[Total, ...]

    @property
    def is_empty(self) -> bool:
        """True where nothing happened."""
        return not (self.added or self.steps or self.merged or self.errata_added or self.errata_changed)

    @property
    def moves(self) -> tuple[tuple[IssueStatus, IssueStatus, tuple[IssueStep, ...]], ...]:
        """The steps by where they led and whence, most frequent first: (agreed, open, its steps)."""
        counted = Counter((step.after, step.before) for step in self.steps)
        return tuple(
            (after, before, tuple(step for step in self.steps if (step.after, step.before) == (after, before)))
            for (after, before), _ in counted.most_common()
        )


def compare(before: Snapshot, after: Snapshot, database: Database) -> Progress:
    """Return what happened between two snapshots, with the entries as `database` has them."""
    now, then = Counter(after.issues.values()), Counter(before.issues.values())
    issues = [issue for issue in database.issues if issue.id in after.issues]
    errata = [erratum for erratum in database.errata if erratum.eid in after.errata]
    return Progress(
        since=before.label,
        until=after.label,
        added=tuple(issue for issue in issues if issue.id not in before.issues),
        steps=tuple(
            IssueStep(issue=issue, before=status, after=after.issues[issue.id])
            for issue in issues
            if (status := before.issues.get(issue.id, after.issues[issue.id])) is not after.issues[issue.id]
        ),
        merged=tuple(moved for moved in database.moved if moved.id in before.issues and moved.id not in after.issues),
        errata_added=tuple(erratum for erratum in errata if erratum.eid not in before.errata),
        errata_changed=tuple(
            ErratumStep(erratum=erratum, before=before.errata[erratum.eid])
            for erratum in errata
            if erratum.eid in before.errata and before.errata[erratum.eid] is not after.errata[erratum.eid]
        ),
        totals=tuple(
            Total(status=status, before=then[status], after=now[status])
            for status in IssueStatus
            if then[status] or now[status]
        ),
    )
