"""Places by how much stands on them."""

from __future__ import annotations

from dataclasses import replace

from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.hot import list_hot_rfcs, list_hot_sections
from ipsec_errata.model.section import Section


def test_rejected_errata_do_not_count(sample):
    (erratum,) = sample.errata
    here = replace(erratum, rfc=60002, sections=(Section("3"),))
    rejected = replace(here, eid=70002, status=ErratumStatus.REJECTED)
    hottest = list_hot_sections(replace(sample, errata=(here, rejected)))[0]
    assert (hottest.place.label, hottest.issues, hottest.errata) == ("RFC 60002, Section 3", 1, 1)


def test_what_is_fixed_is_not_hot(sample):
    assert [row.place.label for row in list_hot_sections(sample)] == [
        "RFC 60002, Section 2.8.1",
        "RFC 60002, Section 3",
    ]


def test_only_current_rfcs(sample):
    assert [(row.place.rfc, row.total) for row in list_hot_rfcs(sample)] == [(60002, 1)]
