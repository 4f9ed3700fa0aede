"""Places by how much stands on them."""

from __future__ import annotations

from ipsec_errata.model.hot import list_hot_rfcs, list_hot_sections


def test_sections_of_one_rfc_with_errata_counted(sample):
    rows = list_hot_sections(sample, 60001)
    assert [(row.place.label, row.issues, row.errata) for row in rows] == [
        ("RFC 60001, Section 2.10", 1, 1),
        ("RFC 60001, Appendix A.1", 1, 0),
    ]


def test_what_is_fixed_is_not_hot(sample):
    assert [row.place.label for row in list_hot_sections(sample)] == [
        "RFC 60002, Section 2.8.1",
        "RFC 60002, Section 3",
    ]


def test_only_current_rfcs(sample):
    assert [(row.place.rfc, row.total) for row in list_hot_rfcs(sample)] == [(60002, 1)]
