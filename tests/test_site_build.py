"""One build without an engine: what is given out, once, and what an engine has to report itself."""

from __future__ import annotations

import contextlib
from pathlib import Path

import jinja2
import pytest

from ipsec_errata.make_pages import Made, make_pages
from ipsec_errata.output_file import write_bytes
from ipsec_errata.project import Project
from ipsec_errata.rendering.articles import MarkdownSettings
from ipsec_errata.site_build import SiteBuild

SETTINGS = MarkdownSettings(["fenced_code", "attr_list", "md_in_html", "tables", "toc"], {})


@pytest.fixture
def made(project: Project) -> Made:
    return make_pages(project, "https://tracker.example/")


@pytest.fixture
def build(project: Project, made: Made, tmp_path: Path) -> SiteBuild:
    return SiteBuild(project, made, tmp_path / "site", SETTINGS)


def test_pages_and_files_are_given_out_once_and_noted(build: SiteBuild, made: Made):
    assert list(build.take_pages()) == list(made.pages)
    assert list(build.write_files()) == [file.path for file in made.files]
    assert [*build.take_pages(), *build.write_files()] == []
    assert all((build.shown.folder / file.path).read_bytes() == file.content for file in made.files)
    assert all(build.shown.has(page) for page in made.pages)
    assert build.shown.files == {file.path for file in made.files}
    assert build.as_of == made.as_of


def test_files_that_are_written_meanwhile_are_the_same(project: Project, build: SiteBuild, made: Made, tmp_path: Path):
    folder = tmp_path / "other"
    beside = make_pages(project, "https://tracker.example/", folder=folder)
    other = SiteBuild(project, beside, folder, SETTINGS)
    other.set_last_site_aside()
    assert list(other.write_files()) == list(build.write_files())
    other.settle(set())
    assert all((folder / file.path).read_bytes() == file.content for file in made.files)


def test_of_the_last_site_stays_what_is_the_same(project: Project, made: Made, tmp_path: Path):
    folder = tmp_path / "site"
    first, second = made.files[0], made.files[1]
    for path, content in ((first.path, first.content), (second.path, b"old"), ("gone.txt", b""), ("page.html", b"")):
        write_bytes(folder / path, content)
    number = (folder / first.path).stat().st_ino
    beside = make_pages(project, "https://tracker.example/", folder=folder)
    build = SiteBuild(project, beside, folder, SETTINGS)
    build.set_last_site_aside()
    build.settle({*build.write_files(), "page.html"})
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {file.path for file in made.files} | {"page.html"}
    assert all((folder / file.path).read_bytes() == file.content for file in made.files)
    assert (folder / first.path).stat().st_ino == number


@pytest.mark.parametrize("mistake", [jinja2.TemplateError("no such filter"), KeyError("rfc")])
def test_where_pages_cannot_be_made_nothing_is_left_of_the_files(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: Exception
):
    def fail(*_: object) -> None:
        raise mistake

    monkeypatch.setattr("ipsec_errata.make_pages.plan_pages", fail)
    with contextlib.suppress(KeyError):
        made = make_pages(project, "https://tracker.example/", folder=tmp_path / "site")
        assert made.problem == "site_src/templates: no such filter"
    assert list((tmp_path / "site").iterdir()) == []


def test_an_article_is_given_out_once(build: SiteBuild):
    build.render_articles({"a.md": "# A", "b.md": "# B"})
    assert build.take_article("a.md", {}).html == '<h1 id="a">A</h1>'
    assert build.take_article("a.md", {}) is None
    assert build.take_article("c.md", {}) is None


def test_a_page_with_a_link_that_leads_nowhere_is_left_to_the_engine(build: SiteBuild):
    text = "[b](b.md) and [data](data.json)"
    for there, is_given in (({"b.md", "data.json"}, True), ({"b.md"}, False), ({"data.json"}, False)):
        build.render_articles({"a.md": text})
        assert (build.take_article("a.md", there) is not None) is is_given


def test_after_an_edit_a_file_need_not_be_there_yet(build: SiteBuild):
    text = "[b](b.md) and [data](data.json)"
    for there, is_given in (({"b.md"}, True), ({"data.json"}, False)):
        build.render_article("a.md", text)
        assert (build.take_article("a.md", there) is not None) is is_given


def test_a_page_is_framed_mended_and_written(build: SiteBuild):
    main = "<i>{{ as_of }}</i>\n<article>\n  {{ text }}\n</article>\n   <hr>"
    loader = jinja2.DictLoader({"main.html": main, "partials/toc.html": ""})
    build.frame(jinja2.Environment(loader=loader, autoescape=True), lambda page: False)
    place = build.shown.folder / "a" / "index.html"
    build.write_page(place, {"page": None, "text": "é"})
    assert place.read_text(encoding="utf-8") == f"<i>{build.as_of}</i>\n<article>\n  é\n</article>\n<hr>"
