"""How far RFCs have been examined."""

from __future__ import annotations

import pytest

from ipsec_errata.site.coverage_page import cover_rfc


@pytest.mark.parametrize(
    ("number", "issues", "errata", "sections", "is_examined"),
    [
        (60001, 1, 1, [("2.10", 1, 1), ("A.1", 1, 0)], True),
        (60002, 1, 0, [("2.8", 1, 0), ("2.8.1", 1, 0), ("3", 1, 0)], True),
        (60003, 0, 0, [("4.2", 1, 0)], True),
    ],
)
def test_counts(sample, number, issues, errata, sections, is_examined):
    row = cover_rfc(sample.rfc[number], sample)
    assert (row.issues, row.errata, row.is_examined) == (issues, errata, is_examined)
    assert [(each.section.text, each.issues, each.errata) for each in row.sections] == sections


def test_an_rfc_that_no_entry_names_is_not_examined(sample):
    rfc = sample.rfc[60003]
    bare = type(sample)(rfcs=(rfc,), errata=(), issues=(), moved=(), meetings=(), vocabulary=sample.vocabulary)
    assert not cover_rfc(rfc, bare).is_examined
