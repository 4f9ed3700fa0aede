"""`ipsec-errata passages successors`: what wording alone says of the RFC that replaced another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ipsec_errata.cli import main
from ipsec_errata.commands import passages_add, passages_successors

TEXTS = ["--texts", str(Path(__file__).parents[1] / "texts")]
WARNING = "\nProposals rest on wording alone: read both RFCs before you write a state.\n"


@pytest.fixture
def entry(project, monkeypatch):
    for command in (passages_add, passages_successors):
        monkeypatch.setattr(command, "own_project", lambda: project)
    return project.root / "errata/issues/IPE-0001-lifetime.yaml"


@pytest.fixture
def standing(entry, capsys):
    """The entry with a passage that the later RFC still has."""
    entry.write_text(entry.read_text().replace('["2.10", A.1]', '["2.9", A.1]'))
    words = ["--starts", "A nonce", "--ends", "used twice"]
    assert main(["passages", "add", "IPE-0001", "60001", "2.9", *words, *TEXTS]) == 0
    capsys.readouterr()
    return entry


def test_nothing_is_proposed_where_the_wording_is_gone(entry, capsys):
    assert main(["passages", "successors", *TEXTS]) == 0
    assert capsys.readouterr().out == (
        "IPE-0001, passage in RFC 60001, Section 2.10\n"
        "    RFC 60002: no proposal; the wording is gone; only reading tells what became of the problem "
        "(the entry says fixed)\n" + WARNING
    )


def test_what_still_stands_though_the_entry_says_fixed_is_news(standing, capsys):
    assert main(["passages", "successors", "--news", "IPE-0001", *TEXTS]) == 1
    assert capsys.readouterr().out == (
        "IPE-0001, passage in RFC 60001, Section 2.9\n"
        "  ! RFC 60002, Section 2: proposal: inherited; the passage stands there word for word "
        "(the entry says fixed)\n" + WARNING
    )


def test_json(standing, capsys):
    assert main(["passages", "successors", "--json", *TEXTS]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "proposals": [
            {
                "issue": "IPE-0001",
                "passage": {"rfc": 60001, "section": "2.9"},
                "later_rfc": 60002,
                "section": "2",
                "proposal": "inherited",
                "reason": "the passage stands there word for word",
                "entry": "fixed",
                "is_news": True,
            }
        ]
    }


def test_an_entry_that_agrees_is_no_news(standing, capsys):
    standing.write_text(standing.read_text().replace("state: fixed", "state: inherited"))
    assert main(["passages", "successors", "--news", *TEXTS]) == 0
    assert capsys.readouterr().out == "no proposals\n"


def test_a_text_that_is_not_at_hand(standing, tmp_path, capsys):
    (tmp_path / "rfc60001.txt").write_bytes(Path(TEXTS[1], "rfc60001.txt").read_bytes())
    assert main(["passages", "successors", "--texts", str(tmp_path)]) == 0
    assert "  RFC 60002: no proposal; its text is not at hand (the entry says fixed)\n" in capsys.readouterr().out


def test_an_unknown_issue_is_2(entry, capsys):
    assert main(["passages", "successors", "IPE-0010", *TEXTS]) == 2
    assert capsys.readouterr().err == "ipsec-errata: there is no issue IPE-0010; did you mean IPE-0002?\n"


def test_words_that_mend_a_problem_mend_it_wherever_they_stand(standing, capsys):
    standing.write_text(standing.read_text().replace("state: introduced", "state: clarified"))
    assert main(["passages", "successors", *TEXTS]) == 0
    assert "    RFC 60002, Section 2: proposal: clarified; " in capsys.readouterr().out


def test_one_side_of_a_contradiction_says_nothing(standing, capsys):
    standing.write_text(standing.read_text().replace("state: introduced", "state: contradicts"))
    assert main(["passages", "successors", *TEXTS]) == 0
    assert "RFC 60002: no proposal; the passage is one side of a contradiction, and " in capsys.readouterr().out
