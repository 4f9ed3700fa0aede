"""Every page keeps the Content Security Policy, in its own text and in the headers, and the policy does its work."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.alarms import arm

pytestmark = pytest.mark.browser

_SCRIPT = re.compile(r'<script src="([^"]+)"')


def addresses(site: Path) -> list[str]:
    """The address of each page of a built site below its root."""
    return [page.relative_to(site).as_posix().removesuffix("index.html") for page in sorted(site.rglob("*.html"))]


def one_of_each_kind(site: Path) -> list[str]:
    """The longest page of those that lie side by side under like names and have the same scripts."""
    longest: dict[tuple[str, int, str], Path] = {}
    for page in sorted(site.rglob("*.html"), key=lambda page: page.stat().st_size):
        path = page.relative_to(site).as_posix()
        scripts = sorted({name.rpartition("/")[2] for name in _SCRIPT.findall(page.read_text(encoding="utf-8"))})
        longest[re.sub(r"\d+", "", path.split("/")[0]), path.count("/"), " ".join(scripts)] = page
    return [page.relative_to(site).as_posix().removesuffix("index.html") for page in longest.values()]


def test_pages_keep_the_policy(chromium: Browser, site: str, pytestconfig: pytest.Config):
    folder = Path(os.environ["SITE"])
    chosen = addresses(folder) if pytestconfig.getoption("--every-page") else one_of_each_kind(folder)
    context = chromium.new_context(base_url=site)
    rung = arm(context, site)
    page = context.new_page()
    for address in chosen:
        page.goto(f"/{address}")
    context.close()
    assert rung == []
    assert len(chosen) > 20


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_colours_are_there_at_once_and_are_kept(chromium: Browser, site: str, colours: str):
    context = chromium.new_context(base_url=site, color_scheme=colours)
    rung = arm(context, site)
    page = context.new_page()
    page.goto("/")
    body = page.locator("body")
    schemes = {"light": "default", "dark": "slate"}
    assert body.get_attribute("data-md-color-scheme") == schemes[colours]
    page.goto("/")
    page.locator("[data-md-component=palette] label:visible").click()
    other = schemes["dark" if colours == "light" else "light"]
    page.wait_for_function("scheme => document.body.dataset.mdColorScheme === scheme", arg=other)
    page.goto("/IPE-0001/")
    assert body.get_attribute("data-md-color-scheme") == other
    context.close()
    assert rung == []


@pytest.mark.parametrize("is_said_by", ["page", "host"])
@pytest.mark.parametrize(
    ("trick", "blocked"),
    [
        ("<script>alert(1)</script>", "script-src-elem inline"),
        ('<img src="/assets/mark.svg" onload="alert(1)">', "script-src-attr inline"),
        ('<b style="color: red">x</b>', "style-src-attr inline"),
        ('<img src="https://attacker.example/x.png">', "img-src https://attacker.example/x.png"),
        ('<script src="https://attacker.example/x.js"></script>', "script-src-elem https://attacker.example/x.js"),
        ('<iframe src="https://attacker.example/"></iframe>', "frame-src https://attacker.example"),
        ('<object data="/assets/mark.svg"></object>', "object-src"),
        ('<base href="https://attacker.example/">', "base-uri https://attacker.example"),
    ],
)
def test_what_would_act_is_stopped(chromium: Browser, site: str, trick: str, blocked: str, is_said_by: str):
    """Each policy alone: a page as it is, but with a trick in it, and without the other policy."""
    context = chromium.new_context(base_url=site)
    rung = arm(context, site)
    page = context.new_page()
    meta = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

    def spoil(route) -> None:
        answer = route.fetch()
        text = answer.text().replace("</article>", f"{trick}</article>")
        headers = answer.headers
        if is_said_by == "host":
            text = meta.sub("", text)
        else:
            del headers["content-security-policy"]
        route.fulfill(body=text, headers=headers, content_type="text/html")

    reached: list[str] = []
    page.route("**/rfc2393/", spoil)
    context.route("https://attacker.example/**", lambda route: reached.append(route.request.url) or route.abort())
    page.goto("/rfc2393/")
    page.wait_for_timeout(100)
    context.close()
    assert any(f"policy: {blocked}" in line for line in rung), rung
    assert not [line for line in rung if "ran: " in line]
    assert reached == []
