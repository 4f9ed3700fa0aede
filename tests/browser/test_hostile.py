"""Strangers' entries in a real browser: nothing of them runs, and no third party hears of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from benchmarks.catalogue import write_catalogue
from markdown import Markdown
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.alarms import arm
from tests.browser.conftest import serve
from tests.conftest import SAMPLE
from tests.trust.hostile import INJECTIONS
from tests.trust.hostile_project import add_hostile_entries

from ipsec_errata.outputs.host_headers import CONTENT_POLICY
from ipsec_errata.project import Project

pytestmark = pytest.mark.browser

# Tricks that act by themselves, without a click: with nothing in its way each of these rings.
ACTS = {
    *("script", "script in capitals over lines", "event handler", "svg", "iframe", "object", "embed", "meta", "style"),
    *("link", "comment", "half a comment", "autofocus", "details that open", "picture", "table"),
    *("fence that closes early", "mention that breaks out", "end of the article", "html in the text of a link"),
}
# What no policy can stop: a page that sends its reader away.
BEYOND_POLICY = {"meta"}
# What would act when somebody touches it, and links that lead to anything but a page.
_ARMED = """() => [...document.querySelectorAll("*")].flatMap((element) => [
  ...[...element.attributes]
    .filter(({name}) => name.startsWith("on") || name === "srcdoc" || (name === "style" && element.closest("article")))
    .map(({name, value}) => `${element.localName} has ${name}=${value}`),
  ...[element.getAttribute("href"), element.getAttribute("action"), element.getAttribute("src")]
    .filter((address) => address && !/^(https?|mailto):/.test(new URL(address, location).href))
    .map((address) => `${element.localName} leads to ${address}`),
])"""
EXTENSIONS = ["fenced_code", "attr_list", "md_in_html", "tables"]
ATTACK = "<img src=https://attacker.example/x onerror=alert(1)>"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with all tricks that no rule refuses."""
    folder = tmp_path_factory.mktemp("hostile") / "project"
    add_hostile_entries(write_catalogue(folder, 1, Project(SAMPLE)))
    # Not the strict build: pages about the project link to entries that the sample does not have.
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def hostile_site(built: Path) -> Iterator[str]:
    with serve(built) as address:
        yield address


@pytest.fixture
def unprotected(chromium: Browser, hostile_site: str) -> Iterator[Page]:
    """A page without the policy: what is written on it must be inert by itself."""
    context = chromium.new_context(base_url=hostile_site, bypass_csp=True)
    rung = arm(context, hostile_site)
    yield context.new_page()
    context.close()
    assert rung == []


def test_nothing_on_any_page_acts(unprotected: Page, built: Path):
    armed: dict[str, list[str]] = {}
    pages = [
        page for page in sorted(built.rglob("*.html")) if page.parts[len(built.parts)] not in ("about", "scan", "api")
    ]
    hostile = [page for page in pages if page.parent.name.startswith("IPE-1")]
    for page in pages:
        address = page.relative_to(built).as_posix().removesuffix("index.html")
        unprotected.goto(f"/{address}")
        if found := unprotected.evaluate(_ARMED):
            armed[address] = found
    assert armed == {}
    assert len(hostile) > 20


def test_nothing_acts_that_scripts_draw(unprotected: Page):
    """Lists, search, symptoms and profile draw titles and texts of entries themselves."""
    title = INJECTIONS["quote in an attribute"]
    unprotected.goto("/entries/")
    expect(unprotected.get_by_role("cell", name=title)).to_be_visible()
    unprotected.get_by_role("combobox", name="Search").fill("onmouseover alert")
    expect(unprotected.get_by_role("option").first).to_be_visible()
    unprotected.goto(f"/symptoms/?q={quote(INJECTIONS['entity'])}")
    expect(unprotected.locator("#symptom-results a").first).to_be_visible()
    for address in ("/entries/", "/profile/", "/changes/", "/symptoms/"):
        unprotected.goto(address)
        unprotected.wait_for_load_state("networkidle")
        assert unprotected.evaluate(_ARMED) == []


@pytest.mark.parametrize("page", ["search", "symptoms", "entries", "profile", "changes", "no-such-page"])
def test_words_in_an_address_are_words(unprotected: Page, page: str):
    unprotected.goto(f"/{page}/?q={quote(ATTACK)}&topic={quote(ATTACK)}#{quote(ATTACK)}")
    unprotected.wait_for_load_state("networkidle")
    assert unprotected.evaluate(_ARMED) == []


def ring_for(chromium: Browser, site: str, headers: dict[str, str]) -> set[str]:
    """Which of `ACTS` ring in a page of nothing else, as if no rule and no template had been in their way.

    `headers` come with the page. Requests count that reach somebody, not those that a policy stops.
    """
    context = chromium.new_context(base_url=site)
    rung = arm(context, site)
    html = ""

    def show(route: Route) -> None:
        route.fulfill(body=html, headers={"Content-Type": "text/html; charset=utf-8"} | headers)

    def hear(route: Route) -> None:
        rung.append(f"ran: {route.request.url} was asked")
        route.fulfill(body="")

    context.route("**/raw/", show)
    context.route("https://attacker.example/**", hear)
    loud = set()
    for trick in sorted(ACTS):
        text = INJECTIONS[trick]
        html = f"<!doctype html><title>x</title>{Markdown(extensions=EXTENSIONS).convert(text)}\n{text}"
        page = context.new_page()
        page.goto("/raw/")
        page.wait_for_timeout(50)
        page.close()
        if any("ran: " in line for line in rung):
            loud.add(trick)
        rung.clear()
    context.close()
    return loud


def test_the_alarms_ring_where_nothing_is_in_the_way(chromium: Browser, hostile_site: str):
    assert ring_for(chromium, hostile_site, {}) == ACTS


def test_the_policy_stops_what_acts_by_itself(chromium: Browser, hostile_site: str):
    policy = "; ".join(f"{name} {sources}" for name, sources in CONTENT_POLICY.items())
    assert ring_for(chromium, hostile_site, {"Content-Security-Policy": policy}) == BEYOND_POLICY
