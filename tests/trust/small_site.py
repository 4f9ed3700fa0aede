"""A checkout with the invented entries of which the strict build makes a site."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.catalogue import write_catalogue
from tests.conftest import SAMPLE

from ipsec_errata.project import Project

# Pages about the project show entries that only the real catalogue has.
_EXAMPLE = re.compile(r"\]\((?:\.\./)?(?:IPE-|rfc|eid|v1/|notice/|families/|protocols/|topics/|status/)[^)]*\)")


def write_small_checkout(folder: Path) -> Path:
    """Write the checkout and return its folder."""
    root = write_catalogue(folder, 1, Project(SAMPLE)).root
    for page in (root / "site_src").rglob("*.md"):
        page.write_text(_EXAMPLE.sub("](https://a.example/)", page.read_text(encoding="utf-8")), encoding="utf-8")
    return root
