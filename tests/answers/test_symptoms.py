"""From log lines, as programs print them, to the issues that explain them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ipsec_errata.answers.make_ranking import make_ranking
from ipsec_errata.answers.ranking import rank
from ipsec_errata.answers.symptoms import explain, render_explanations
from ipsec_errata.answers.words import words_of
from ipsec_errata.checkout import own_root
from ipsec_errata.open_index import open_index
from ipsec_errata.project import own_project
from ipsec_errata.reading.loader import Loader

CASES = Path(__file__).parents[1] / "cases"
SYMPTOMS = json.loads((CASES / "symptoms.json").read_text(encoding="utf-8"))
# A random half of what the daemons print when something goes wrong, as far as an issue explains it. Issues were chosen
# by reading titles and summaries, before the lines were ranked or stored.
LINES = json.loads((CASES / "log-lines.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def real():
    """The index of the real catalogue."""
    return open_index(own_root())


@pytest.mark.parametrize("row", SYMPTOMS, ids=lambda row: row["text"][:60])
def test_log_lines_lead_to_an_issue_that_explains_them(real, row):
    best = [issue_id for issue_id, _ in rank(row["text"], real.ranking)[:3]]
    assert set(best) & set(row["expect"]), best


def _part_in_first_three(rows, ranking):
    found = [{issue_id for issue_id, _ in rank(row["text"], ranking)[:3]} for row in rows]
    return sum(not best.isdisjoint(row["expect"]) for best, row in zip(found, rows, strict=True)) / len(rows)


def test_nearly_all_lines_of_the_daemons_lead_to_an_issue_that_explains_them(real):
    assert _part_in_first_three(LINES, real.ranking) >= 0.95


def test_most_lines_do_so_that_no_issue_has_stored():
    """A line of another version or of another place: ranked with all lines of the table taken out of the entries."""
    database = Loader(own_project()).load().database
    texts = [" ".join(row["text"].split()) for row in LINES]
    issues = [
        replace(issue, symptoms=tuple(row for row in issue.symptoms if not any(row.text in text for text in texts)))
        for issue in database.issues
    ]
    lines, words = make_ranking(replace(database, issues=tuple(issues)))
    assert _part_in_first_three(LINES, {**lines, "words": words}) >= 0.75


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
        ("Jun 12 10:22:31 gw charon: 09[IKE] <site|3> giving up", ["giv", "up"]),
        ('12:01 pluto[7]: "gw-a"[2] 192.0.2.9 #4: no KE', ["ke"]),
        ("packet from 192.0.2.9:500: SPI 0x1a2b 8f1b02c4 of gw.example.org", ["spi"]),
        ("TSi unacceptable", ["traffic", "selector", "unacceptabl"]),
        ("R_U_THERE_ACK", ["r_u_there_ack", "dpd"]),
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
