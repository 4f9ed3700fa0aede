"""Rows of the list and the values of its facets, of the sample project."""

from __future__ import annotations

import pytest

from ipsec_errata.model.listed import FacetName, list_entries, list_facets


@pytest.fixture(scope="module")
def rows(sample):
    return list_entries(sample)


def test_issues_by_id_then_errata_by_eid(rows):
    assert [row.entry.id for row in rows] == ["IPE-0001", "IPE-0002", "eid70001"]


@pytest.mark.parametrize(
    ("number", "is_live", "rfcs", "changed"),
    [
        (0, False, (60001,), "2026-11-25"),
        (1, True, (60002,), "2026-11-24"),
        (2, False, (60001,), "2002-03-04"),
    ],
)
def test_row(rows, number, is_live, rfcs, changed):
    row = rows[number]
    assert (row.is_live, row.rfcs, row.changed) == (is_live, rfcs, changed)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("kind", {"issue": 2, "erratum": 1}),
        ("live", {"yes": 1, "no": 2}),
        ("status", {"open": 1, "resolved": 1}),
        ("official", {"verified": 1}),
        ("class", {"ambiguous": 1, "contradictory": 1}),
        ("type", {"technical": 1}),
        ("impact", {"interop_failure": 1, "interop_intermittent": 1, "security_low": 1, "operations_diagnosis": 1}),
        ("protocol", {"keying": 2}),
        ("topic", {"lifetimes": 1, "encoding": 1}),
        ("rfc", {"60001": 2, "60002": 1}),
    ],
)
def test_facet_counts(rows, sample, name, counts):
    facet = next(facet for facet in list_facets(rows, sample) if facet.name == name)
    assert {value.id: len(value.rows) for value in facet.values if value.rows} == counts


def test_a_status_of_an_issue_is_never_one_of_an_erratum(rows):
    both = [row.entry.id for row in rows if {FacetName.STATUS, FacetName.OFFICIAL} <= row.values.keys()]
    assert both == []


def test_values_without_rows_are_there_too(rows, sample):
    status = next(facet for facet in list_facets(rows, sample) if facet.name is FacetName.STATUS)
    assert [value.id for value in status.values][:3] == ["reported", "open", "agreed"]
