"""What is around every page: small, and at hand on every screen."""

from __future__ import annotations

import html
import os
import re
import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.conftest import copy_sample

from ipsec_errata.make_pages import make_pages
from ipsec_errata.project import own_project
from ipsec_errata.rendering.article import ArticleRenderer
from ipsec_errata.rendering.mend import mend_html

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 800}
FRAME_BYTES = 5_500
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
ENTRY_BYTES = 20 * 1024
MEDIAN_BYTES = 15 * 1024
# Bytes of an article for each byte of its words: what stands around the words of entries.
MARKUP = 2.0


def test_the_frame_of_an_entry_is_small():
    entries = [*Path(os.environ["SITE"]).glob("IPE-*/index.html"), *Path(os.environ["SITE"]).glob("eid*/index.html")]
    texts = {entry.parent.name: entry.read_text(encoding="utf-8") for entry in entries}
    frames = {name: len(_ARTICLE.sub("", text)) for name, text in texts.items()}
    # The contents and the title are the page's own, and not all titles are short.
    assert {name: size for name, size in frames.items() if size > FRAME_BYTES} == {}
    sizes = {name: len(text.encode()) for name, text in texts.items() if name.startswith("IPE-")}
    assert {name: size for name, size in sizes.items() if size > ENTRY_BYTES} == {}
    assert statistics.median(sizes.values()) <= MEDIAN_BYTES
    articles = [_ARTICLE.search(text)[0] for name, text in texts.items() if name.startswith("IPE-")]
    shares = [len(article.encode()) / len(_words(article).encode()) for article in articles]
    assert statistics.median(shares) <= MARKUP


def _words(article: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", article)).split())


def test_tabs_lead_on_and_say_where_one_is(page: Page):
    page.goto("/about/speed/")
    tabs = page.get_by_role("navigation", name="Tabs")
    expect(tabs.get_by_role("link", name="About", exact=True)).to_have_attribute("aria-current", "true")
    beside = page.get_by_role("navigation", name="About", exact=True)
    expect(beside.get_by_role("link", name="Editing")).to_be_visible()
    tabs.get_by_role("link", name="RFCs").click()
    expect(page).to_have_url(re.compile(r"/rfcs/$"))


def test_a_phone_has_the_same_list_in_a_drawer(page: Page):
    page.set_viewport_size(PHONE)
    page.goto("/IPE-0001/")
    link = page.get_by_role("navigation", name="Tabs").get_by_role("link", name="About")
    expect(link).to_be_hidden()
    page.locator("header label.icon-menu").click()
    link.click()
    expect(page).to_have_url(re.compile(r"/about/$"))
    page.locator("header label.icon-menu").click()
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Rules").click()
    expect(page).to_have_url(re.compile(r"/about/rules/$"))


def test_the_drawer_opens_by_key(page: Page):
    page.set_viewport_size(PHONE)
    page.goto("/IPE-0001/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="Menu")).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="About").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/about/$"))


def test_icons_are_drawn(page: Page):
    page.goto("/IPE-0001/")
    for icon in (".icon-dark", ".icon-source"):
        mask = page.locator(icon).first.evaluate("e => getComputedStyle(e, '::before').maskImage")
        assert mask.startswith("url("), icon


# Both texts as trees, without the white space between elements.
TREES = """texts => texts.map(text => {
  const tree = new DOMParser().parseFromString(text, "text/html");
  const nodes = tree.createNodeIterator(tree.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = nodes.nextNode()); ) if (!node.parentElement.closest("pre")) node.data = node.data.trim();
  return tree.body.outerHTML;
})"""


def test_left_out_end_tags_change_no_tree(chromium: Browser, tmp_path: Path):
    renderer = ArticleRenderer(("fenced_code", "attr_list", "md_in_html", "tables", "toc"), {})
    made = make_pages(copy_sample(tmp_path / "project"))
    articles = [renderer.render(each.path, each.text.split("---\n", 2)[2]).html for each in made.pages]
    page = chromium.new_page()
    mended = [mend_html(whole) for whole in articles]
    assert sum(len(short) < len(long) for short, long in zip(mended, articles, strict=True)) > len(articles) / 2
    # That numbers stand right is said by a class, which is another matter.
    whole = [article.replace('style="text-align: right;"', 'class="right"') for article in articles]
    pairs = [page.evaluate(TREES, [*pair]) for pair in zip(whole, mended, strict=True)]
    page.close()
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_no_file_of_the_theme_is_in_the_site():
    folder = Path(os.environ["SITE"])
    assert not list(folder.glob("assets/**/*.min.*"))
    own = {file.name for file in (own_project().site_source / "assets").rglob("*") if file.is_file()}
    assert {file.name for file in (folder / "assets").rglob("*") if file.is_file()} <= own
