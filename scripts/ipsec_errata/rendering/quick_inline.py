"""Python-Markdown's inline step, quickly: what cannot match is not tried, and no text is taken apart twice.

Python-Markdown tries each of its twenty inline patterns on every piece of text. Most pieces hold no character with
which a pattern could begin, and no page of ours defines link references, which three patterns look for at every `[`.
Half of all pieces, such as the cells of a table, stand on several pages: what came of them is copied.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, HtmlStash

# A pattern of Python-Markdown by its name, and the characters one of which a match begins with or holds.
# A pattern that is not listed is always tried.
_BEGINNINGS = {
    "backtick": "`",
    "escape": "\\",
    "link": "[",
    "image_link": "!",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "not_strong": "*_",
    "em_strong": "*_",
    "em_strong2": "_",
}
_REFERENCES = {"reference": "[", "image_reference": "!", "short_reference": "[", "short_image_ref": "!"}
_KNOWN = _BEGINNINGS | _REFERENCES
_MARKS = frozenset("".join(_KNOWN.values()))
# A longer text stands on one page only.
_KEPT_LENGTH = 1000


class QuickInlineProcessor(InlineProcessor):
    """Takes the place of `inline` among the tree processors of `md`."""

    def __init__(self, md: Markdown) -> None:
        """Note which pattern needs which character."""
        super().__init__(md)
        patterns = md.inlinePatterns
        needed_by = {
            patterns.get_index_for_name(name): frozenset(marks) for name, marks in _KNOWN.items() if name in patterns
        }
        self._all = [(place, pattern, needed_by.get(place)) for place, pattern in enumerate(patterns)]
        references = {patterns.get_index_for_name(name) for name in _REFERENCES if name in patterns}
        self._without_references = [row for row in self._all if row[0] not in references]
        # Of other patterns nobody knows whether the same text gives the same on every page.
        self._may_keep = len(needed_by) == len(self._all) and not any(pattern.ANCESTOR_EXCLUDES for pattern in patterns)
        self._kept: dict[str, tuple[str | None, list[Element]]] = {}

    @classmethod
    def register(cls, md: Markdown) -> None:
        """Replace the inline processor of `md`; its extensions must be loaded."""
        md.treeprocessors.register(cls(md), "inline", 20)
        md.htmlStash = LastingStash()

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Take the texts of all elements apart."""
        elements = list(tree.iter())
        if not self._may_keep or self.md.references or any(each.tail and each.tail.strip(" ") for each in elements):
            super().run(tree, ancestors)
            return tree
        for element in elements:
            text = element.text
            # An AtomicString is finished; the text of the root is not looked at by Python-Markdown either.
            if text and type(text) is str and element is not tree:
                kept = self._kept.get(text) or self._take_apart(text)
                element.text = kept[0]
                for place, child in enumerate(kept[1]):
                    element.insert(place, _copy(child))
        return tree

    def _take_apart(self, text: str) -> tuple[str | None, list[Element]]:
        holder = Element("div")
        only = SubElement(holder, "p")
        only.text = text
        super().run(holder)
        made = (only.text, list(only))
        # Placeholders, which begin with STX, mean something else on every page.
        if len(text) <= _KEPT_LENGTH and STX not in text:
            self._kept[text] = made
        return made

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        # The base class calls this under its private name for every piece of text and for what is in a match.
        if type(data) is not str:  # an AtomicString is finished
            return data
        marks = _MARKS.intersection(data)
        if not marks and self._may_keep:
            return data
        for place, pattern, needed in self._all if self.md.references else self._without_references:
            if place < patternIndex or (needed is not None and marks.isdisjoint(needed)):
                continue
            start, is_matched = 0, True
            while is_matched:
                data, is_matched, start = self._InlineProcessor__applyPattern(pattern, data, place, start)
        return data


def _copy(element: Element) -> Element:
    """Return a copy that later steps may change."""
    new = Element(element.tag, element.attrib)
    new.text, new.tail = element.text, element.tail
    for child in element:
        new.append(_copy(child))
    return new


class LastingStash(HtmlStash):
    """The raw HTML of pages, where the same short piece has the same placeholder on every page."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._lasting: dict[str, str] = {}
        self._passing: list[int] = []

    def store(self, html: str | Element) -> str:
        """Return the placeholder of a piece."""
        if not isinstance(html, str) or len(html) > _KEPT_LENGTH:
            self._passing.append(self.html_counter)
            return str(super().store(html))
        if html not in self._lasting:
            self._lasting[html] = str(super().store(html))
        return self._lasting[html]

    def reset(self) -> None:
        """Forget what only one page has. Numbers are not used again."""
        for number in self._passing:
            self.rawHtmlBlocks[number] = ""
        self._passing.clear()
