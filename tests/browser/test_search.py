"""The search: fetched when somebody searches, found by number, section and word, usable with keys alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def results_of(page: Page, words: str) -> list[tuple[str, str]]:
    """Return kind and address of the results, in order."""
    page.goto("/search/")
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("status").filter(has_text=re.compile(r"result"))).to_be_visible()
    links = page.locator(".search__results a")
    rows = links.evaluate_all(
        "rows => rows.map(row => [row.querySelector('.found__kind').textContent, row.pathname + row.hash])"
    )
    return [(kind, address) for kind, address in rows]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("IPE-0012", ("issue", "/IPE-0012/")),
        ("ipe 12", ("issue", "/IPE-0012/")),
        ("EID 4387", ("erratum", "/eid4387/")),
        ("4387", ("erratum", "/eid4387/")),
        ("rfc4301", ("RFC", "/rfc4301/")),
        ("7296", ("RFC", "/rfc7296/")),
        ("2.25.1", ("section", "/rfc7296/#section-2.25.1")),
        ("RFC 7296, Section 2.8", ("section", "/rfc7296/#section-2.8")),
        ("7296 2.8", ("section", "/rfc7296/#section-2.8")),
        ("Appendix A of RFC 7296", ("section", "/rfc7296/#appendix-A")),
        ("https://www.rfc-editor.org/rfc/rfc7296.html#section-2.8", ("section", "/rfc7296/#section-2.8")),
    ],
)
def test_what_is_named_comes_first(page: Page, words: str, first: tuple[str, str]):
    assert results_of(page, words)[0] == first


@pytest.mark.parametrize(
    ("words", "address"), [("Phase 1 lifetime", "/IPE-0001/"), ("INVALID_KE_PAYLOAD", "/IPE-0164/")]
)
def test_words_are_found(page: Page, words: str, address: str):
    assert address in [found for _, found in results_of(page, words)[:10]]


def test_live_ones_come_first(page: Page):
    results_of(page, "rekey")
    rows = page.locator(".search__results a").evaluate_all(
        "rows => rows.filter(row => /issue|erratum/.test(row.querySelector('.found__kind').textContent))"
        ".map(row => Boolean(row.querySelector('.live')))"
    )
    assert set(rows) == {True, False}
    assert rows == sorted(rows, reverse=True)


def test_nothing_is_fetched_before_somebody_searches(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/IPE-0001/", wait_until="networkidle")
    assert [url for url in asked if "search/rows.json" in url or "search-index" in url] == []
    with page.expect_request("**/search/rows.json"):
        page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    assert len([url for url in asked if url.endswith("/search/rows.json")]) == 1


def test_keys_alone_lead_to_a_result(page: Page):
    page.goto("/IPE-0001/")
    page.keyboard.press("/")
    page.keyboard.type("lifetime")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    target = chosen.evaluate("link => link.pathname")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}*")


def test_enter_opens_what_is_named_or_shows_all(page: Page):
    page.goto("/no/such/page/")
    box = page.get_by_role("combobox", name="Search")
    box.fill("eid 4387")
    expect(page.get_by_role("option").first).to_contain_text("EID 4387")
    box.press("Enter")
    page.wait_for_url("**/eid4387/")
    box.fill("lifetime")
    box.press("Enter")
    page.wait_for_url("**/search/?q=lifetime")
    expect(page.locator(".search__results a").first).to_be_visible()


def test_escape_closes_and_words_of_strangers_stay_text(page: Page):
    page.goto("/")
    box = page.get_by_role("combobox", name="Search")
    box.fill("lifetime")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.goto("/search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.get_by_text("No results")).to_be_visible()


def test_a_phone_gets_a_page_for_it(page: Page):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/")
    page.get_by_role("link", name="Search").click()
    page.wait_for_url("**/search/")
    page.get_by_role("searchbox").fill("IPE-0012")
    expect(page.locator(".search__results a").first).to_contain_text("IPE-0012")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
