"""Pages of some entries as HTML files that stand alone: the pages of the site, without the engine that builds it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import yaml

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.assets.read_assets import read_assets
from ipsec_errata.assets.styles import join_styles
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.output_file import OutputFile
from ipsec_errata.project import Project
from ipsec_errata.rendering.article import ArticleRenderer
from ipsec_errata.rendering.standalone import Standalone, retarget_links
from ipsec_errata.site.entry_pages import render_erratum, render_issue, render_moved
from ipsec_errata.site.rfc_pages import render_rfc
from ipsec_errata.site.templates import make_environment

Entry = Issue | Moved | Erratum | Rfc


def entries_of(database: Database) -> tuple[Entry, ...]:
    """Return everything that has a page of its own here."""
    return (*database.issues, *database.moved, *database.errata, *database.rfcs)


class Preview:
    """Renders with the templates, styles and settings of one checkout."""

    def __init__(self, source: Project, root: SiteRoot) -> None:
        """Take the checkout whose templates and styles serve, and the address that links to other pages name."""
        self._root = root
        settings = yaml.safe_load(source.settings.read_text(encoding="utf-8"))
        extensions = [row if isinstance(row, str) else next(iter(row)) for row in settings["markdown_extensions"]]
        self._renderer = ArticleRenderer(extensions, {})
        self._environment = make_environment(source.site_source / "templates")
        self._standalone = Standalone(source.site_source / "templates")
        self._assets = read_assets(source)
        self._common = tuple(settings.get("extra_css", ()))

    def render(self, entries: Iterable[Entry], database: Database) -> Iterator[OutputFile]:
        """Yield the HTML file of each entry; its links lead to the others, or to the site.

        Raises jinja2.TemplateError where a template is broken.
        """
        pages = [self._page(entry, database) for entry in entries]
        names = {PurePosixPath(page.path).stem: _file(page.path) for page in pages}
        for page in pages:
            yield self._file(page, [page.path for page in pages], names)

    def render_comparison(self, before: Database, after: Database) -> Iterator[OutputFile]:
        """Yield every page that differs, in `before/` and `after/`, and an `index.html` that lists them.

        A page differs also where another entry changed what it lists.
        """
        old = {page.path: page for page in (self._page(entry, before) for entry in entries_of(before))}
        new = {page.path: page for page in (self._page(entry, after) for entry in entries_of(after))}
        texts = [{path: page.text for path, page in pages.items()} for pages in (old, new)]
        changed = [path for path in sorted({*old, *new}) if texts[0].get(path) != texts[1].get(path)]
        for folder, other, pages, others in (("before", "after", old, new), ("after", "before", new, old)):
            shown = [path for path in changed if path in pages]
            for path in shown:
                ways = {"all changed pages": "../index.html"}
                if path in others:
                    ways |= {f"the page {other}": f"../{other}/{_file(path)}"}
                file = self._file(pages[path], shown, ways)
                yield OutputFile(path=f"{folder}/{file.path}", text=file.text)
        rows = []
        for path in changed:
            head, _ = _without_front_matter((new.get(path) or old[path]).text)
            rows.append((PurePosixPath(path).stem, html.unescape(head["title"]), path in old, path in new))
        styles = self._styles(self._common)
        yield OutputFile(path="index.html", text=self._standalone.index(rows, styles))

    def _file(self, page: OutputFile, along: Sequence[str], ways: Mapping[str, str]) -> OutputFile:
        """Return the file of a page. Links to the pages `along` lead to their files; `ways` stand at its top."""
        head, body = _without_front_matter(page.text)
        local = {path: _file(path) for path in along}
        article = retarget_links(self._renderer.render(page.path, body).html, page.path, self._root, local)
        styles = self._styles((*self._common, *head.get("styles", ())))
        text = self._standalone.page(html.unescape(head["title"]), article, styles=styles, ways=ways)
        return OutputFile(path=_file(page.path), text=text)

    def _page(self, entry: Entry, database: Database) -> OutputFile:
        match entry:
            case Issue():
                return render_issue(self._environment, database, entry, self._root)
            case Moved():
                return render_moved(self._environment, database, entry)
            case Erratum():
                return render_erratum(self._environment, database, entry)
            case Rfc():
                return render_rfc(self._environment, database, entry, self._root)

    def _styles(self, names: Iterable[str]) -> list[str]:
        return [join_styles(name, self._assets) for name in names]


def _file(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(".html"))


def _without_front_matter(text: str) -> tuple[dict[str, Any], str]:
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body
