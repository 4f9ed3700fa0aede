"""Many pages at once: what is known from the last build is not rendered again, the rest by several processes."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ipsec_errata.rendering.article import Article, ArticleRenderer
from ipsec_errata.rendering.article_store import ArticleStore
from ipsec_errata.second_process import pays

# Below this many pages a second process costs more than it saves.
WORTH_A_PROCESS = 40


@dataclass(frozen=True)
class MarkdownSettings:
    """The extensions of Python-Markdown, with the settings of each by name."""

    extensions: Sequence[str]
    configs: Mapping[str, Mapping[str, Any]]

    @cached_property
    def renderer(self) -> ArticleRenderer:
        """A renderer with these settings."""
        return ArticleRenderer(self.extensions, self.configs)

    @cached_property
    def identity(self) -> str:
        """Text that changes when the HTML may: settings, version of Python-Markdown, and our own code."""
        own = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py")))
        return json.dumps([version("markdown"), self.extensions, self.configs, own], default=repr, sort_keys=True)


def render_articles(
    pages: Mapping[str, str], settings: MarkdownSettings, *, cache: Path | None = None, processes: int = 1
) -> dict[str, Article]:
    """Return the article of each page; `pages` is Markdown without front matter by path.

    `cache` is a file for the articles of this build, and of the last one.
    """
    store = ArticleStore(cache, settings.identity) if cache else None
    known = store.load(pages) if store else {}
    missing = {path: text for path, text in pages.items() if path not in known}
    rendered = dict(_render(missing, settings, processes))
    if store and (rendered or len(known) < len(pages)):
        store.replace(pages, rendered)
    return {path: known.get(path) or rendered[path] for path in pages}


def _render(pages: Mapping[str, str], settings: MarkdownSettings, processes: int) -> Iterator[tuple[str, Article]]:
    # Only a forked process has the pages already; where Python cannot fork, one process does the work.
    if not pays(processes, len(pages), WORTH_A_PROCESS):
        for path, text in pages.items():
            yield path, settings.renderer.render(path, text)
        return
    # The longest pages first, so that no process begins one when the others have finished.
    paths = sorted(pages, key=lambda path: -len(pages[path]))
    with multiprocessing.get_context("fork").Pool(processes, _begin, (pages, settings)) as pool:
        yield from pool.imap_unordered(_render_one, paths, chunksize=4)


_work: tuple[Mapping[str, str], MarkdownSettings]


def _begin(pages: Mapping[str, str], settings: MarkdownSettings) -> None:
    global _work
    _work = (pages, settings)


def _render_one(path: str) -> tuple[str, Article]:
    pages, settings = _work
    return path, settings.renderer.render(path, pages[path])
