"""Answers for the terminal."""

import pytest

from ipsec_errata.answer import answer
from ipsec_errata.query import parse_query


@pytest.mark.parametrize(
    ("text", "is_found", "words"),
    [
        ("RFC 60001 2.10", True, ["Section 2.10 Lifetimes", "IPE-0001", "EID 70001", "see RFC 60002"]),
        ("RFC 60001 2", True, ["Section 2 Exchange", "Section 2.10", "IPE-0001"]),
        ("RFC 60001", True, ["The First Invented Protocol", "IPE-0001"]),
        ("RFC 60001 2.1", False, ["nothing is known about this section"]),
        ("RFC 60001 2.11", False, ["has no Section 2.11; did you mean 2.1"]),
        ("RFC 60003 4.2", True, ["unchecked", "IPE-0002"]),
        ("RFC 1", False, ["RFC 1 is not in the catalogue"]),
        ("IPE-0001", True, ["No default lifetime", "Always send the value.", "EID 70001 (Verified)"]),
        ("IPE-0003", True, ["IPE-0001"]),
        ("IPE-0009", False, ["there is no IPE-0009"]),
        ("eid70001", True, ["Verified, Technical", "IPE-0001", "https://www.rfc-editor.org/errata/eid70001"]),
        ("eid1", False, ["EID 1 is not in the catalogue"]),
        ("length header", True, ["IPE-0002"]),
        ("quantum", False, ["nothing is known about 'quantum'"]),
    ],
)
def test_answers(sample, text, is_found, words):
    found = answer(parse_query(text), sample)
    printed = "\n".join(found.lines)
    assert found.is_found is is_found
    assert [word for word in words if word not in printed] == []
