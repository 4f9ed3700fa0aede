"""The navigation as `mkdocs.yml` gives it: a list of paths, of titles with a path, and of titles with such a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def titles_in(nav: Iterable[Any]) -> Iterator[tuple[str, str | None]]:
    """Yield path and title of each page in order; None where the page itself says its title."""
    for item in nav:
        for title, below in item.items() if isinstance(item, dict) else [(None, item)]:
            if isinstance(below, list):
                yield from titles_in(below)
            else:
                yield below, title
