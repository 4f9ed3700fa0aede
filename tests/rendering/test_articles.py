"""Many pages: several processes and the store change nothing but the time it takes."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from ipsec_errata.rendering.articles import WORTH_A_PROCESS, MarkdownSettings, render_articles

PAGES = {f"p{i}.md": f"# Page {i}\n\n## A `b`\n\n[next](p{i + 1}.md#a)\n" for i in range(WORTH_A_PROCESS + 3)}


def settings() -> MarkdownSettings:
    return MarkdownSettings(("toc", "attr_list"), {"toc": {"permalink": True}})


@pytest.fixture(scope="module")
def alone():
    return render_articles(PAGES, settings())


def test_two_processes_give_the_same(alone):
    assert render_articles(PAGES, settings(), processes=2) == alone


def test_what_is_known_is_not_rendered_again(alone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    cache = tmp_path / "cache" / "articles.sqlite"
    assert render_articles(PAGES, settings(), cache=cache) == alone
    changed = PAGES | {"p3.md": "# Other\n"}
    rendered: list[str] = []
    later = settings()
    render = later.renderer.render
    monkeypatch.setattr(later.renderer, "render", lambda path, text: rendered.append(path) or render(path, text))
    assert render_articles(changed, later, cache=cache)["p3.md"].html.startswith('<h1 id="other">Other')
    assert rendered == ["p3.md"]


def test_other_settings_know_nothing(alone, tmp_path: Path):
    cache = tmp_path / "articles.sqlite"
    render_articles(PAGES, settings(), cache=cache)
    other = render_articles(PAGES, MarkdownSettings(("toc", "attr_list"), {}), cache=cache)
    assert other["p1.md"].html != alone["p1.md"].html


def test_the_store_holds_the_last_build_only(tmp_path: Path):
    cache = tmp_path / "articles.sqlite"
    for text in ("# A\n", "# B\n", "# C\n"):
        render_articles({path: text + path for path in PAGES}, settings(), cache=cache)
    with contextlib.closing(sqlite3.connect(cache)) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (len(PAGES),)


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to look at" * 100])
def test_a_spoiled_store_costs_time_only(alone, tmp_path: Path, content: bytes):
    cache = tmp_path / "articles.sqlite"
    cache.write_bytes(content)
    assert render_articles(PAGES, settings(), cache=cache) == alone


def test_a_folder_that_cannot_be_written_costs_time_only(alone, tmp_path: Path):
    (tmp_path / "file").write_text("no folder")
    assert render_articles(PAGES, settings(), cache=tmp_path / "file" / "articles.sqlite") == alone
