"""The built site on a local port, and a Chromium to read it with."""

from __future__ import annotations

import fnmatch
import os
import urllib.parse
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from benchmarks.folder_server import QuietHandler, serve_folder
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.alarms import arm

from ipsec_errata.make_pages import read_site_url
from ipsec_errata.project import own_project

_PREFIX = urllib.parse.urlsplit(read_site_url(own_project())).path.rstrip("/")


def headers_for(path: str, file: Path) -> Iterator[tuple[str, str]]:
    """Yield the headers that a `_headers` file gives to an address."""
    is_meant = False
    for line in file.read_text(encoding="ascii").splitlines():
        if line.startswith("/"):
            is_meant = fnmatch.fnmatchcase(path, line)
        elif is_meant:
            name, value = line.strip().split(": ", 1)
            yield name, value


class _Handler(QuietHandler):
    def translate_path(self, path: str) -> str:
        """Leave out the path of the published site, which the page for missing pages names."""
        return super().translate_path(path.removeprefix(_PREFIX))

    def end_headers(self) -> None:
        """Send what the site's `_headers` says too, as some static hosts do."""
        for name, value in headers_for(self.path, Path(self.directory) / "_headers"):
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own 404 page, as static hosts do."""
        page = Path(self.directory) / "404.html"
        if code == 404 and page.exists():
            body = page.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().send_error(code, message, explain)


def serve(folder: Path) -> AbstractContextManager[str]:
    """Serve a built site as static hosts do and give its address."""
    return serve_folder(folder, _Handler)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the site that the strict build made; SITE names its folder."""
    folder = os.environ.get("SITE", "")
    assert Path(folder, "index.html").exists(), "SITE names no built site; scripts/test builds one and sets it"
    with serve(Path(folder)) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; CHROMIUM names the program."""
    with sync_playwright() as playwright:
        # A container's administrator cannot use Chromium's sandbox; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"],
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """A page that fails the test when it does what no page may do."""
    context = chromium.new_context(base_url=site)
    rung = arm(context, site)
    yield context.new_page()
    context.close()
    assert rung == []
