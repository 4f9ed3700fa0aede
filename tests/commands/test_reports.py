"""`changes`, `bis` and `press` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ipsec_errata.cli import main
from ipsec_errata.model.official import NoErratum
from ipsec_errata.project import own_project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reports.erratum_form import missing_for_form


def test_changes_since_a_commit_compares_with_it(capsys: pytest.CaptureFixture[str]):
    assert main(["changes", "--since", "HEAD", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["since"] == "HEAD"
    assert {"totals", "added", "changed", "merged", "errata_reported", "errata_changed"} <= set(record)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["changes", "--since", "2026-02-30"], "2026-02-30 is no day of the calendar; expected one such as 2026-11-24"),
        (["changes", "--since", "no-such-branch"], "git knows no commit 'no-such-branch' here"),
        (["bis", "7269"], "RFC 7269 is not in the catalogue; did you mean"),
        (["bis", "IKE"], "RFC IKE is not in the catalogue"),
        (["press", "IPE-9999"], "there is no IPE-9999"),
    ],
)
def test_misuse_is_one_sentence(words: list[str], message: str, capsys: pytest.CaptureFixture[str]):
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"ipsec-errata: {message}")
    assert captured.err.count("\n") == 1


def test_bis_of_an_obsolete_rfc_names_the_successor(capsys: pytest.CaptureFixture[str]):
    assert main(["bis", "rfc5996"]) == 0
    assert "RFC 5996 is obsolete already; its successor is RFC 7296" in capsys.readouterr().err


def test_press_says_what_the_entry_lacks(capsys: pytest.CaptureFixture[str]):
    database = Loader(own_project()).load().database
    bare = next(
        issue
        for issue in database.issues
        if issue.official.none_because is NoErratum.TO_FILE and issue.official.correction is None
    )
    assert main(["press", bare.id]) == 1
    captured = capsys.readouterr()
    assert "  open  official erratum: the entry says that one should be filed\n" in captured.out
    assert "official.correction: which words of the RFC ought to become which" in captured.err


def test_press_without_the_text_of_the_rfc_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    database = Loader(own_project()).load().database
    ready = next(issue for issue in database.issues if issue.official.correction and not missing_for_form(issue))
    assert main(["press", ready.id, "--texts", str(tmp_path)]) == 2
    assert f"The form cannot be filled in: there is no RFC in {tmp_path}" in capsys.readouterr().err
