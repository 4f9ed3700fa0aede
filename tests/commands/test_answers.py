"""The commands that answer implementers, as a script uses them."""

from __future__ import annotations

import json

import pytest

from ipsec_errata.answers.text import WIDTH, wrap
from ipsec_errata.cli import main
from ipsec_errata.commands import own_index


def test_lookup_as_json(capsys):
    assert main(["lookup", "RFC 7296,", "2.8", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["understood"] == {"kind": "place", "rfc": 7296, "section": "2.8"}
    assert found["address"] == "rfc7296/#section-2.8"
    assert [group["relation"] for group in found["groups"]] == ["here", "below", "above"]
    assert all(row["issue"]["implementer"] for group in found["groups"] for row in group["issues"])


@pytest.mark.parametrize(
    ("arguments", "status", "first"),
    [
        (["lookup", "IPE-0001", "--brief"], 0, "IPE-0001  "),
        (["lookup", "RFC 7296", "2.99"], 1, "RFC 7296 has no Section 2.99; did you mean 2.25?"),
        (["symptom", "unable to create CHILD_SA while rekeying IKE_SA", "--limit", "1"], 0, "IPE-0232  "),
        (["symptom", "INVALID_KE_PAYLOAD", "--brief"], 0, "IPE-"),
    ],
)
def test_first_line_and_status(arguments, status, first, capsys):
    assert main(arguments) == status
    assert capsys.readouterr().out.startswith(first)


def test_symptom_as_json(capsys):
    assert main(["symptom", "INVALID_KE_PAYLOAD", "--json", "--limit", "2"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 2
    assert {"kind": "notify", "text": "INVALID_KE_PAYLOAD", "source": None} in found[0]["symptoms"]


def test_what_nothing_explains_is_1(capsys):
    assert main(["symptom", "xyzzy teapot"]) == 1
    assert capsys.readouterr().err == "no issue explains 'xyzzy teapot'\n"


def test_a_broken_schema_is_one_sentence(monkeypatch, tmp_path, capsys):
    (tmp_path / "errata").mkdir()
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "issue.schema.json").write_text("{")
    monkeypatch.setattr(own_index, "own_root", lambda: str(tmp_path))
    with pytest.raises((SystemExit, OSError)) as stopped:
        own_index.open_own_index()
    assert not isinstance(stopped.value, SystemExit) or stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a b", ["  a b"]),
        ("a\nb\n\nc", ["  a b", "  c"]),
        ("", []),
        ("x" * (WIDTH + 9), ["  " + "x" * (WIDTH + 9)]),
        (("x" * 40 + " ") * 3, ["  " + "x" * 40 + " " + "x" * 40, "  " + "x" * 40]),
    ],
)
def test_prose_is_wrapped(text, lines):
    assert wrap(text, "  ") == lines


def test_later_lines_hang():
    assert wrap("- " + ("x" * 60 + " ") * 2, "  ", hanging="    ") == ["  - " + "x" * 60, "    " + "x" * 60]
