"""The site as a reader meets it, in a real Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_home_leads_to_the_hardest_live_issues(page: Page):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("IPsec RFCs")
    first = page.locator(".home-live a code").first
    issue_id = first.inner_text()
    first.click()
    expect(page).to_have_url(re.compile(rf"/{issue_id}/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(issue_id)


def test_issue_shows_lineage_readings_and_guidance(page: Page):
    page.goto("/IPE-0001/")
    expect(page.locator(".lineages").first).to_contain_text("7296")
    expect(page.get_by_role("heading", name="What to do")).to_be_visible()
    assert page.locator(".readings > ol > li").count() >= 2
    order = page.locator("h2").all_inner_texts()
    assert order.index(next(t for t in order if "What to do" in t)) < order.index(
        next(t for t in order if "Description" in t)
    )


def test_a_section_link_lands_on_the_section(page: Page):
    page.goto("/IPE-0001/")
    page.locator("table a", has_text=re.compile(r"^2\.8$")).first.click()
    expect(page).to_have_url(re.compile(r"/rfc\d+/#section-2\.8$"))
    section = page.locator("[id='section-2.8']")
    expect(section).to_be_in_viewport()
    expect(section).to_contain_text("IPE-0001")


def test_rfc_page_has_sections_relations_and_published_links(page: Page):
    page.goto("/rfc7296/")
    expect(page.locator("[id='section-2.10']")).to_contain_text("Nonces")
    expect(page.locator("[id='appendix-A']")).to_be_attached()
    published = page.locator("[id='section-2.10'] > a[aria-label^=Published]").get_attribute("href")
    assert published == "https://www.rfc-editor.org/rfc/rfc7296.html#section-2.10"
    expect(page.get_by_role("link", name="RFC 5996").first).to_be_visible()


def test_obsolete_rfc_says_what_to_read_instead(page: Page):
    page.goto("/rfc2409/")
    banner = page.locator(".banner").first
    expect(banner).to_contain_text("Obsolete")
    expect(banner.get_by_role("link", name="RFC 7296")).to_be_visible()


def test_erratum_has_a_short_address(page: Page):
    page.goto("/eid4387/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("EID 4387")
    expect(page.locator("a[href='https://www.rfc-editor.org/errata/eid4387']")).to_be_visible()


def test_missing_page_offers_a_way_on(page: Page):
    answer = page.goto("/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_contain_text("no such page")
    expect(page.get_by_role("combobox", name="Search")).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/IPE-0001/", "/rfc4301/", "/eid4387/", "/issues/", "/families/ike/"])
def test_a_phone_never_scrolls_sideways(page: Page, address: str):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_reads_without_scripts(chromium, site: str):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/IPE-0001/")
    expect(page.get_by_role("heading", name="What to do")).to_be_visible()
    page.locator(".lineages a", has_text="7296").click()
    expect(page.locator("h1")).to_contain_text("RFC 7296")
    context.close()
