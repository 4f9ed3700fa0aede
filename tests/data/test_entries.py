"""The real entries: what no rule can say about each alone."""

from __future__ import annotations

import pytest

from ipsec_errata.model.database import Database
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.project import own_project
from ipsec_errata.reading.loader import Loader, Reading


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Loader(own_project()).load()


@pytest.fixture(scope="module")
def database(reading: Reading) -> Database:
    return reading.database


def test_no_entry_has_a_fault(reading):
    assert [str(row) for row in reading.found if row.level == "error"] == []


def test_every_erratum_has_a_summary(database):
    assert [erratum.id for erratum in database.errata if not erratum.summary] == []


def test_errata_without_section_are_about_the_whole_document_by_decision(database):
    undecided = [e.id for e in database.errata if not e.sections and not e.is_curated and not e.flags]
    assert undecided == []


def test_errata_on_replaced_rfcs_say_what_became_of_them(database):
    silent = [
        erratum.id
        for erratum in database.errata
        if (family := database.family(erratum.rfc)) and family.rfcs[-1] != erratum.rfc and not erratum.later
    ]
    assert silent == []


def test_every_item_of_the_1998_minutes_has_an_outcome_with_a_reason(database):
    meeting = database.meeting["ietf-42-ipsec"]
    assert sum(1 for _ in meeting.walk()) >= 25
    charter = next(item for item in meeting.items if item.id == "charter-revision")
    assert len(charter.items) == 12
    assert [item.id for item in meeting.walk() if len(item.outcome.text) < 20] == []
    assert len({issue for item in meeting.walk() for issue in item.issues}) >= 25


def test_open_issues_say_how_to_find_out(database):
    wanting = [issue.id for issue in database.issues if issue.status is IssueStatus.OPEN and not issue.check]
    assert wanting == []


def test_an_issue_that_names_minutes_is_named_by_them_or_the_other_way_round(database):
    lonely = [
        issue.id
        for issue in database.issues
        for reference in issue.references
        if reference.meeting and issue.id not in database.agenda_items_of
    ]
    assert lonely == []


def test_every_rfc_with_text_has_sections_or_says_why(database):
    assert len(database.rfcs) >= 185
    assert [rfc.name for rfc in database.rfcs if rfc.has_sections and not rfc.headings and not rfc.unsure] == []
