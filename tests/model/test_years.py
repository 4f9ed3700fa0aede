"""Issues and errata by year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.years import (
    find_bulk_day,
    introduced_in,
    list_erratum_years,
    list_issue_years,
    list_waiting,
    noted_in,
    settled_in,
)


@pytest.mark.parametrize(
    ("issue_id", "introduced", "noted", "settled"), [("IPE-0001", 1998, 1998, 2005), ("IPE-0002", 2005, 2026, None)]
)
def test_years_of_an_issue(sample, issue_id, introduced, noted, settled):
    issue = sample.issue[issue_id]
    assert (introduced_in(issue, sample), noted_in(issue), settled_in(issue, sample)) == (introduced, noted, settled)


@pytest.mark.parametrize(
    ("year", "unnoted", "noted", "settled"), [(1998, 0, 1, 0), (2004, 0, 1, 0), (2005, 1, 0, 1), (2026, 0, 1, 1)]
)
def test_issues_at_the_end_of_a_year(sample, year, unnoted, noted, settled):
    row = next(row for row in list_issue_years(sample) if row.year == year)
    assert (row.unnoted, row.noted, row.settled) == (unnoted, noted, settled)


def test_years_without_gaps(sample):
    assert [row.year for row in list_issue_years(sample)] == list(range(1998, 2027))


def test_errata_by_the_year_of_their_report(sample):
    first, second, *_ = list_erratum_years(sample)
    assert (first.year, first.reported[ErratumStatus.VERIFIED], first.settled) == (2001, 1, 0)
    assert (second.year, second.settled) == (2002, 0)


def test_a_day_on_which_most_records_changed_says_nothing(sample):
    (erratum,) = sample.errata
    assert find_bulk_day(sample.errata) == "2002-03-04"
    others = tuple(replace(erratum, updated=f"2003-01-{day:02}") for day in range(1, 9))
    assert find_bulk_day(others) is None
    assert find_bulk_day(()) is None


@pytest.mark.parametrize(("reported", "years"), [("2001-02-03", 25), ("2025-11-25", 1), ("2025-11-26", 0)])
def test_age_in_whole_years(sample, reported, years):
    erratum = replace(sample.errata[0], status=ErratumStatus.HELD, reported=reported, updated=None)
    (row,) = list_waiting(replace(sample, errata=(erratum,)), ErratumStatus.HELD)
    assert row.years == years


def test_only_what_has_the_status_waits(sample):
    assert list_waiting(sample, ErratumStatus.REPORTED) == ()
