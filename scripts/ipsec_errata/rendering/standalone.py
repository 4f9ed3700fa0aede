"""A page as one HTML file: styles within, links that lead to pages made along with it or to the site."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import jinja2

from ipsec_errata.addresses import SiteRoot


class Standalone:
    """The frames around articles, from two templates."""

    def __init__(self, templates: Path) -> None:
        """Take the folder of the templates; what is not an article of ours is escaped."""
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def page(self, title: str, article: str, *, styles: Sequence[str], ways: Mapping[str, str]) -> str:
        """Return the file of a page; `ways` are names and addresses of what was made along with it."""
        template = self._environment.get_template("preview.html.j2")
        return template.render(title=title, article=article, styles=styles, ways=ways)

    def index(self, rows: Sequence[tuple[str, str, bool, bool]], styles: Sequence[str]) -> str:
        """Return the list of what differs: name, title, whether it was there before, and whether it is there now."""
        return self._environment.get_template("preview_index.html.j2").render(rows=rows, styles=styles)


def retarget_links(article: str, page: str, root: SiteRoot, local: Mapping[str, str]) -> str:
    """Return the HTML of the page at `page` with links that work from a file.

    A link to a page in `local`, by its path, leads to the file named there; every other one to the site at `root`.
    """
    retargeter = _Retargeter(root.page(page), {root.page(path): name for path, name in local.items()})
    retargeter.feed(article)
    retargeter.close()
    return "".join(retargeter.parts)


class _Retargeter(HTMLParser):
    """Copies HTML and changes the targets of links only."""

    def __init__(self, own: str, local: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self._own, self._local = own, local
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            self.parts.append(self.get_starttag_text() or "")
            return
        written = (
            f" {name}"
            if value is None
            else f' {name}="{html.escape(self._target(value) if name == "href" else value)}"'
            for name, value in attrs
        )
        self.parts.append(f"<a{''.join(written)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def _target(self, href: str) -> str:
        if href.startswith("#"):
            return href
        address, anchor = urldefrag(urljoin(self._own, href))
        target = self._local.get(address, address)
        return f"{target}#{anchor}" if anchor else target
