"""Where problems went."""

from __future__ import annotations

from dataclasses import replace

from ipsec_errata.model.fates import FateKind, list_issues_in_rfcs_of, trace_fates
from ipsec_errata.model.issue_status import IssueStatus


def _fates(issues, database):
    return [(fate.kind, fate.rfc, len(fate.issues)) for fate in trace_fates(issues, database)]


def test_an_rfc_that_settled_few_is_not_named(sample):
    settled = sample.issue["IPE-0001"]
    assert _fates([settled] * 2, sample) == [(FateKind.SETTLED, None, 2)]
    assert _fates([settled] * 3, sample) == [(FateKind.SETTLED, 60002, 3)]


def test_open_issues_stand_or_went_out_of_use(sample):
    live = sample.issue["IPE-0002"]
    past = replace(sample.issue["IPE-0001"], status=IssueStatus.OPEN)
    assert _fates([live, past], sample) == [(FateKind.OUT_OF_USE, None, 1), (FateKind.STANDING, None, 1)]


def test_a_rejected_issue_is_no_problem(sample):
    rejected = replace(sample.issue["IPE-0002"], status=IssueStatus.REJECTED)
    assert _fates([rejected], sample) == [(FateKind.NO_PROBLEM, None, 1)]


def test_issues_of_the_rfcs_of_a_year(sample):
    assert [issue.id for issue in list_issues_in_rfcs_of(1998, sample)] == ["IPE-0001"]
    assert list_issues_in_rfcs_of(1997, sample) == ()
