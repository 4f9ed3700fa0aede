"""One build of the site, as far as no site engine is needed for it: pages and files, articles, the frame around them.

An engine asks for these in turn, and afterwards for single pages that somebody edits.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ipsec_errata.files_beside import write_files
from ipsec_errata.last_site import LastSite
from ipsec_errata.make_pages import Made
from ipsec_errata.output_file import OutputFile, write_bytes
from ipsec_errata.project import Project
from ipsec_errata.rendering.article import Article
from ipsec_errata.rendering.articles import MarkdownSettings, render_articles
from ipsec_errata.rendering.frames import FramedTemplates
from ipsec_errata.rendering.mend import mend_html
from ipsec_errata.shown_site import ShownSite

MOST_PROCESSES = 4


class SiteBuild:
    """What was made of a project, on its way into a folder. Texts and articles are given out once and not kept."""

    _templates: FramedTemplates

    def __init__(self, project: Project, made: Made, folder: Path, settings: MarkdownSettings) -> None:
        """Begin with all pages and files; `settings` are those of the Markdown of every page."""
        self.shown = ShownSite(folder=folder, as_of=made.as_of)
        self._cache = project.root / ".cache" / "articles.sqlite"
        self._made, self._settings = made, settings
        self._last = LastSite(folder)
        self._articles: dict[str, Article] = {}

    def set_last_site_aside(self) -> None:
        """Hide the site of the last build from an engine that empties its folder. Raises OSError."""
        # Only files that are written beside know what they can leave as it is.
        if self._made.beside:
            self._last.set_aside()

    @property
    def as_of(self) -> str:
        """The date of the data."""
        return self.shown.as_of

    def take_pages(self) -> Iterator[OutputFile]:
        """Yield every generated page."""
        pages, self._made = self._made.pages, replace(self._made, pages=())
        for page in pages:
            self.shown.note(page)
            yield page

    def write_files(self) -> Iterator[str]:
        """Write every generated file that is no page, and yield their paths. Raises OSError."""
        files, self._made = self._made.files, replace(self._made, files=())
        for path in self._made.beside.wait() if self._made.beside else write_files(files, self.shown.folder):
            self.shown.files.add(path)
            yield path

    def settle(self, wanted: Container[str]) -> None:
        """Put the files that are no pages into the site, after an engine has emptied it, beside what stays of the last.

        `wanted` are the paths of all files of the site, pages too. Raises OSError.
        """
        beside, self._made = self._made.beside, replace(self._made, beside=None)
        if beside:
            beside.move(self._last.bring_back(wanted))

    def render_articles(self, texts: Mapping[str, str]) -> None:
        """Render all pages at once; `texts` is Markdown without front matter by path."""
        processes = min(MOST_PROCESSES, os.cpu_count() or 1)
        self._articles = render_articles(texts, self._settings, cache=self._cache, processes=processes)

    def render_article(self, path: str, text: str) -> None:
        """Render one page after an edit."""
        article = self._settings.renderer.render(path, text)
        # While somebody edits, files that are no pages are made when they are asked for: they need not be there.
        links = tuple(link for link in article.links if link.target.endswith(".md"))
        self._articles[path] = replace(article, links=links)

    def take_article(self, path: str, known: Container[str]) -> Article | None:
        """Return the article of the page at `path`.

        None where none was rendered, or where one of its links leads to nothing that is `known`.
        """
        article = self._articles.pop(path, None)
        return article if article and all(link.target in known for link in article.links) else None

    def frame(self, environment: Any, has_shell: Callable[[Any], bool]) -> FramedTemplates:
        """Return the templates around the articles; see there."""
        environment.globals["as_of"] = self.as_of
        self._templates = FramedTemplates(environment, has_shell)
        return self._templates

    def write_page(self, place: Path, context: Mapping[str, Any]) -> None:
        """Write one page after an edit; `context` is for its template. `frame` was called before."""
        html = mend_html(self._templates.get_template("main.html").render(context))
        write_bytes(place, html.encode("utf-8", errors="xmlcharrefreplace"))
