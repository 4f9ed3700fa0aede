"""The profile command on the real catalogue: what it prints and how it ends."""

from __future__ import annotations

import json

import pytest

from ipsec_errata.cli import main


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--implements", "7296,4303,7383", "--role", "responder", "--mode", "tunnel"], 0),
        (["--implements", "RFC 7296, RFC 4303", "--format", "markdown"], 0),
        (["--implements", "7296", "--format", "csv"], 0),
        (["--implements", "7296", "--fail-on", "live"], 1),
        (["--implements", "7296", "--fail-on", "obsolete"], 0),
        (["--implements", "5996", "--fail-on", "obsolete,security"], 1),
        (["--implements", "2409", "--fail-on", "elsewhere"], 1),
    ],
)
def test_status(arguments, status, capsys):
    assert main(["profile", *arguments]) == status
    assert capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--implements", "7269"], "RFC 7269 is not in the catalogue; did you mean"),
        (["--implements", "ike"], "--implements has 'ike'; expected numbers of RFCs such as 7296,4303"),
        (["--implements", ""], "--implements has ''; expected numbers of RFCs"),
        (["--implements", "7296", "--fail-on", "lively"], "--fail-on is 'lively'; expected some of live, elsewhere"),
    ],
)
def test_misuse(arguments, message, capsys):
    assert main(["profile", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_what_is_handled_does_not_fail(tmp_path, capsys):
    main(["profile", "--implements", "7296", "--format", "json"])
    ids = [row["issue"]["id"] for row in json.loads(capsys.readouterr().out)["live"]]
    handled = tmp_path / "handled.txt"
    handled.write_text("# decided in review\n" + "".join(f"{issue_id}  # done\n" for issue_id in ids))
    assert main(["profile", "--implements", "7296", "--handled", str(handled), "--fail-on", "live"]) == 0
    handled.write_text("IPE-9999\n")
    assert main(["profile", "--implements", "7296", "--handled", str(handled)]) == 2
    assert "handled.txt:1: there is no issue 'IPE-9999'" in capsys.readouterr().err


def test_a_missing_file_is_one_sentence(capsys):
    assert main(["profile", "--implements", "7296", "--handled", "/no/such/file"]) == 2
    assert capsys.readouterr().err == "ipsec-errata: /no/such/file: No such file or directory\n"
