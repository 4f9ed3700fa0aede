"""What resembles a draft: words, sections, errata; the best first."""

from __future__ import annotations

import pytest

from ipsec_errata.editing.lookalikes import find_lookalikes
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.project import own_project
from ipsec_errata.reading.loader import Loader


@pytest.fixture(scope="module")
def catalogue():
    return Loader(own_project()).load().database


@pytest.mark.parametrize(
    ("text", "places", "eids", "expected"),
    [
        ("Phase 1 of IKEv1 has no lifetime by default", [], [], "IPE-0001"),
        ("Lifetimes", [], [70001], None),
        ("Rekey collisions of Child SAs", [Place(7296, Section.parse("2.8.1"))], [], "IPE-0228"),
        ("Critical bit of unknown payload types", [], [], "IPE-0169"),
        # An issue on an erratum goes before it; no issue will be about a rejected report of a letter.
        ("", [], [4387], "IPE-0409"),
        ("", [], [2183], "eid2183"),
        ("Something about bananas", [], [], None),
        ("", [Place(7296)], [], None),
        ("", [], [], None),
    ],
)
def test_the_entry_that_one_means_comes_first(catalogue, text, places, eids, expected):
    found = find_lookalikes(catalogue, text, places, eids)
    assert (found[0].id if found else None) == expected


def test_the_reason_is_what_both_have(sample):
    places = [Place(60001, Section.parse("2.10"))]
    found = find_lookalikes(sample, "No default for the lifetime", places, [70001])
    assert found[0].id == "IPE-0001"
    assert found[0].reason == "RFC 60001, Section 2.10; EID 70001; words: default, lifetime"


def test_an_entry_does_not_resemble_itself(sample):
    issue = sample.issue["IPE-0001"]
    assert "IPE-0001" not in {row.id for row in find_lookalikes(sample, issue.title, [], [], but="IPE-0001")}
