"""From log lines, as programs print them, to the issues that explain them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ipsec_errata.answers.ranking import rank, words_of
from ipsec_errata.answers.symptoms import explain, render_explanations
from ipsec_errata.checkout import own_root
from ipsec_errata.open_index import open_index

SYMPTOMS = json.loads((Path(__file__).parents[1] / "cases" / "symptoms.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def real():
    """The index of the real catalogue."""
    return open_index(own_root())


@pytest.mark.parametrize("row", SYMPTOMS, ids=lambda row: row["text"][:60])
def test_log_lines_lead_to_an_issue_that_explains_them(real, row):
    best = [issue_id for issue_id, _ in rank(row["text"], real.ranking)[:3]]
    assert set(best) & set(row["expect"]), best


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("INVALID_KE_PAYLOAD", ["invalid_ke_payload", "invalid", "ke", "payload"]),
        ("v2N_INVALID-KE-PAYLOAD", ["invalid_ke_payload", "invalid", "ke", "payload"]),
        ("rekey rekeys rekeyed rekeying", ["rekey"] * 4),
        ("received receives receiving", ["receiv"] * 3),
        ("CHILD_SA of the peer", ["child", "sa", "peer"]),
        ("10:11:12 gw[3] port 500", ["gw", "port", "500"]),
        ("« » \u202e", []),
    ],
)
def test_words(text, words):
    assert list(words_of(text)) == words


def test_an_explanation_shows_the_symptoms_that_fit_and_what_to_do(index):
    found = explain("NO_PROPOSAL_CHOSEN", index, 5)
    assert [row["issue"]["id"] for row in found] == ["IPE-0001"]
    printed = "\n".join(render_explanations(found))
    assert "notify: NO-PROPOSAL-CHOSEN" in printed
    assert "Rekeying times out." not in printed
    assert "Do: Always send the value." in printed
    assert "Operators: Configure both ends alike." in printed
    assert "Do:" not in "\n".join(render_explanations(found, brief=True))


def test_nothing_explains_what_no_issue_has(index):
    assert explain("quantum teapot", index, 5) == []
    assert explain("", index, 5) == []
