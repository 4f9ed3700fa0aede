"""The box that goes straight to what was named: the same answers as `lookup`, from one table."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ipsec_errata.answers.lookup import look_up
from ipsec_errata.checkout import own_root
from ipsec_errata.open_index import open_index

pytestmark = pytest.mark.browser
QUERIES = json.loads((Path(__file__).parents[1] / "cases" / "queries.json").read_text(encoding="utf-8"))
TEXTS = [row["text"] for row in QUERIES]
UNLISTED = ["RFC 9385, Sec. 6.1", "RFC 9370 2.2.99"]
MISSING = ["RFC 7296 9.9", "RFC 7296 2.8.99", "RFC 7296 99", "IPE-9999", "eid1", "RFC 1", "RFC 9999 1"]


def test_what_is_meant_is_the_same_in_both_languages(page: Page):
    page.goto("/")
    meant = page.evaluate("async texts => texts.map((await import('/assets/query.js')).parseQuery)", TEXTS)
    assert [row for row in zip(TEXTS, meant, strict=True) if row[1] != QUERIES[TEXTS.index(row[0])]["query"]] == []


def test_it_leads_where_lookup_leads(page: Page, site: str):
    index = open_index(own_root())
    page.goto("/")
    found = page.evaluate(
        "async texts => { const { resolve } = await import('/assets/resolve.js');"
        " const { loadDocuments } = await import('/assets/search-index.js');"
        " const documents = await loadDocuments();"
        " return texts.map(text => resolve(text, documents)); }",
        [*TEXTS, *UNLISTED, *MISSING],
    )
    wrong = []
    for text, here in zip([*TEXTS, *UNLISTED, *MISSING], found, strict=True):
        there = look_up(text, index)
        if there["understood"]["kind"] == "words":
            expected = None
        else:
            expected = f"{site}/{there['address']}" if there["address"] else None
        # Nothing stands on some sections; their place exists all the same.
        is_missing = not there["is_known"] and "place" not in there and expected != here.get("url")
        if here.get("url") != expected or is_missing:
            wrong.append((text, here, expected))
    assert wrong == []


@pytest.mark.parametrize("start", ["/", "/no/such/page/"])
def test_the_box_jumps(page: Page, start: str):
    page.goto(start)
    box = page.locator("form.find input")
    box.fill("https://datatracker.ietf.org/doc/html/rfc7296#section-2.8")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/rfc7296/#section-2\.8$"))


def test_the_box_says_what_does_not_exist(page: Page):
    page.goto("/")
    box = page.locator("form.find input")
    box.fill("RFC 7296, Section 2.99")
    box.press("Enter")
    status = page.locator("form.find [role=status]")
    expect(status).to_contain_text("RFC 7296 has no section 2.99")
    status.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/rfc7296/#section-2\.\d+$"))


@pytest.mark.parametrize("text", UNLISTED)
def test_a_section_of_an_rfc_without_a_list_is_not_denied(page: Page, text: str):
    page.goto("/")
    box = page.locator("form.find input")
    box.fill(text)
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/rfc93(85|70)/$"))


def test_words_go_to_the_search(page: Page):
    page.goto("/")
    box = page.locator("form.find input")
    box.fill("replay window")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=replay\+window$"))
