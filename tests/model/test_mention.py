"""What running text mentions."""

import pytest

from ipsec_errata.model.mention import find_mentions, find_words


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
        ("in Section 2.8 of RFC 4306.", [("Section 2.8 of RFC 4306", "RFC 4306, Section 2.8")]),
        ("Appendix E of RFC 2412", [("Appendix E of RFC 2412", "RFC 2412, Appendix E")]),
        (
            "Sections 2.7, 2.8 and 8 of RFC 4303",
            [
                ("Sections 2.7", "RFC 4303, Section 2.7"),
                ("2.8", "RFC 4303, Section 2.8"),
                ("8 of RFC 4303", "RFC 4303, Section 8"),
            ],
        ),
        (
            "RFC 7296, Section 2.8 of RFC 4306",
            [("RFC 7296, Section 2.8", "RFC 7296, Section 2.8"), ("RFC 4306", "RFC 4306")],
        ),
        ("Section 2.8 of the RFC 4306", [("RFC 4306", "RFC 4306")]),
        ("A summary of RFC 4306", [("RFC 4306", "RFC 4306")]),
    ],
)
def test_mentions(text, named):
    assert _named(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("RFC 4301,\nSection 4.5, says", [("RFC 4301,\nSection 4.5", "RFC 4301, Section 4.5")]),
        ("- RFC 4301, Section\n  4.5", [("RFC 4301, Section\n  4.5", "RFC 4301, Section 4.5")]),
        ("RFC\n4301", [("RFC\n4301", "RFC 4301")]),
        ("Section\n2.8 of\nRFC 4306", [("Section\n2.8 of\nRFC 4306", "RFC 4306, Section 2.8")]),
        (
            "RFC 7296, Sections 2.8\nand 2.9",
            [("RFC 7296, Sections 2.8", "RFC 7296, Section 2.8"), ("2.9", "RFC 7296, Section 2.9")],
        ),
        ("EIDs 133,\n134 and\n135", [("EIDs 133", "EID 133"), ("134", "EID 134"), ("135", "EID 135")]),
        ("of RFC 4301,\n\nSection 4.5", [("RFC 4301", "RFC 4301")]),
        ("## RFC 4301\nSection 4.5", [("RFC 4301", "RFC 4301")]),
        (
            "1. RFC 4301, Section 4.5,\n2. RFC 4303",
            [("RFC 4301, Section 4.5", "RFC 4301, Section 4.5"), ("RFC 4303",) * 2],
        ),
    ],
)
def test_a_mention_goes_on_over_the_end_of_a_line(text, named):
    assert _named(text) == named


def test_the_words_alone_are_found_over_the_end_of_a_line_too():
    assert set(find_words("See RFC\n4301 and RFC 4301,\nSection 4.5.")) == {"RFC\n4301", "RFC 4301,\nSection 4.5"}


@pytest.mark.parametrize("text", ["Sections 2.8 and 9 of RFC 7296", "Section 2.8 of\nRFC 7296"])
def test_the_words_alone_are_found_where_the_name_stands_last(text):
    assert text in set(find_words(text))
