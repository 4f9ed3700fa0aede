"""Tables of plain pages: sorted by keyboard, filtered by words; pictures have words for those who do not see them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "address", ["/rfcs/", "/coverage/", "/contradictions/", "/families/ike/", "/families/ike/4306-7296/", "/topics/"]
)
def test_the_long_table_sorts_by_keyboard_and_says_so(page: Page, address: str):
    page.goto(address)
    heading = page.locator("article table[data-sortable] th").first
    rows = page.locator("article table[data-sortable]").first.locator("tbody tr")
    before = rows.all_text_contents()
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    after = rows.all_text_contents()
    assert sorted(after) == sorted(before)
    assert after[0] != before[0]


def test_numbers_sort_as_numbers(page: Page):
    page.goto("/rfcs/")
    heading = page.get_by_role("columnheader", name="Issues")
    heading.get_by_role("button").click()
    heading.get_by_role("button").click()
    cells = page.locator("article table td:nth-child(5)").all_text_contents()
    numbers = [int(found[0]) for text in cells if (found := re.match(r"\d+", text))]
    assert len(numbers) > 100
    assert numbers == sorted(numbers, reverse=True)


def test_a_filter_keeps_the_rows_with_all_words(page: Page):
    page.goto("/coverage/")
    page.get_by_label("Filter the table").first.fill("ikev2 algorithm")
    rows = page.locator("article table").first.locator("tbody tr:visible")
    texts = [text.lower() for text in rows.all_text_contents()]
    assert 0 < len(texts) < 50
    assert all("ikev2" in text and "algorithm" in text for text in texts)
    expect(page.locator("article").get_by_role("status").first).to_contain_text(f"{len(texts)} of")


def test_two_generations_are_two_clicks_away_without_scripts(chromium, site: str):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/families/ike/")
    page.locator("li", has_text="From 2409").get_by_role("link", name="7296").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("From RFC 2409 to RFC 7296"))
    expect(page.get_by_role("heading", level=2, name=re.compile("Fixed: "))).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", ["/statistics/", "/families/ike/", "/meetings/ietf-42-ipsec/"])
def test_each_picture_has_words_and_numbers(page: Page, address: str):
    page.goto(address)
    pictures = page.locator(".picture").get_by_role("img")
    assert pictures.count() >= 1
    assert all(len(picture.get_attribute("aria-label") or "") > 20 for picture in pictures.all())
    assert page.locator("details.numbers table").count() == pictures.count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_follow_the_scheme(chromium, site: str, scheme: str):
    context = chromium.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    page.goto("/statistics/")
    words = page.locator(".picture text").first.evaluate("text => getComputedStyle(text).fill")
    paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    context.close()
    is_light = [sum(map(int, re.findall(r"\d+", colour)[:3])) > 382 for colour in (words, paper)]
    assert is_light == [scheme == "dark", scheme == "light"]
