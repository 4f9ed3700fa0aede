"""What the editor of a successor must consider."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ipsec_errata.model.affected import State
from ipsec_errata.model.considerations import list_considerations
from ipsec_errata.model.database import Database


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (60001, [("eid70001", "erratum", "Verified"), ("IPE-0001", "settled elsewhere", None)]),
        # The erratum on its ancestor is said to be gone.
        (60002, [("IPE-0002", "contradiction", "within the document")]),
        (60003, []),
    ],
)
def test_considerations_of_the_sample(number: int, expected: list[tuple[str, str, str | None]], sample: Database):
    found = list_considerations(sample, number)
    assert [(row.subject.id, row.matter.value) for row in found] == [(name, matter) for name, matter, _ in expected]
    for row, (_, _, note) in zip(found, expected, strict=True):
        assert note is None or row.note == note


def test_order_is_that_of_the_sections(sample: Database):
    for rfc in sample.rfcs:
        sections = [
            min(place.section for place in row.places if place.section)
            for row in list_considerations(sample, rfc.number)
            if row.places
        ]
        assert sections == sorted(sections)


def test_a_text_that_contradicts_stands_against_those_that_hold_the_other_one_today(sample: Database):
    issue = sample.issue["IPE-0002"]
    origin = replace(issue.affects[0], rfc=60001, sections=())
    heir = replace(origin, rfc=60002, state=State.INHERITED)
    rivals = [replace(origin, rfc=rfc, state=State.CONTRADICTS) for rfc in (60003, 60004)]
    for rows, said in (
        ((origin, heir, *rivals), "against RFC 60002"),
        ((origin, *rivals), "against RFC 60001, which does not hold any more"),
    ):
        changed = replace(sample, issues=(replace(issue, affects=rows),))
        (found,) = [row for row in list_considerations(changed, 60003) if row.subject.id == issue.id]
        assert found.note == said
