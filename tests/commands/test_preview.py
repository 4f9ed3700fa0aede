"""`ipsec-errata preview`: files that stand alone, links that work, faults told."""

from __future__ import annotations

import re

import pytest

from ipsec_errata.cli import main
from ipsec_errata.make_pages import make_pages


def preview(project, out, entry: str) -> int:
    return main(["preview", "--root", str(project.root), "--out", str(out), entry])


@pytest.mark.parametrize(
    ("entry", "files"),
    [
        ("IPE-0001", ["IPE-0001.html", "rfc60001.html", "rfc60002.html"]),
        ("eid70001", ["eid70001.html", "rfc60001.html"]),
        ("rfc60003", ["rfc60003.html"]),
        ("IPE-0003", ["IPE-0003.html"]),
    ],
)
def test_an_entry_and_its_rfcs_become_files(project, tmp_path, capsys, entry, files):
    assert preview(project, tmp_path / "out", entry) == 0
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "out" / name) for name in files]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(files)


def test_a_file_needs_nothing_beside_it_but_its_neighbours(project, tmp_path):
    file = project.entries / "issues" / "IPE-0001-lifetime.yaml"
    assert preview(project, tmp_path, str(file)) == 0
    html = (tmp_path / "IPE-0001.html").read_text()
    assert "<title>IPE-0001 No default lifetime in the first protocol · preview</title>" in html
    assert re.findall(r"<(?:link|script|img|iframe)\b", html) == []
    targets = set(re.findall(r'<a [^>]*?href="([^"]*)"', html))
    assert "rfc60001.html#section-2.10" in targets
    assert [target for target in targets if not target.startswith(("https://", "#", "rfc6000", "IPE-0001.html"))] == []
    assert "code <tag>" not in html
    assert "<code>code &lt;tag&gt;</code>" in html


def test_faults_of_other_entries_do_not_matter(project, tmp_path):
    other = project.entries / "issues" / "IPE-0002-length.yaml"
    other.write_text(other.read_text().replace("status: open", "status: opne", 1))
    assert preview(project, tmp_path, "IPE-0001") == 0


def test_its_own_faults_are_told(project, tmp_path, capsys):
    file = project.entries / "issues" / "IPE-0002-length.yaml"
    file.write_text(file.read_text().replace("status: open", "status: opne", 1))
    assert preview(project, tmp_path, "IPE-0002") == 1
    assert "errata/issues/IPE-0002-length.yaml:6:9: error: status is" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("entry", "why"),
    [("IPE-0009", "there is no IPE-0009; did you mean"), ("lifetimes", "there is no lifetimes")],
)
def test_what_is_not_there_is_2(project, tmp_path, capsys, entry, why):
    assert preview(project, tmp_path, entry) == 2
    assert capsys.readouterr().err.startswith(f"ipsec-errata: {why}")


def add_drafts(project):
    text = (project.entries / "issues" / "IPE-0002-length.yaml").read_text().replace("IPE-0002", "IPE-0000")
    text = text.replace("relations: {related: [IPE-0001], ", "relations: {")
    for slug in ("cookies", "padding"):
        draft = text.replace("Length counts", f"{slug} counts").replace("Two sections", f"On {slug} two sections")
        (project.entries / "issues" / f"IPE-0000-{slug}.yaml").write_text(draft)


def test_of_two_drafts_each_has_its_preview(project, tmp_path):
    add_drafts(project)
    for slug in ("cookies", "padding"):
        assert preview(project, tmp_path, str(project.entries / "issues" / f"IPE-0000-{slug}.yaml")) == 0
        assert f"<title>IPE-0000 {slug} counts the header or not" in (tmp_path / "IPE-0000.html").read_text()


def test_of_two_drafts_the_site_has_the_first_and_validate_says_so(project, capsys):
    add_drafts(project)
    made = make_pages(project, "https://errata.example/")
    assert made.problem is None
    pages = [page for page in made.pages if page.path == "IPE-0000.md"]
    assert ["cookies counts" in page.text for page in pages] == [True]
    assert main(["validate", "--root", str(project.root)]) == 0
    assert capsys.readouterr().out == (
        "errata/issues/IPE-0000-padding.yaml:1:5: warning: "
        "errata/issues/IPE-0000-cookies.yaml waits for a number, too; "
        "its page hides this one until `ipsec-errata number` ran [draft-second]\n"
    )
