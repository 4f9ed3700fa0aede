"""Everybody can read every kind of page: in the dark, on a phone, on paper, with a keyboard, without colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

AUDIT = (Path(__file__).parent / "audit.js").read_text(encoding="utf-8")
# One page of each template, and the longest and emptiest entries of the real data.
TEMPLATES = [
    "/",
    "/IPE-0001/",
    "/IPE-0126/",
    "/eid4387/",
    "/rfc7296/",
    "/rfc2409/",
    "/rfc9373/",
    "/issues/",
    "/topics/",
    "/families/ike/",
    "/meetings/ietf-42-ipsec/",
    "/coverage/",
    "/about/",
    "/about/style/",
    "/about/data-model/",
    "/search/",
    "/no/such/page/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_a_readers_way(page: Page, scheme: str):
    page.emulate_media(color_scheme=scheme)
    offenders = {}
    for address in TEMPLATES:
        page.goto(address)
        page.wait_for_load_state("load")
        if found := page.evaluate(AUDIT):
            offenders[address] = found
    assert offenders == {}


@pytest.mark.parametrize("width", [320, 640])
def test_no_page_scrolls_sideways(page: Page, width: int):
    """320 pixels are a small phone, or a desk at 400 % zoom (WCAG 1.4.10); 640 are a desk at 200 %."""
    page.set_viewport_size({"width": width, "height": 800})
    offenders = {}
    for address in TEMPLATES:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            offenders[address] = wide
    assert offenders == {}


@pytest.mark.parametrize("address", ["/IPE-0001/", "/IPE-0126/", "/IPE-0190/", "/IPE-0323/"])
def test_an_issue_fits_on_two_sheets(page: Page, address: str):
    page.goto(address)
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) <= 2


def test_paper_has_the_text_and_nothing_else(page: Page):
    page.goto("/IPE-0001/")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for gone in (".md-header", ".md-tabs", ".contents", ".source-file"):
        expect(page.locator(gone)).to_be_hidden()


def test_nothing_moves_for_whom_motion_hurts(page: Page):
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    )
    assert moving == 0


def test_the_first_stop_of_the_keyboard_is_the_text(page: Page):
    page.goto("/IPE-0001/")
    page.keyboard.press("Tab")
    skip = page.locator("a.md-skip")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#"))


def test_the_kept_choice_of_light_and_dark(page: Page):
    page.emulate_media(color_scheme="light")
    page.goto("/")
    page.get_by_title("Dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("/IPE-0001/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_lineage_leads_to_the_section(page: Page):
    page.goto("/IPE-0001/")
    cell = page.locator(".lineages li li > a", has_text="4306")
    expect(cell).to_contain_text("✓ fixed")
    expect(cell).to_contain_text("2.8")
    cell.click()
    expect(page).to_have_url(re.compile(r"/rfc4306/#section-2\.8$"))


def test_issue_page_keeps_the_order_of_reading(page: Page):
    page.goto("/IPE-0126/")
    wanted = [
        "What to do",
        "Readings",
        "Description",
        "How to check",
        "Symptoms",
        "Sections affected",
        "Official errata",
        "Resolution",
        "History",
        "References",
        "Neighbours",
        "Cite and correct",
    ]
    headings = [text.removesuffix("¶").strip() for text in page.locator("article h2").all_inner_texts()]
    assert [heading for heading in headings if heading in wanted] == wanted
    contents = page.locator(".contents li > a").all_inner_texts()
    assert [text.strip() for text in contents] == headings


@pytest.mark.parametrize("has_scripts", [True, False])
def test_live_only_hides_what_is_settled(chromium: Browser, site: str, has_scripts: bool):
    context = chromium.new_context(base_url=site, java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto("/rfc7296/")
    settled = page.locator("[id='section-2.8'] li", has_text="IPE-0001")
    live = page.locator("[id='section-1.2'] li", has_text="IPE-0190")
    expect(settled).to_be_visible()
    page.get_by_label("Live only").check()
    expect(settled).to_be_hidden()
    expect(live).to_be_visible()
    page.get_by_label("Live only").uncheck()
    page.get_by_label("Only sections with entries").check()
    expect(page.locator("[id='section-1.1.2']")).to_be_hidden()
    expect(settled).to_be_visible()
    context.close()


def test_heat_strip_says_what_it_shows(page: Page):
    page.goto("/rfc7296/")
    expect(page.get_by_role("img", name=re.compile(r"sections have entries that stand; most: Section"))).to_be_visible()


@pytest.mark.parametrize("address", ["/nothing", "/no/such/page/", "/rfc7296/9/9/9/"])
def test_a_missing_page_works_at_any_depth(page: Page, address: str):
    page.goto(address)
    page.get_by_role("searchbox", name="Issue, erratum, RFC, section or words").fill("IPE-0001")
    page.get_by_role("button", name="Find").click()
    expect(page).to_have_url(re.compile(r"/IPE-0001/$"))
