"""One page of Markdown as HTML, with what a site needs to know of it: headings, anchors, links to other pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from ipsec_errata.addresses import address
from ipsec_errata.rendering.quick_inline import QuickInlineProcessor
from ipsec_errata.rendering.quick_steps import use_quick_steps

_NAMED_HTML = re.compile(r"<[^>]*\b(?:id|name)\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to a file of the site: `target` is its path below the source folder, `written` what the page says."""

    target: str
    anchor: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The content of a page as HTML, with each of its links once. `toc` holds the tokens of Python-Markdown."""

    html: str
    toc: tuple[dict[str, Any], ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]


class ArticleRenderer:
    """Turns Markdown into articles; one Python-Markdown serves all pages."""

    def __init__(self, extensions: Sequence[str], settings: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the Markdown extensions and their settings by name."""
        self._md = Markdown(extensions=list(extensions), extension_configs={k: dict(v) for k, v in settings.items()})
        QuickInlineProcessor.register(self._md)
        use_quick_steps(self._md)
        self._collector = _Collector(self._md)
        # After `unescape`, which has the same priority: what a link says is final then.
        self._md.treeprocessors.register(self._collector, "collect", 0)

    def render(self, path: str, text: str) -> Article:
        """Return the article of the page at `path` ("topics/nat.md"); `text` is Markdown without front matter.

        Links to Markdown files become addresses. Whether their targets exist is for the caller to check.
        """
        self._md.reset()
        self._collector.begin(path)
        html = self._md.convert(text)
        anchors = self._collector.anchors
        if _NAMED_HTML.search(text):
            anchors |= _anchors_of_html(text)
        return Article(
            html=html,
            toc=tuple(getattr(self._md, "toc_tokens", ())),
            anchors=frozenset(anchors),
            links=tuple(self._collector.links),
        )


class _Collector(Treeprocessor):
    """Collects anchors and links in one walk, and makes addresses of links to files."""

    def begin(self, path: str) -> None:
        self._path = path
        self._folder = posixpath.dirname(path)
        self.anchors: set[str] = set()
        self.links: dict[Link, None] = {}
        # A page names the same place again and again.
        self._addresses: dict[str, str] = {}

    def run(self, root: Element) -> None:
        for element in root.iter():
            attributes = element.attrib
            if not attributes:
                continue
            if name := attributes.get("id"):
                self.anchors.add(name)
            if element.tag == "a":
                if name := attributes.get("name"):
                    self.anchors.add(name)
                element.set("href", self._known_address(attributes["href"]))
            elif element.tag == "img":
                element.set("src", self._known_address(attributes["src"]))

    def _known_address(self, url: str) -> str:
        if url not in self._addresses:
            self._addresses[url] = self._address_of(url)
        return self._addresses[url]

    def _address_of(self, url: str) -> str:
        scheme, host, path, query, anchor = urlsplit(url)
        if scheme or host or url.startswith(("/", "\\")) or AMP_SUBSTITUTE in url:
            return url
        if not path:
            if anchor:
                self.links[Link(target=self._path, anchor=anchor, written=url)] = None
            return url
        target = _join(self._folder, unquote(path))
        self.links[Link(target=target, anchor=anchor, written=url)] = None
        return urlunsplit(("", "", _way(target, self._path), query, anchor))


@lru_cache(maxsize=65536)
def _join(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def _way(target: str, page: str) -> str:
    """Return the relative address that leads from a page to a page or another file."""
    end, begin = _address(target), _address(page)
    if end.partition("/")[0] != begin.partition("/")[0] and end:
        # The usual case by itself: nothing in common, so the way leads over the root.
        return "../" * begin.count("/") + end
    way = posixpath.relpath("/" + end, "/" + begin)
    return f"{way}/" if end.endswith("/") or not end else way


@lru_cache(maxsize=65536)
def _address(path: str) -> str:
    return quote(address(path) if path.endswith(".md") else path)


def _anchors_of_html(text: str) -> set[str]:
    parser = _AnchorParser()
    parser.feed(text)
    parser.close()
    return parser.anchors


class _AnchorParser(HTMLParser):
    """Finds the anchors in HTML that a page holds between its Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.anchors.update(v for k, v in attrs if v and (k == "id" or (k == "name" and tag == "a")))
