"""Articles kept from one build to the next, so that only pages whose text changed are rendered again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from ipsec_errata.rendering.article import Article, Link


class ArticleStore:
    """A file of articles by what they are made of. Where the file cannot be used, nothing is known and nothing kept."""

    def __init__(self, path: Path, settings: str) -> None:
        """Use the file at `path`; `settings` names everything but the page that the HTML depends on."""
        self._path = path
        self._settings = settings

    def load(self, pages: Mapping[str, str]) -> dict[str, Article]:
        """Return the known articles among `pages`, which are Markdown by path."""
        found: dict[str, Article] = {}
        with contextlib.suppress(OSError, sqlite3.Error, ValueError), self._open() as connection:
            for path, text in pages.items():
                row = connection.execute("SELECT article FROM articles WHERE key = ?", (self._key(path, text),))
                if known := row.fetchone():
                    found[path] = _decode(known[0])
        return found

    def replace(self, pages: Mapping[str, str], new: Mapping[str, Article]) -> None:
        """Keep the articles of `pages` only, with the `new` ones among them."""
        with contextlib.suppress(OSError, sqlite3.Error), self._open() as connection:
            rows = ((self._key(path, pages[path]), _encode(article)) for path, article in new.items())
            connection.executemany("INSERT OR REPLACE INTO articles VALUES (?, ?)", rows)
            connection.execute("CREATE TEMPORARY TABLE wanted (key BLOB PRIMARY KEY)")
            keys = ((self._key(path, text),) for path, text in pages.items())
            connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", keys)
            connection.execute("DELETE FROM articles WHERE key NOT IN (SELECT key FROM wanted)")

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(exist_ok=True)
        with contextlib.closing(sqlite3.connect(self._path)) as connection, connection:
            connection.execute("CREATE TABLE IF NOT EXISTS articles (key BLOB PRIMARY KEY, article TEXT)")
            yield connection

    def _key(self, path: str, text: str) -> bytes:
        return hashlib.sha256("\0".join((self._settings, path, text)).encode("utf-8")).digest()


def _encode(article: Article) -> str:
    links = [(link.target, link.anchor, link.written) for link in article.links]
    return json.dumps([article.html, article.toc, sorted(article.anchors), links], ensure_ascii=False)


def _decode(text: str) -> Article:
    html, toc, anchors, links = json.loads(text)
    return Article(
        html=html,
        toc=tuple(toc),
        anchors=frozenset(anchors),
        links=tuple(Link(target=target, anchor=anchor, written=written) for target, anchor, written in links),
    )
