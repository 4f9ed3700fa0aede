"""Which way an issue can go."""

from __future__ import annotations

import dataclasses

import pytest

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumType
from ipsec_errata.model.issue import Issue, IssueClass
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.official import Correction, NoErratum, Replacement
from ipsec_errata.model.route import Way, find_routes


def routes(sample: Database, **changed: object) -> dict[Way, bool]:
    issue: Issue = dataclasses.replace(sample.issue["IPE-0002"], **changed)
    return {route.way: route.is_open for route in find_routes(sample, issue)}


@pytest.mark.parametrize(
    ("issue_class", "none_because", "is_open"),
    [
        (IssueClass.INCORRECT, NoErratum.NOT_FILED, True),
        (IssueClass.EDITORIAL, NoErratum.NOT_FILED, True),
        (IssueClass.CONTRADICTORY, NoErratum.NOT_FILED, True),
        (IssueClass.UNDERSPECIFIED, NoErratum.NOT_FILED, False),
        (IssueClass.OUTDATED, NoErratum.NOT_FILED, False),
        (IssueClass.UNDERSPECIFIED, NoErratum.TO_FILE, True),
        (IssueClass.INCORRECT, NoErratum.NOT_ELIGIBLE, False),
    ],
)
def test_an_erratum_mends_what_was_an_error(
    issue_class: IssueClass, none_because: NoErratum, is_open: bool, sample: Database
):
    official = dataclasses.replace(sample.issue["IPE-0002"].official, none_because=none_because)
    assert routes(sample, issue_class=issue_class, official=official)[Way.ERRATUM] is is_open


@pytest.mark.parametrize(
    ("issue_class", "draft", "registry"),
    [
        (IssueClass.UNDERSPECIFIED, True, False),
        (IssueClass.EDITORIAL, False, False),
        (IssueClass.REGISTRY, False, True),
    ],
)
def test_other_ways(issue_class: IssueClass, draft: bool, registry: bool, sample: Database):
    found = routes(sample, issue_class=issue_class)
    assert (found[Way.DRAFT], found[Way.IANA], found[Way.SUCCESSOR]) == (draft, registry, True)


def test_an_official_erratum_shuts_the_way_and_says_what_its_status_means(sample: Database):
    official = dataclasses.replace(sample.issue["IPE-0002"].official, eids=(70001,), none_because=None)
    issue = dataclasses.replace(sample.issue["IPE-0002"], official=official)
    shut = [route for route in find_routes(sample, issue) if route.way is Way.ERRATUM]
    assert [route.is_open for route in shut] == [False]
    assert shut[0].reason == "EID 70001 is Verified: implementers are to follow it, and a second one is not needed"


def test_a_correction_beside_an_erratum_is_for_what_that_leaves(sample: Database):
    official = dataclasses.replace(
        sample.issue["IPE-0002"].official,
        eids=(70001,),
        none_because=None,
        correction=Correction(rfc=60001, type=ErratumType.EDITORIAL, changes=(Replacement(before="from", after="to"),)),
    )
    issue = dataclasses.replace(sample.issue["IPE-0002"], official=official)
    assert [route.is_open for route in find_routes(sample, issue) if route.way is Way.ERRATUM] == [True, False]


def test_what_is_settled_stays_a_note(sample: Database):
    found = routes(sample, status=IssueStatus.REJECTED)
    assert found[Way.NOTE]
    assert Way.SUCCESSOR not in found


def test_open_ways_come_first(sample: Database):
    found = [route.is_open for route in find_routes(sample, sample.issue["IPE-0002"])]
    assert found == sorted(found, reverse=True)
