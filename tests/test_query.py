"""What people type and paste."""

import pytest

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.query import parse_query


@pytest.mark.parametrize(
    ("text", "rfc", "section"),
    [
        ("RFC 7296 2.8", 7296, "2.8"),
        ("7296 2.8", 7296, "2.8"),
        ("RFC 7296, Sec. 2.8", 7296, "2.8"),
        ("RFC7296 section 2.10.", 7296, "2.10"),
        ("rfc7296#section-2.8.1", 7296, "2.8.1"),
        ("https://www.rfc-editor.org/rfc/rfc4301.html#appendix-A.1", 4301, "A.1"),
        ("https://datatracker.ietf.org/doc/html/rfc7296#section-2.8", 7296, "2.8"),
        ("Appendix A.1 of RFC 4301", 4301, "A.1"),
        ("Section A1 of RFC 2408", 2408, "A.1"),
        ("§2.8 of [RFC7296]", 7296, "2.8"),
        ("rfc 2409", 2409, None),
        ("2409", 2409, None),
        ("RFC 60001 2.10", 60001, "2.10"),
    ],
)
def test_places(text, rfc, section):
    assert parse_query(text).place == Place(rfc, Section(section) if section else None)


@pytest.mark.parametrize(("text", "issue"), [("IPE-0012", "IPE-0012"), ("ipe12", "IPE-0012"), ("ipe 0012", "IPE-0012")])
def test_issues(text, issue):
    assert parse_query(text).issue == issue


@pytest.mark.parametrize("text", ["eid4387", "EID 4387", "erratum 4387", "https://www.rfc-editor.org/errata/eid4387"])
def test_errata(text):
    assert parse_query(text).eid == 4387


def test_words():
    query = parse_query("NO_PROPOSAL_CHOSEN after rekeying")
    assert (query.issue, query.eid, query.place) == (None, None, None)
