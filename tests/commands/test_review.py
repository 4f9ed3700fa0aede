"""`review`: the pages that a branch changes, before and after."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.git import commit

from ipsec_errata.cli import main

LENGTH = "errata/issues/IPE-0002-length.yaml"


def review(root: Path, out: Path) -> int:
    return main(["review", "--root", str(root), "--base", "main", "--out", str(out)])


def test_nothing_changed(checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert review(checkout, tmp_path / "out") == 0
    assert capsys.readouterr().out == "No issue and no erratum differs.\n"


def test_a_changed_entry_before_and_after(checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = checkout / LENGTH
    file.write_text(file.read_text().replace("Accept both.", "Accept both forms of the length."))
    commit(checkout, "Guidance")
    assert review(checkout, tmp_path / "out") == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[2:] == ["| IPE-0002-length | Length counts the header or not | shown | shown |"]
    before = (tmp_path / "out" / "before" / "IPE-0002.html").read_text()
    after = (tmp_path / "out" / "after" / "IPE-0002.html").read_text()
    assert "Accept both forms of the length." in after
    assert "Accept both." in before


def test_a_copy_is_said_to_be_alike(checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = (
        (checkout / LENGTH).read_text().replace("id: IPE-0002", "id: IPE-0000").replace("or not\n", "or not at all\n")
    )
    (checkout / "errata/issues/IPE-0000-length-again.yaml").write_text(text)
    assert review(checkout, tmp_path / "out") == 0
    printed = capsys.readouterr().out
    assert "| IPE-0000-length-again | Length counts the header or not at all | new | shown |" in printed
    assert "**Likely the same as something that is here already:**" in printed
    assert "IPE-0002  Length counts the header or not" in printed


def test_a_spoiled_entry_is_not_shown(checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (checkout / LENGTH).write_text("id: [\n")
    assert review(checkout, tmp_path / "out") == 1
    assert "cannot be read; see the findings" in capsys.readouterr().out


def test_an_unknown_base_is_one_sentence(checkout: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["review", "--root", str(checkout), "--base", "nowhere"]) == 2
    assert capsys.readouterr().err.startswith("ipsec-errata: git knows no commit 'nowhere' here")


def test_every_page_that_differs_is_listed_before_and_after(checkout: Path, tmp_path: Path):
    file = checkout / LENGTH
    file.write_text(
        file.read_text().replace("Length counts", "A length counts").replace("Accept both.", "Accept <any>.")
    )
    (checkout / "errata/issues/IPE-0000-new.yaml").write_text("id: IPE-0000\nkind: moved\nto: IPE-0001\n")
    out = tmp_path / "out"
    assert review(checkout, out) == 0
    assert "Accept &lt;any&gt;." in (out / "after" / "IPE-0002.html").read_text()
    targets = re.findall(r'<a href="([^"]*)"', (out / "index.html").read_text())
    assert targets[:2] == ["after/IPE-0000.html", "before/IPE-0001.html"]
    assert sorted(targets) == sorted(path.relative_to(out).as_posix() for path in out.glob("*/*.html"))
    # The pages of the RFC and of the neighbour show the new title.
    assert {"after/IPE-0001.html", "after/IPE-0002.html", "after/rfc60002.html"} <= set(targets)
    page = (out / "after" / "IPE-0002.html").read_text()
    assert '<a href="../index.html">all changed pages</a>' in page
    assert '<a href="../before/IPE-0002.html">the page before</a>' in page


def test_nothing_changed_has_an_empty_list(checkout: Path, tmp_path: Path):
    assert review(checkout, tmp_path / "out") == 0
    assert "No entry and no RFC has changed." in (tmp_path / "out" / "index.html").read_text()
