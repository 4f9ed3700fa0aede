"""What the script of every page adds to it: contents that follow, text to copy, a way to the top, scrolling by key."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser


def test_contents_mark_what_is_read(page: Page):
    page.goto("/IPE-0001/")
    marked = page.locator(".contents [aria-current=location]")
    for name in ("Sections affected", "Description"):
        page.locator(f"#{name.lower().replace(' ', '-')}").evaluate("heading => heading.scrollIntoView()")
        expect(marked).to_have_text([name])


def test_title_comes_into_the_header_when_the_heading_is_gone(page: Page):
    page.goto("/rfc7296/")
    title = page.locator(".md-here:visible")
    expect(title).to_have_count(0)
    page.mouse.wheel(0, 2000)
    expect(title).to_have_count(1)


def test_the_way_to_the_top_comes_when_one_turns_back(page: Page):
    page.goto("/rfc7296/")
    button = page.get_by_role("button", name="Back to top")
    page.mouse.wheel(0, 3000)
    expect(button).to_be_hidden()
    page.mouse.wheel(0, -300)
    button.click()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_text_is_copied(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/IPE-0001/")
    code = page.locator("pre > code").first
    page.get_by_role("button", name="Copy to clipboard").first.click()
    expect(page.locator(".md-dialog.is-shown")).to_have_text("Copied to clipboard")
    assert page.evaluate("navigator.clipboard.readText()") == code.text_content()
    context.close()


def test_what_is_not_meant_to_be_copied_has_no_button(page: Page):
    # As the words of RFCs, between which IDs of issues stand, where a site shows them.
    def mark_first(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<pre>", '<pre class="no-copy">', 1))

    page.route("**/IPE-0001/", mark_first)
    page.goto("/IPE-0001/")
    expect(page.locator("pre:not(.no-copy) .md-code__button").first).to_be_attached()
    expect(page.locator("pre.no-copy")).to_have_count(1)
    expect(page.locator("pre.no-copy .md-code__button")).to_have_count(0)


def test_what_scrolls_sideways_is_reached_by_key(page: Page):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/api/")
    expect(page.locator("article pre > code[tabindex='0']").first).to_be_attached()


def test_an_address_unfolds_what_it_leads_to(page: Page):
    page.goto("/statistics/")
    details = page.locator("article details").first
    details.evaluate("box => { box.open = false; box.firstElementChild.id = 'folded'; }")
    page.evaluate("location.hash = '#folded'")
    expect(details).to_have_attribute("open", "")


def test_the_drawer_closes_by_escape(page: Page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/")
    drawer = page.locator("#__drawer")
    page.locator("header label.icon-menu").click()
    expect(drawer).to_be_checked()
    page.keyboard.press("Escape")
    expect(drawer).not_to_be_checked()
