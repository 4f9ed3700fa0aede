"""What became of issues between the RFCs of a family."""

from __future__ import annotations

import pytest

from ipsec_errata.model.affected import State
from ipsec_errata.model.generations import (
    Change,
    compare_generations,
    compare_states,
    generation_pairs,
    list_generations,
    trace_family,
)
from ipsec_errata.model.vocabulary import Family


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("introduced", "inherited", "still"),
        ("introduced", "changed", "still"),
        ("introduced", "mitigated", "mitigated"),
        ("mitigated", "mitigated", "still"),
        ("introduced", "fixed", "fixed"),
        ("inherited", "clarified", "fixed"),
        ("introduced", "not_applicable", "gone"),
        ("introduced", "unknown", "unknown"),
        ("unknown", "introduced", "unknown"),
        ("not_applicable", "introduced", "new"),
        ("fixed", "introduced", "new"),
        ("not_applicable", "contradicts", "new"),
        ("fixed", "fixed", None),
        ("not_applicable", "unknown", None),
    ],
)
def test_two_states(before, after, change):
    assert compare_states(State(before), State(after)) == change


@pytest.fixture
def family(sample):
    return sample.vocabulary.families[0]


def test_generations_of_the_sample(sample, family):
    generations = list_generations(family, trace_family(sample, family))
    assert [
        (each.rfc, *([issue.id for issue in part] for part in (each.new, each.still, each.fixed)))
        for each in generations
    ] == [(60001, ["IPE-0001"], [], []), (60002, ["IPE-0002"], [], ["IPE-0001"])]


def test_comparison_of_the_sample(sample, family):
    changes = compare_generations(trace_family(sample, family), 60001, 60002)
    assert {kind: [row.issue.id for row in rows] for kind, rows in changes.items() if rows} == {
        Change.NEW: ["IPE-0002"],
        Change.FIXED: ["IPE-0001"],
    }


def test_every_two_rfcs_the_older_first():
    family = Family(id="x", label="X", text="", rfcs=(1, 2, 3))
    assert list(generation_pairs(family)) == [(1, 2), (1, 3), (2, 3)]
