"""What running text mentions."""

import pytest

from ipsec_errata.model.mention import find_mentions


def _named(text):
    return [
        (text[m.start : m.end], m.place.label if m.place else m.issue or f"EID {m.eid}") for m in find_mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("See RFC 7296.", [("RFC 7296", "RFC 7296")]),
        ("RFC 7296, Section 2.8, says", [("RFC 7296, Section 2.8", "RFC 7296, Section 2.8")]),
        ("RFC 7296, Section 2.8.", [("RFC 7296, Section 2.8", "RFC 7296, Section 2.8")]),
        ("RFC 2409, Appendix A, defines", [("RFC 2409, Appendix A", "RFC 2409, Appendix A")]),
        (
            "RFC 7296, Sections 2.8 and 2.9.",
            [("RFC 7296, Sections 2.8", "RFC 7296, Section 2.8"), ("2.9", "RFC 7296, Section 2.9")],
        ),
        ("IPE-0012 and EID 4387", [("IPE-0012", "IPE-0012"), ("EID 4387", "EID 4387")]),
        ("Erratum 1937 (Verified)", [("Erratum 1937", "EID 1937")]),
        ("EIDs 133 and 134", [("EIDs 133", "EID 133"), ("134", "EID 134")]),
        ("errata of 1998", []),
        ("RFC 7296, Section 2 A proposal", [("RFC 7296, Section 2", "RFC 7296, Section 2")]),
        ("RFC 72961234 and rfc7296", []),
    ],
)
def test_mentions(text, named):
    assert _named(text) == named
