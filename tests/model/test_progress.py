"""What happened between two times."""

from __future__ import annotations

import dataclasses

import pytest

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.issue import Step
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.progress import Total, compare
from ipsec_errata.model.snapshot import Snapshot, snapshot_at, snapshot_of


@pytest.fixture
def later(sample: Database) -> Database:
    """The sample after IPE-0002 was agreed on 2 December 2026."""
    issue = sample.issue["IPE-0002"]
    steps = (*issue.history, Step(date="2026-12-02", status=IssueStatus.AGREED, note="Agreed in the room."))
    moved = dataclasses.replace(issue, status=IssueStatus.AGREED, history=steps)
    issues = tuple(moved if each.id == issue.id else each for each in sample.issues)
    return Database(
        rfcs=sample.rfcs,
        errata=sample.errata,
        issues=issues,
        moved=sample.moved,
        meetings=sample.meetings,
        vocabulary=sample.vocabulary,
    )


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-11-23", None),
        ("2026-11-24", IssueStatus.OPEN),
        ("2026-12-01", IssueStatus.OPEN),
        ("2026-12-02", IssueStatus.AGREED),
    ],
)
def test_status_at_a_day(day: str, status: IssueStatus | None, later: Database):
    assert snapshot_at(later, day).issues.get("IPE-0002") is status


@pytest.mark.parametrize(
    ("day", "known"),
    [("2001-02-02", {}), ("2001-02-03", {70001: None}), ("2002-03-04", {70001: ErratumStatus.VERIFIED})],
)
def test_erratum_at_a_day(day: str, known: dict[int, ErratumStatus | None], sample: Database):
    assert snapshot_at(sample, day).errata == known


def test_nothing_happens_between_a_time_and_itself(sample: Database):
    now = snapshot_of(sample, "now")
    progress = compare(now, now, sample)
    assert progress.is_empty
    assert {total.change for total in progress.totals} == {"unchanged"}


def test_a_step_is_found_between_two_days(later: Database):
    progress = compare(snapshot_at(later, "2026-12-01"), snapshot_of(later, "now"), later)
    assert [(after, before, [step.issue.id for step in steps]) for after, before, steps in progress.moves] == [
        (IssueStatus.AGREED, IssueStatus.OPEN, ["IPE-0002"])
    ]
    assert progress.added == ()
    assert Total(status=IssueStatus.AGREED, before=0, after=1) in progress.totals


def test_everything_is_new_since_before_the_first_day(sample: Database):
    progress = compare(snapshot_at(sample, "1990-01-01"), snapshot_of(sample, "now"), sample)
    assert [issue.id for issue in progress.added] == [issue.id for issue in sample.issues]
    assert [erratum.eid for erratum in progress.errata_added] == [70001]
    assert progress.steps == ()


def test_a_merged_issue_is_told(sample: Database):
    before = Snapshot(label="then", issues={"IPE-0003": IssueStatus.OPEN}, errata={})
    progress = compare(before, snapshot_of(sample, "now"), sample)
    assert [(moved.id, moved.to) for moved in progress.merged] == [("IPE-0003", "IPE-0001")]


@pytest.mark.parametrize(("before", "after", "change"), [(1, 3, "up by 2"), (3, 2, "down by 1"), (2, 2, "unchanged")])
def test_change_of_a_total(before: int, after: int, change: str):
    assert Total(status=IssueStatus.OPEN, before=before, after=after).change == change
