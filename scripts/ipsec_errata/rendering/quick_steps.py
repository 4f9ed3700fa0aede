"""Later steps of Python-Markdown, without what changes nothing: the same HTML from the same tree.

`use_quick_steps` puts them in the place of those they stand for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor
from markdown.serializers import HTML_EMPTY, RE_AMP, to_xhtml_string
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX

_RAW = frozenset({"script", "style"})


def use_quick_steps(md: Markdown) -> None:
    """Replace steps of `md`; its extensions must be loaded."""
    md.is_block_level = lru_cache(maxsize=None)(md.is_block_level)
    md.treeprocessors.register(QuickUnescape(md), "unescape", 0)
    if md.serializer == to_xhtml_string:
        md.serializer = to_html
    for step in md.treeprocessors:
        if isinstance(step, TocTreeprocessor) and not step.marker:
            # A list of contents that no page shows; what is in it comes as `toc_tokens`.
            step.build_toc_div = lambda toc_list: Element("div")


class QuickUnescape(UnescapeTreeprocessor):
    """Looks for escaped characters only where there are any."""

    def unescape(self, text: str) -> str:
        """Return `text` with its characters restored."""
        return str(super().unescape(text)) if STX in text else text


def to_html(root: Element) -> str:
    """Return what `to_xhtml_string` of Python-Markdown does; where a tag is no text, that is what is called."""
    parts: list[str] = []
    try:
        _write(root, parts.append)
    except (TypeError, RecursionError):  # a comment, an attribute without value; or very many levels
        return str(to_xhtml_string(root))
    return "".join(parts)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag = element.tag
    if type(tag) is not str:
        raise TypeError(tag)
    items = element.items()
    if items:
        write(f"<{tag} " + " ".join([f'{name}="{_escape_value(value)}"' for name, value in sorted(items)]))
    else:
        write(f"<{tag}")
    is_empty = tag.lower() in HTML_EMPTY
    if is_empty:
        write(" />")
    else:
        text = element.text
        write(">" + (text if tag.lower() in _RAW else _escape(text)) if text else ">")
        for child in element:
            _write(child, write)
        write(f"</{tag}>")
    if element.tail:
        write(_escape(element.tail))


def _escape(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _escape_value(text: str) -> str:
    text = _escape(text)
    return text.replace('"', "&quot;") if '"' in text else text
