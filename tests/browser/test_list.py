"""The faceted list as a reader uses it: filter, address, back button, keyboard, and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def _open(page: Page, address: str = "/entries/") -> None:
    page.goto(address)
    expect(page.locator(".listing.is-ready")).to_be_attached()
    expect(page.locator(".listing.has-rows")).to_be_attached()


def _total(page: Page) -> int:
    return int(re.match(r"\d+", page.locator(".listing-count").inner_text())[0])


def _group(page: Page, label: str):
    return page.locator(".listing-all > details").filter(has=page.get_by_text(label, exact=True))


def _box(page: Page, group: str, value: str):
    details = _group(page, group)
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    return details.get_by_role("checkbox", name=re.compile(rf"^{value} \d+$"))


def test_a_facet_narrows_the_list_and_its_count_is_true(page: Page):
    _open(page)
    everything = _total(page)
    box = _box(page, "Status", "open")
    promised = int(box.locator("xpath=..").locator(".listing-number").inner_text())
    box.check()
    assert _total(page) == promised < everything
    expect(page).to_have_url(re.compile(r"\?status=open$"))
    assert all("open" in text for text in page.locator(".listing td:nth-child(3)").all_text_contents())


def test_facets_combine_and_values_of_one_add_up(page: Page):
    _open(page, "/entries/?kind=issue")
    _box(page, "Status", "open").check()
    some = _total(page)
    _box(page, "Status", "resolved").check()
    more = _total(page)
    _box(page, "Topic", "NAT").check()
    assert some < more
    assert 0 < _total(page) < more


def test_the_address_brings_the_same_list(page: Page):
    _open(page, "/entries/?topic=nat&status=open&words=esp&sort=-impact")
    expect(page.get_by_label("Words, numbers, RFCs")).to_have_value("esp")
    expect(page.get_by_role("button", name="Remove Topic: NAT")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Impact")).to_have_attribute("aria-sort", "descending")
    assert 0 < _total(page) < 100


def test_back_and_forward_go_through_the_choices(page: Page):
    _open(page)
    everything = _total(page)
    _box(page, "Live", "live").check()
    live = _total(page)
    page.get_by_label("Words, numbers, RFCs").press_sequentially("ikev2")
    words = _total(page)
    assert words < live < everything
    page.go_back()
    assert _total(page) == live
    expect(page.get_by_label("Words, numbers, RFCs")).to_have_value("")
    page.go_back()
    assert _total(page) == everything
    page.go_forward()
    assert _total(page) == live
    expect(_box(page, "Live", "live")).to_be_checked()


@pytest.mark.parametrize(
    ("words", "first"), [("IPE-0001", "IPE-0001"), ("eid 4387", "EID 4387"), ("eid4387", "EID 4387")]
)
def test_words_find_numbers(page: Page, words: str, first: str):
    _open(page)
    page.get_by_label("Words, numbers, RFCs").fill(words)
    expect(page.locator(".listing tbody tr").first).to_contain_text(first)


def test_sorting_by_keyboard_says_so(page: Page):
    _open(page)
    heading = page.get_by_role("columnheader", name="Title")
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    titles = [title.lower() for title in page.locator(".listing td:nth-child(2)").all_text_contents()]
    assert titles == sorted(titles)
    page.keyboard.press("Space")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(heading.get_by_role("button")).to_be_focused()


def test_facets_by_keyboard_alone(page: Page):
    _open(page)
    everything = _total(page)
    group = _group(page, "Kind of problem")
    group.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(group.get_by_role("checkbox").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?class=\w+$"))
    assert _total(page) < everything
    expect(page.locator("article").get_by_role("status")).to_contain_text(f"of {everything} entries")


def test_the_second_part_has_the_next_rows(page: Page):
    _open(page)
    expect(page.locator(".listing tbody tr")).to_have_count(100)
    first = page.locator(".listing tbody tr").first.inner_text()
    page.get_by_role("button", name="Next").click()
    expect(page).to_have_url(re.compile(r"\?page=2$"))
    expect(page.locator(".listing tbody tr")).to_have_count(100)
    assert page.locator(".listing tbody tr").first.inner_text() != first


def test_a_list_of_one_value_stays_one(page: Page):
    _open(page, "/status/resolved/")
    total = _total(page)
    expect(_group(page, "Status")).to_have_count(0)
    _box(page, "Live", "live").check()
    assert 0 < _total(page) < total
    expect(page).to_have_url(re.compile(r"/status/resolved/\?live=yes$"))


def test_nothing_found_offers_a_way_back(page: Page):
    _open(page, "/entries/?words=no-such-word-anywhere")
    assert _total(page) == 0
    page.get_by_role("button", name="Show all").click()
    assert _total(page) > 100
    expect(page.get_by_label("Words, numbers, RFCs")).to_be_focused()


def test_without_scripts_every_entry_is_in_a_plain_table(chromium, site: str):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/entries/")
    seen = page.locator(".listing td:first-child").all_text_contents()
    for link in page.locator(".pager a").all():
        part = context.new_page()
        part.goto(link.evaluate("link => link.href"))
        seen += part.locator(".listing td:first-child").all_text_contents()
        part.close()
    assert len(seen) == len(set(seen)) > 500
    page.locator(".listing-facets summary", has_text="Topic").click()
    page.get_by_role("link", name="NAT", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Topic: NAT"))
    context.close()


def test_a_list_asks_for_each_of_its_files_once_and_for_no_part(page: Page):
    asked = []
    page.on("request", lambda request: asked.append(request.url.split("/", 3)[3]))
    _open(page)
    found = sorted(address for address in set(asked) if not address.endswith(".svg"))
    assets = ["colours.js", "list.css", "list.js", "page.css", "page.js", "print.css"]
    assert found == [
        *(f"assets/{name}" for name in assets),
        *(f"entries/{name}" for name in ["", "list-rows.json", "list.json"]),
    ]
    assert [address for address in found if asked.count(address) > 1] == []


@pytest.mark.parametrize("missing", ["**/assets/list.js", "**/entries/list.json"])
def test_where_the_script_of_a_list_cannot_come_the_plain_table_takes_its_place(page: Page, missing: str):
    page.route(missing, lambda route: route.abort())
    page.goto("/entries/")
    expect(page.locator(".listing.is-plain")).to_be_visible()
    page.get_by_text("Topic", exact=True).click()
    expect(page.get_by_role("link", name="NAT", exact=True)).to_be_visible()
