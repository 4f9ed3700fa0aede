"""Contradictions from every side."""

from __future__ import annotations

from dataclasses import replace

from ipsec_errata.model.affected import State
from ipsec_errata.model.contradictions import list_contradictions, oppose


def test_an_issue_of_the_class_with_its_places(sample):
    (found,) = list_contradictions(sample)
    assert found.issue.id == "IPE-0002"
    assert [(side.rfc, [section.text for section in side.sections]) for side in found.sides] == [
        (60002, ["3", "2.8.1"])
    ]


def test_one_rfc_disagrees_with_itself(sample):
    (row,) = oppose(list_contradictions(sample))
    assert row.others == ()


def test_each_side_sees_the_others(sample):
    (found,) = list_contradictions(sample)
    (first,) = found.sides
    second = replace(first, rfc=60001, state=State.CONTRADICTS)
    rows = oppose((replace(found, sides=(first, second)),))
    assert [(row.here.rfc, [other.rfc for other in row.others]) for row in rows] == [(60001, [60002]), (60002, [60001])]


def test_texts_that_contradict_the_origin_do_not_stand_against_one_another(sample):
    issue = sample.issue["IPE-0002"]
    origin = issue.affects[0]
    rivals = [replace(origin, rfc=rfc, state=State.CONTRADICTS) for rfc in (60005, 60006)]
    changed = replace(sample, issues=(replace(issue, affects=(origin, *rivals)),))
    rows = oppose(list_contradictions(changed))
    assert [(row.here.rfc, [other.rfc for other in row.others]) for row in rows] == [
        (60002, [60005, 60006]),
        (60005, [60002]),
        (60006, [60002]),
    ]


def test_what_is_only_inherited_speaks_where_nobody_else_does(sample):
    issue = sample.issue["IPE-0002"]
    introduced, _ = issue.affects
    one = replace(introduced, sections=introduced.sections[:1])
    later = replace(one, rfc=60003, state=State.INHERITED)
    changed = replace(sample, issues=(replace(issue, affects=(one, later)),))
    (found,) = list_contradictions(changed)
    assert [side.rfc for side in found.sides] == [60002, 60003]
