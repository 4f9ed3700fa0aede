"""The page on which implementers choose what they implement: the groups of the command, kept ticks, an address."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ipsec_errata.answers.profile import make_profile
from ipsec_errata.checkout import own_root
from ipsec_errata.open_index import open_index

pytestmark = pytest.mark.browser
PROFILES = json.loads((Path(__file__).parents[1] / "cases" / "profiles.json").read_text(encoding="utf-8"))
GROUPS = ("live", "elsewhere", "settled")


def test_it_groups_as_the_command_does(page: Page):
    index = open_index(own_root())
    page.goto("/profile/")
    found = page.evaluate(
        "async products => { const { makeProfile } = await import('/assets/profile-rules.js');"
        " const rows = await (await fetch('/profile.json')).json();"
        " return products.map(product => { const made = makeProfile(product, rows);"
        "  const groups = ['live', 'elsewhere', 'settled'];"
        "  return { advice: made.advice, settles: made.settles, groups: groups.map(group =>"
        "   made[group].map(row => [row.issue.id, row.rows.map(place => place.rfc), row.settled_in])) }; }); }",
        PROFILES,
    )
    for product, here in zip(PROFILES, found, strict=True):
        there = make_profile(product, index)
        assert here["groups"] == [
            [[row["issue"]["id"], [place["rfc"] for place in row["rows"]], row["settled_in"]] for row in there[group]]
            for group in GROUPS
        ]
        assert here["advice"] == there["advice"]
        assert here["settles"] == [[int(number), count] for number, count in there["settles"].items()]
        assert any(here["groups"])


def test_the_address_holds_the_choice_and_the_browser_the_ticks(page: Page):
    page.goto("/profile/?rfc=7296,4303&role=responder")
    expect(page.get_by_role("heading", name="Live: nothing settles these")).to_be_visible()
    page.get_by_label("tunnel", exact=True).check()
    expect(page).to_have_url("/profile/?rfc=4303,7296&role=responder&mode=tunnel")
    first = page.locator(".checklist input").first
    first.check()
    page.reload()
    expect(page.locator(".checklist input").first).to_be_checked()
    expect(page.get_by_label("responder", exact=True)).to_be_checked()
    expect(page.locator(".profile__feeds a").first).to_have_attribute("href", re.compile(r"/feeds/rfc4303\.atom$"))


def test_paper_shows_the_checklist_and_not_the_form(page: Page):
    page.goto("/profile/?rfc=7296")
    expect(page.locator(".checklist li").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#profile-form")).to_be_hidden()
    expect(page.locator(".checklist li").first).to_be_visible()


def test_without_scripts_the_rfcs_and_feeds_are_listed(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/profile/")
    expect(page.get_by_role("row", name="RFC 7296").first).to_contain_text("Atom")
    expect(page.get_by_label("responder", exact=True)).to_be_disabled()
    context.close()
