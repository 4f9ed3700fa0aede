"""Answers to look-ups, as values and as lines for the terminal."""

from __future__ import annotations

import pytest

from ipsec_errata.answers.lookup import look_up
from ipsec_errata.answers.text import render_found


@pytest.mark.parametrize(
    ("text", "is_known", "address", "words"),
    [
        ("RFC 60001 2.10", True, "rfc60001/#section-2.10", ["Section 2.10 Lifetimes", "EID 70001", "see RFC 60002"]),
        ("RFC 60001 A.1", True, "rfc60001/#appendix-A.1", ["Appendix A.1 Numbers", "IPE-0001", "introduced here"]),
        ("RFC 60001 2", True, "rfc60001/#section-2", ["Section 2 Exchange", "In the sections below it", "(2.10)"]),
        ("RFC 60002 2.8.1", True, "rfc60002/#section-2.8.1", ["On this section", "On the sections above it", "(2.8)"]),
        ("RFC 60001", True, "rfc60001/", ["The First Invented Protocol", "On its sections", "IPE-0001"]),
        ("RFC 60001 2.1", False, "rfc60001/#section-2.1", ["nothing is known about this section"]),
        ("RFC 60001 2.11", False, "rfc60001/#section-2.10", ["RFC 60001 has no Section 2.11; did you mean 2.10?"]),
        ("RFC 60001 9", False, "rfc60001/", ["RFC 60001 has no Section 9"]),
        ("RFC 60003 4.2", True, "rfc60003/#section-4.2", ["unchecked", "IPE-0002", "unknown here"]),
        ("RFC 60003 7.7", False, "rfc60003/", ["unchecked", "nothing is known about this section"]),
        ("RFC 1", False, None, ["RFC 1 is not in the catalogue"]),
        ("IPE-0001", True, "IPE-0001/", ["No default lifetime", "Always send the value.", "EID 70001 (Verified)"]),
        ("IPE-0003", True, "IPE-0001/", ["IPE-0003 is treated as IPE-0001 now", "No default lifetime"]),
        ("IPE-0009", False, None, ["there is no IPE-0009; the nearest is IPE-000"]),
        ("eid70001", True, "eid70001/", ["Verified, Technical", "IPE-0001", "rfc-editor.org/errata/eid70001"]),
        ("70001", True, "eid70001/", ["EID 70001"]),
        ("60001", True, "rfc60001/", ["The First Invented Protocol"]),
        ("eid1", False, None, ["EID 1 is not in the catalogue"]),
        ("length header", True, "IPE-0002/", ["IPE-0002"]),
        ("no_proposal_chosen", True, "IPE-0001/", ["IPE-0001"]),
        ("quantum", False, None, ["nothing is known about 'quantum'"]),
        ("", False, None, ["nothing is known about ''"]),
        ("https://example.org/length", False, None, ["https://example.org/length names no RFC, issue or erratum"]),
        ("/no/such/length", False, None, ["/no/such/length names no RFC, issue or erratum"]),
    ],
)
def test_answers(index, text, is_known, address, words):
    found = look_up(text, index)
    printed = "\n".join(render_found(found))
    assert (found["is_known"], found["address"]) == (is_known, address)
    assert [word for word in words if word not in printed] == []


def test_live_ones_come_first_and_each_issue_once(index):
    found = look_up("RFC 60002 2", index)
    rows = [(group["relation"], row["issue"]["id"]) for group in found["groups"] for row in group["issues"]]
    assert rows == [("below", "IPE-0002"), ("below", "IPE-0001")]


def test_what_to_do_is_told_where_the_defect_stands_and_can_be_left_out(index):
    found = look_up("RFC 60001 2.10", index)
    assert "Always send the value." in "\n".join(render_found(found))
    assert "Always send the value." not in "\n".join(render_found(found, brief=True))
    assert "Always send the value." not in "\n".join(render_found(look_up("RFC 60002 2.8", index)))
