"""What a visit costs in a headless Chromium: bytes of a cold page, size of the search index, time to a first result."""

from __future__ import annotations

import gzip
import statistics
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.folder_server import QuietHandler, serve_folder


class _Compressing(QuietHandler):
    """Answers compressed, as every host does."""

    def do_GET(self) -> None:  # noqa: N802  the name is that of http.server
        place = Path(self.translate_path(self.path))
        place = place / "index.html" if place.is_dir() else place
        if not place.is_file():
            self.send_error(404)
            return
        body = gzip.compress(place.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(place)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def measure_visits(site: Path, chromium: str, visits: int = 5) -> None:
    """Print what visits to a built site cost."""
    index = (site / "search" / "rows.json").read_bytes()
    print(f"search index: {len(index) / 1024:.0f} KiB, compressed {len(gzip.compress(index, 9)) / 1024:.0f} KiB")
    page_html = (site / "IPE-0001" / "index.html").read_bytes()
    print(f"entry page: {len(page_html) / 1024:.1f} KiB of HTML, compressed {len(gzip.compress(page_html)) / 1024:.1f}")
    with serve_folder(site, _Compressing) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        weights, firsts = [], []
        for _ in range(visits):
            context = browser.new_context()
            page = context.new_page()
            sizes: list[int] = []
            page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))  # noqa: B023
            page.goto(f"{url}/IPE-0001/", wait_until="networkidle")
            weights.append(sum(sizes))
            begin = time.monotonic()
            page.locator(".md-header input[type=search]").fill("lifetime")
            page.locator("[role=option]").first.wait_for()
            firsts.append(time.monotonic() - begin)
            context.close()
        browser.close()
    print(f"cold visit of an entry page: {statistics.median(weights) / 1024:.0f} KiB")
    print(f"from the first key to the first result, cold: {statistics.median(firsts) * 1000:.0f} ms\n")
