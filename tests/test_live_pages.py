"""What somebody who edits sees is what a full run would make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ipsec_errata.diagnostics import Level
from ipsec_errata.live_pages import LivePages
from ipsec_errata.make_pages import make_pages
from ipsec_errata.project import Project
from ipsec_errata.rules import Found, Rule

SITE = "https://tracker.example/"


@pytest.fixture
def live(project: Project) -> LivePages:
    pages = LivePages(project, SITE)
    assert pages.update() is None
    return pages


def change(project: Project, path: str, old: str, new: str) -> None:
    file = project.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def assert_same(project: Project, live: LivePages) -> None:
    made = make_pages(project, SITE)
    assert made.problem is None
    assert {path: page.text for path, page in live.pages.items()} == {page.path: page.text for page in made.pages}
    assert {file.path: live.find_file(file.path) for file in made.files} == {file.path: file for file in made.files}
    assert live.as_of == made.as_of


def issue_file(project: Project, number: int) -> Path:
    return next((project.entries / "issues").glob(f"IPE-{number:04}-*.yaml"))


def test_begins_as_a_full_run(project: Project, live: LivePages):
    assert_same(project, live)


def test_a_title_changes_every_page_that_shows_it(project: Project, live: LivePages):
    assert_same(project, live)
    file = issue_file(project, 1)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: No default lifetime", "title: Absent default lifetime"), encoding="utf-8")
    assert live.update() is None
    assert "Absent default lifetime" in live.pages["IPE-0001.md"].text
    assert_same(project, live)


def test_templates_and_vocabulary_count_too(project: Project, live: LivePages):
    assert_same(project, live)
    change(project, "errata/vocabulary.yaml", "label: ", "label: Some ")
    template = project.site_source / "templates" / "issue.md.j2"
    template.write_text(template.read_text(encoding="utf-8") + "\nA new last line.\n", encoding="utf-8")
    assert live.update() is None
    assert_same(project, live)


def test_a_spoiled_file_leaves_everything_as_it_was(project: Project, live: LivePages):
    before = {path: page.text for path, page in live.pages.items()}
    change(project, f"errata/issues/{issue_file(project, 1).name}", "status: ", "status: not")
    problem = live.update()
    assert problem is not None
    assert "schema-word" in problem
    assert {path: page.text for path, page in live.pages.items()} == before


def test_what_only_rules_see_is_shown_and_said(project: Project, live: LivePages):
    change(
        project,
        f"errata/issues/{issue_file(project, 1).name}",
        "title: No default",
        "title: RFC 60001, Section 9.9, no default",
    )
    assert live.update() is None
    assert "prose-mention" in live.check()


def test_what_has_no_page_is_said_in_the_words_of_a_rule(project: Project, live: LivePages):
    change(project, f"errata/issues/{issue_file(project, 1).name}", "topics: [", "topics: [no-such-topic, ")
    problem = live.update()
    assert problem is not None or "word-unknown" in live.check()


def test_files_are_made_until_the_wanted_one_is_there(live: LivePages):
    assert live.find_file("search/rows.json") is not None
    assert live.find_file("no/such/file.json") is None


def test_rules_stop_for_somebody_who_goes_on_editing(
    project: Project, live: LivePages, monkeypatch: pytest.MonkeyPatch
):
    path = f"errata/issues/{issue_file(project, 1).name}"
    change(project, path, "title: No default", "title: RFC 60001, Section 9.9, no default")
    assert live.update() is None
    begun: list[str] = []

    def edit_at_the_first_rule(_: object) -> Iterator[Found]:
        begun.append("first")
        change(project, path, "title: RFC 60001, Section 9.9, no", "title: No")
        assert live.update() is None
        yield from ()

    def come_last(_: object) -> Iterator[Found]:
        begun.append("last")
        yield from ()

    checks = {"a": edit_at_the_first_rule, "b": come_last}
    rules = [Rule(code=code, level=Level.ERROR, check=check) for code, check in checks.items()]
    monkeypatch.setattr("ipsec_errata.reading.run_rules.registered_rules", lambda: rules)
    assert live.check() == ""
    assert begun == ["first"]
