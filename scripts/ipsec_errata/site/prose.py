"""Text of strangers as Markdown that can do nothing but be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsec_errata.markdown_text import CODE_SPAN
from ipsec_errata.model.mention import Mention, find_mentions
from ipsec_errata.site.urls import Links

_KEPT = re.compile(CODE_SPAN.pattern + r"|\[[^\[\]\n]*\]\([^)\n]*\)")


def prose(text: str, links: Links) -> str:
    """Return an entry's Markdown with HTML made inert and its mentions turned into links.

    An RFC alone is linked where it is named first; its sections, issues and errata are linked everywhere.
    """
    return "".join(_pieces(text.strip(), links))


def line(text: str, links: Links) -> str:
    """Return an entry's text of one line, as `prose`."""
    return prose(" ".join(text.split()), links)


def _pieces(text: str, links: Links) -> Iterator[str]:
    """Yield code spans and links as they are, and what lies between them linked and without HTML."""
    at, named = 0, set[int]()
    for kept in _KEPT.finditer(text):
        yield _link_mentions(text[at : kept.start()], links, named)
        yield kept.group()
        at = kept.end()
    yield _link_mentions(text[at:], links, named)


def _link_mentions(text: str, links: Links, named: set[int]) -> str:
    done, at = [], 0
    for mention in find_mentions(text):
        target = _target(mention, links)
        if target is None or (mention.place and mention.place.section is None and mention.place.rfc in named):
            continue
        if mention.place:
            named.add(mention.place.rfc)
        done += [_inert(text[at : mention.start]), f"[{_inert(text[mention.start : mention.end])}]({target})"]
        at = mention.end
    return "".join(done) + _inert(text[at:])


def _target(mention: Mention, links: Links) -> str | None:
    if mention.place:
        return links.place(mention.place)
    if mention.issue:
        known = mention.issue in links.database.issue or mention.issue in links.database.moved_to
        return links.issue(mention.issue) if known else None
    return links.erratum(mention.eid) if mention.eid else None


def _inert(text: str) -> str:
    # `&` first; then no tag, attribute list, template or footnote can begin in what a stranger wrote. Every
    # brace counts: `*x*{onclick=...}` without a colon is an attribute list too. Every bracket as well: for each one
    # that begins no link, Markdown looks for its end through all the text that follows.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;").replace("[", "&#91;")
