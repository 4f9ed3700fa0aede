"""Words are the same in every rendering of a text, and different where the text is."""

from __future__ import annotations

import hashlib

import pytest

from ipsec_errata.model.wording import Span, Wording, count_words, letters_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a responder MUST answer", "a  responder\n   MUST\tanswer"),
        ("the anti-replay window", "the anti-\n   replay window"),
        ("an implementation", "an imple-\n   mentation"),
        ("the Diffie-Hellman group", "the Diffie-\n   Hellman group"),
        ('called "key ID" here', "called “key ID” here"),
        ("up to 2^32 octets", "up to 2 32 octets"),
        ("SK_d and SK_ai", "SK_d, and (SK_ai)"),
        ("either - or both", "either — or both"),
        ("see [RFC7296]", "see RFC 7296"),
        ("an Übung", "an\nÜbung"),
    ],
)
def test_renderings_of_one_text_are_one(one, other):
    assert letters_of(one) == letters_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("it MUST answer", "it must answer"), ("2^32", "2^23"), ("is sent", "is not sent"), ("a b c", "a c b")],
)
def test_other_words_are_others(one, other):
    assert letters_of(one) != letters_of(other)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the nonce", ["The nonce", "the\n  nonce"]),
        ("nonce", ["nonce", "nonce"]),
        # Parts of words are no words.
        ("once", []),
        ("the non", []),
        ("Pre-shared", ["pre-\nshared"]),
        ("...", []),
        ("", []),
    ],
)
def test_whole_words_are_found_in_any_case(words, found):
    wording = Wording("The nonce is old; the\n  nonce of a pre-\nshared key is nonces.")
    assert [wording.quote(span) for span in wording.find(words)] == found


def test_places_that_overlap_are_all_found():
    assert Wording("ab ab ab").find("ab ab") == (Span(0, 4), Span(2, 6))


def test_a_search_may_begin_later():
    assert Wording("one two one").find("one", 1) == (Span(6, 9),)


def test_the_hash_is_that_of_the_letters():
    wording = Wording("No, it MUST\nnot.")
    (span,) = wording.find("it must not")
    assert wording.sha256(span) == hashlib.sha256(b"itMUSTnot").hexdigest()


def test_signs_are_no_words():
    assert count_words("a value > 0 - never |") == 4
