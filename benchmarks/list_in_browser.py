"""How long the faceted list takes in headless Chromium, with generated rows and a slower processor.

    .venv/bin/python scripts/ipsec-errata.py build --out SITE
    .venv/bin/python benchmarks/list_in_browser.py SITE [--rows 562 10000] [--slower 4] [--rounds 5]

Goals on a processor four times slower with 10,000 rows: ready within 600 ms, a filter within 150 ms (medians).
Ready counts from the start of the navigation to the enhanced list, painted to the first picture, which shows it; a
filter counts from the click or key to the end of the frame that shows it. Needs Chromium (CHROMIUM=PATH) and
Playwright.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.folder_server import serve_folder
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.listed import Listed, list_entries
from ipsec_errata.outputs.list_columns import FACETS_PATH, ROWS_PATH, encode_facets, encode_rows
from ipsec_errata.project import own_project
from ipsec_errata.reading.loader import Loader

# What a reader does, one after the other on one page; each is one filter.
STEPS = {
    "status open": "document.querySelectorAll('.listing-facets details')[2].querySelectorAll('input')[1].click()",
    "live": "document.querySelectorAll('.listing-facets details')[1].querySelectorAll('input')[0].click()",
    "sort by title": "document.querySelectorAll('.listing th button')[1].click()",
    "words": "(() => { const box = document.getElementById('listing-words'); box.value = 'ikev2 payload';"
    " box.dispatchEvent(new Event('input')); })()",
    "words gone": "(() => { const box = document.getElementById('listing-words'); box.value = '';"
    " box.dispatchEvent(new Event('input')); })()",
    "show all": "[...document.querySelectorAll('.listing-chosen button')].at(-1).click()",
}
TIME = """step => new Promise(done => { const start = performance.now(); eval(step);
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))); })"""


def multiply(rows: tuple[Listed, ...], count: int) -> Iterator[Listed]:
    """Yield `count` rows made from real ones, with numbers and titles of their own."""
    for number, row in enumerate(islice(cycle(rows), count)):
        name = f"IPE-{number + 1:04}" if isinstance(row.entry, Issue) else f"eid{number + 1}"
        entry = replace(row.entry, id=name) if isinstance(row.entry, Issue) else replace(row.entry, eid=number + 1)
        yield replace(row, entry=entry, title=f"{row.title} {number}")


def measure(page: Page, address: str) -> dict[str, float]:
    """Return milliseconds by step for one visit."""
    # Asked anything earlier, Playwright would put a script of its own into the page, which takes as long as the list.
    page.goto(address, wait_until="load")
    page.wait_for_timeout(1500)
    page.wait_for_selector(".listing.is-ready")
    names = {"ready": "list-ready", "painted": "first-contentful-paint"}
    found = {key: page.evaluate(f"performance.getEntriesByName('{name}')[0].startTime") for key, name in names.items()}
    page.wait_for_load_state("load")
    page.wait_for_selector(".listing.has-rows")
    page.wait_for_timeout(500)
    return found | {name: page.evaluate(TIME, step) for name, step in STEPS.items()}


def run(browser: Browser, address: str, slower: float, rounds: int) -> dict[str, list[float]]:
    """Return all rounds, each with a cold cache."""
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        for name, value in measure(page, address).items():
            found.setdefault(name, []).append(value)
        context.close()
    return found


def _load() -> Database:
    reading = Loader(own_project()).load()
    if not reading.is_clean:
        raise SystemExit("the entries have findings: run ipsec-errata validate")
    return reading.database


def main() -> int:
    """Print a table of medians; 0 done, 2 no site."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--rows", type=int, nargs="+", default=[562, 10_000])
    parser.add_argument("--slower", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    files = [arguments.site / path for path in (FACETS_PATH, ROWS_PATH)]
    if not all(file.exists() for file in files):
        print(f"{files[0]} is missing: build the site first", file=sys.stderr)
        return 2
    database = _load()
    rows = list_entries(database)
    kept = [file.read_bytes() for file in files]
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    try:
        with serve_folder(arguments.site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for count in arguments.rows:
                many = tuple(multiply(rows, count))
                files[0].write_bytes(encode_facets(many, database))
                files[1].write_bytes(encode_rows(many))
                found = run(browser, f"{address}/entries/", arguments.slower, arguments.rounds)
                print(f"{count} rows, processor {arguments.slower:g} times slower, median and worst:")
                for name, values in found.items():
                    print(f"  {name:14} {statistics.median(values):6.0f} ms {max(values):6.0f} ms")
            browser.close()
    finally:
        for file, content in zip(files, kept, strict=True):
            file.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
