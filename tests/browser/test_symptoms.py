"""The page of symptoms: complete without scripts, ranked as `symptom` ranks with them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ipsec_errata.answers.ranking import rank
from ipsec_errata.checkout import own_root
from ipsec_errata.open_index import open_index

pytestmark = pytest.mark.browser
CASES = Path(__file__).parents[1] / "cases"
TEXTS = [
    *(
        row["text"]
        for table in ("symptoms", "log-lines")
        for row in json.loads((CASES / f"{table}.json").read_text("utf-8"))
    ),
    "path mtu tunnel",
    "INVALID-KE-PAYLOAD",
    "the of and",
    "constructor __proto__",
]


def test_it_ranks_as_the_command_does(page: Page):
    ranking = open_index(own_root()).ranking
    page.goto("/symptoms/")
    found = page.evaluate(
        "async texts => { const { rank } = await import('/assets/rank.js');"
        " const index = await (await fetch('/symptoms.json')).json();"
        " return texts.map(text => rank(text, index).map(hit => [hit.id, hit.score])); }",
        TEXTS,
    )
    wrong = [
        (text, here[:5])
        for text, here in zip(TEXTS, found, strict=True)
        if here != [[*hit] for hit in rank(text, ranking)]
    ]
    assert wrong == []


def test_a_pasted_line_is_explained_and_has_an_address(page: Page):
    page.goto("/symptoms/")
    page.get_by_label("A log line, a notify name, a behaviour").fill(
        "16[IKE] unable to create CHILD_SA while rekeying IKE_SA"
    )
    first = page.locator("#symptom-results li a").first
    expect(first).to_contain_text("IPE-0232")
    expect(page).to_have_url(re.compile(r"/symptoms/\?q=16"))
    page.reload()
    expect(first).to_contain_text("IPE-0232")
    first.click()
    expect(page).to_have_url(re.compile(r"/IPE-0232/$"))


def test_all_symptoms_are_there_without_scripts(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/symptoms/")
    expect(page.get_by_role("row", name="INVALID_KE_PAYLOAD").first).to_contain_text("IPE-0164")
    expect(page.get_by_role("heading", name="OpenBSD iked")).to_be_visible()
    context.close()
