"""Whole pages, so that a reviewer sees every change of wording. `--update-golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import copy_sample

from ipsec_errata.make_pages import make_pages

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = [
    "index.md",
    "IPE-0001.md",
    "IPE-0002.md",
    "IPE-0003.md",
    "eid70001.md",
    "rfc60001.md",
    "rfc60003.md",
    "changes/index.md",
    "contradictions/index.md",
    "coverage/index.md",
    "statistics/index.md",
    "meetings/index.md",
    "families/keying.md",
    "families/keying/60001-60002.md",
    "topics/lifetimes.md",
    "status/index.md",
    "entries/index.md",
    "meetings/meeting-1.md",
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    made = make_pages(copy_sample(tmp_path_factory.mktemp("golden") / "project"))
    assert made.problem is None
    return {page.path: page.text for page in made.pages}


@pytest.mark.parametrize("path", PAGES)
def test_page(path: str, pages: dict[str, str], request: pytest.FixtureRequest):
    golden = GOLDEN / path.replace("/", "--")
    if request.config.getoption("--update-golden"):
        golden.write_text(pages[path], encoding="utf-8")
    assert pages[path] == golden.read_text(encoding="utf-8")


def test_pages_have_titles_and_descriptions_of_their_own(pages: dict[str, str]):
    for field in ("title", "description"):
        lines = [next(row for row in text.splitlines() if row.startswith(f"{field}: ")) for text in pages.values()]
        repeated = {row for row in lines if lines.count(row) > 1}
        assert repeated == set()


def test_two_runs_give_the_same_bytes(pages: dict[str, str], tmp_path: Path):
    again = make_pages(copy_sample(tmp_path / "elsewhere"))
    assert {page.path: page.text for page in again.pages} == pages


def test_a_broken_template_is_one_sentence(tmp_path: Path):
    project = copy_sample(tmp_path / "project")
    template = project.site_source / "templates" / "issue.md.j2"
    template.write_text(template.read_text() + "{% if %}")
    problem = make_pages(project).problem
    assert problem is not None
    assert problem.startswith("site_src/templates/issue.md.j2:")


def test_a_spoiled_entry_gives_findings_and_no_pages(tmp_path: Path):
    project = copy_sample(tmp_path / "project")
    (project.entries / "issues" / "IPE-0002-length.yaml").write_text("id: [\n")
    made = make_pages(project)
    assert made.pages == ()
    assert "errata/issues/IPE-0002-length.yaml:2:1: error: this is not YAML" in made.problem


def test_front_matter_of_strangers_stays_inside_its_attribute(tmp_path: Path):
    project = copy_sample(tmp_path / "project")
    entry = project.entries / "issues" / "IPE-0002-length.yaml"
    text = entry.read_text().replace(
        "title: Length counts the header or not", "title: 'Length \"> onload=alert(1) x=\" counts or not'"
    )
    entry.write_text(text)
    made = make_pages(project)
    page = next(page.text for page in made.pages if page.path == "IPE-0002.md")
    assert 'title: "IPE-0002 Length &quot;&gt; onload=alert(1) x=&quot; counts or not"' in page
