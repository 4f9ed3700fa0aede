"""Passages are found by their first and last words, or refused with one sentence."""

from __future__ import annotations

import pytest

from ipsec_errata.model.section import Section
from ipsec_errata.passages.locate import PassageNotFoundError, locate_passage


def locate(library, section, starts, ends):
    return locate_passage(library.read(60001), Section(section), starts, ends)


def test_over_a_page_and_hyphens(library):
    found = locate(library, "2.10", "a receiver that gets", "the Anti-Replay state")
    assert found.starts == "A receiver that gets"
    assert found.ends == "the anti-replay state"
    assert found.text == (
        "A receiver that gets no\n\n   value in a pro-\n   posal decides alone how long the anti-replay state"
    )


@pytest.mark.parametrize(
    ("starts", "ends", "text"),
    [
        ("A nonce MUST", "used twice", "A nonce MUST NOT be used twice."),
        # The last words may be among the first ones.
        ("A nonce MUST NOT", "NOT", "A nonce MUST NOT"),
        ("A nonce MUST NOT be", "be used twice", "A nonce MUST NOT be used twice."),
    ],
)
def test_short_passages(starts, ends, text, library):
    assert locate(library, "2.9", starts, ends).text == text


@pytest.mark.parametrize(
    ("section", "starts", "ends", "field", "message"),
    [
        ("7", "A", "b", "section", "RFC 60001 has no text under Section 7"),
        (
            "2.10",
            "Each nonce has",
            "octets",
            "starts",
            "'Each nonce has' is not in RFC 60001, Section 2.10; it is in Section 2.9",
        ),
        (
            "2.10",
            "A receiver which gets",
            "lives",
            "starts",
            "'A receiver which gets' is not in RFC 60001, Section 2.10; the nearest there is 'A receiver that gets'",
        ),
        ("2.10", "xyz", "lives", "starts", "'xyz' is not in RFC 60001, Section 2.10"),
        (
            "2.10",
            "A receiver",
            "lives",
            "starts",
            "'A receiver' stands 2 times in RFC 60001, Section 2.10; add a word to tell which",
        ),
        (
            "2.10",
            "A receiver that",
            "A proposal may",
            "ends",
            "'A proposal may' is not in RFC 60001, Section 2.10, after 'A receiver that'; it stands before",
        ),
        (
            "2.10",
            "may carry",
            "value",
            "ends",
            "'value' stands 3 times in RFC 60001, Section 2.10, after 'may carry'; add a word to tell which",
        ),
        (
            "2.10",
            "A receiver that gets no value in a proposal decides",
            "x",
            "starts",
            "'A receiver that gets no value in a proposal decides' has 10 words; expected a few, fewer than ten",
        ),
        (
            "2.10",
            "A receiver answers with the value",
            "it has chosen. <b>Bold</b> words",
            "ends",
            "'starts' and 'ends' meet and copy 11 words of the RFC; shorten them to a few words each",
        ),
    ],
)
def test_refusals(section, starts, ends, field, message, library):
    with pytest.raises(PassageNotFoundError) as refused:
        locate(library, section, starts, ends)
    assert (refused.value.field, str(refused.value)) == (field, message)
