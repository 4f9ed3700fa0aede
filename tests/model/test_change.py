"""The log of what happened, from the dates in the data."""

from __future__ import annotations

import dataclasses

import pytest

from ipsec_errata.model.change import changes_of
from ipsec_errata.model.issue import Step
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.stamp import utc_stamp


def test_the_log_of_the_sample(sample):
    assert [(change.day, change.key, change.headline) for change in changes_of(sample)] == [
        (
            "2026-11-25",
            "IPE-0001/1",
            "IPE-0001 open → resolved: No default lifetime in the first protocol",
        ),
        ("2026-11-24", "IPE-0001/0", "IPE-0001 added (open): No default lifetime in the first protocol"),
        ("2026-11-24", "IPE-0002/0", "IPE-0002 added (open): Length counts the header or not"),
        ("2023-04", "rfc60003/published", "RFC 60003 published: A Document Whose Text Is Not at Hand"),
        ("2005-12", "rfc60001/rfc_obsoleted/60002", "RFC 60001 obsoleted by RFC 60002: The Second Invented Protocol"),
        ("2005-12", "rfc60002/published", "RFC 60002 published: The Second Invented Protocol"),
        ("2002-03-04", "eid70001/verified", "EID 70001 Verified: RFC 60001, Section 2.10"),
        ("2001-02-03", "eid70001/reported", "EID 70001 Reported: RFC 60001, Section 2.10"),
        ("1998-11", "rfc60001/published", "RFC 60001 published: The First Invented Protocol"),
    ]


def test_a_step_that_keeps_the_status_is_no_change(sample):
    issue = sample.issue["IPE-0002"]
    steps = (
        *issue.history,
        Step(date="2026-11-25", status=IssueStatus.OPEN, note="A word corrected."),
        Step(date="2026-11-26", status=IssueStatus.DEFERRED, note="Waits."),
    )
    spoiled = dataclasses.replace(issue, history=steps)
    database = dataclasses.replace(sample, issues=(spoiled,), errata=(), rfcs=())
    assert [change.key for change in changes_of(database)] == ["IPE-0002/2", "IPE-0002/0"]


@pytest.mark.parametrize(
    ("day", "stamp"),
    [
        ("2026-11-24", "2026-11-24T00:00:00Z"),
        ("1998-08", "1998-08-01T00:00:00Z"),
        ("1998", "1998-01-01T00:00:00Z"),
    ],
)
def test_utc_stamp(day, stamp):
    assert utc_stamp(day) == stamp
