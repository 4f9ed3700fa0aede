"""What the RFC Editor publishes about all RFCs: the list of errata and the index."""

from __future__ import annotations

from pathlib import Path

from ipsec_errata.fetch.fetcher import Check, Fetcher, Outcome

SITE = "https://www.rfc-editor.org"
ERRATA = "errata.json"
INDEX = "rfc-index.xml"


def fetch_upstream(folder: Path, fetcher: Fetcher, checks: dict[str, Check], base: str = SITE) -> dict[str, Outcome]:
    """Bring the documents named in `checks` up to date below `folder`; raise FetchError for the first that fails.

    Each is stored only if its check finds nothing wrong with it.
    """
    return {name: fetcher.fetch(f"{base.rstrip('/')}/{name}", folder / name, check) for name, check in checks.items()}
