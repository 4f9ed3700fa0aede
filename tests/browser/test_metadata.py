"""What every page of the built site says about itself, to search engines and to whom a link is sent."""

from __future__ import annotations

import os
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.browser


class _Head(HTMLParser):
    """Collects the title, the `meta` elements by name and the canonical address."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.title = ""
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            # One element may have a name of HTML and a property of OpenGraph.
            for key in ("name", "property"):
                self.meta[values.get(key, "")] = values.get("content", "")
        elif tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        self._in_title = tag == "title" and not self.title

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    folder = Path(os.environ["SITE"])
    files = sorted(folder.rglob("index.html"))
    return {file.parent.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="module")
def heads(texts: dict[str, str]) -> dict[str, _Head]:
    return {page: _Head(text) for page, text in texts.items()}


def test_titles_and_descriptions_are_there_and_no_two_are_alike(heads: dict[str, _Head]):
    for values in (
        {page: head.title for page, head in heads.items()},
        {page: head.meta.get("description", "") for page, head in heads.items()},
    ):
        count = Counter(values.values())
        wrong = {page: value for page, value in values.items() if not value.strip() or count[value] > 1}
        assert wrong == {}


def test_canonical_address_and_open_graph_agree(heads: dict[str, _Head]):
    root = heads["."].canonical
    wrong = {
        page: head.canonical
        for page, head in heads.items()
        if head.canonical != root + ("" if page == "." else f"{page}/")
        or head.meta.get("og:url") != head.canonical
        or not head.meta.get("og:title")
        or head.meta.get("og:description") != head.meta["description"]
    }
    assert wrong == {}


def test_every_page_says_what_it_is_not_and_how_old_it_is(texts: dict[str, str]):
    sentence = re.compile(r"This is not an IETF document\. Data of <time>\d{4}-\d{2}-\d{2}</time>")
    assert [page for page, text in texts.items() if not sentence.search(text)] == []


def test_sitemap_has_every_page_with_the_date_of_its_data(heads: dict[str, _Head]):
    tree = ElementTree.parse(Path(os.environ["SITE"]) / "sitemap.xml")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    dates = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in tree.iter(f"{space}url")}
    assert sorted({head.canonical for head in heads.values()} - dates.keys()) == []
    issue = next(head for page, head in heads.items() if page == "IPE-0001")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", dates[issue.canonical] or "")


def test_robots_are_led_to_the_sitemap(heads: dict[str, _Head]):
    robots = (Path(os.environ["SITE"]) / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {heads['.'].canonical}sitemap.xml" in robots


def test_no_page_needs_a_style_attribute_or_an_inline_handler(texts: dict[str, str]):
    article = re.compile(r"<article.*?</article>", re.DOTALL)
    # Python-Markdown aligns the columns of tables by a style attribute.
    unwanted = re.compile(r"<[a-z][^<>]*\s(?:style=(?!\"text-align: (?:left|center|right);\")|on[a-z]+=)")
    wrong = [page for page, text in texts.items() for part in article.findall(text) if unwanted.search(part)]
    assert wrong == []
