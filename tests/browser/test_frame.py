"""What is around every page: small, and at hand on every screen."""

from __future__ import annotations

import html
import os
import re
import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 800}
FRAME_BYTES = 7_800
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
ENTRY_BYTES = 20 * 1024
# Bytes of an article for each byte of its words: what stands around the words of entries.
MARKUP = 2.7


def test_the_frame_of_an_entry_is_small():
    entries = [*Path(os.environ["SITE"]).glob("IPE-*/index.html"), *Path(os.environ["SITE"]).glob("eid*/index.html")]
    texts = {entry.parent.name: entry.read_text(encoding="utf-8") for entry in entries}
    frames = {name: len(_ARTICLE.sub("", text)) for name, text in texts.items()}
    # The contents and the title are the page's own, and not all titles are short.
    assert {name: size for name, size in frames.items() if size > FRAME_BYTES} == {}
    assert (
        statistics.median(len(text.encode()) for name, text in texts.items() if name.startswith("IPE-")) <= ENTRY_BYTES
    )
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
    page.locator("header label[for=__drawer]").click()
    link.click()
    expect(page).to_have_url(re.compile(r"/about/$"))
    page.locator("header label[for=__drawer]").click()
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Rules").click()
    expect(page).to_have_url(re.compile(r"/about/rules/$"))


def test_icons_are_drawn(page: Page):
    page.goto("/IPE-0001/")
    for icon in (".icon-dark", ".icon-source", ".icon-edit"):
        mask = page.locator(icon).first.evaluate("e => getComputedStyle(e, '::before').maskImage")
        assert mask.startswith("url("), icon
