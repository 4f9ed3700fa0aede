"""Python-Markdown's inline step without the patterns that cannot match: the same tree in half the time.

Python-Markdown tries each of its twenty inline patterns on every piece of text. Most pieces hold no character with
which a pattern could begin, and no page of ours defines link references, which three patterns look for at every `[`.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

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
    "em_strong": "*",
    "em_strong2": "_",
}
_REFERENCES = {"reference": "[", "image_reference": "!", "short_reference": "[", "short_image_ref": "!"}
_MARKS = frozenset("".join((*_BEGINNINGS.values(), *_REFERENCES.values())))


class QuickInlineProcessor(InlineProcessor):
    """Takes the place of `inline` among the tree processors of `md`."""

    def __init__(self, md: Markdown) -> None:
        """Note which pattern needs which character."""
        super().__init__(md)
        patterns = md.inlinePatterns
        needed_by = {
            patterns.get_index_for_name(name): frozenset(marks)
            for name, marks in (_BEGINNINGS | _REFERENCES).items()
            if name in patterns
        }
        self._all = [(place, pattern, needed_by.get(place)) for place, pattern in enumerate(patterns)]
        references = {patterns.get_index_for_name(name) for name in _REFERENCES if name in patterns}
        self._without_references = [row for row in self._all if row[0] not in references]

    @classmethod
    def register(cls, md: Markdown) -> None:
        """Replace the inline processor of `md`; its extensions must be loaded."""
        md.treeprocessors.register(cls(md), "inline", 20)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        # The base class calls this under its private name for every piece of text and for what is in a match.
        if type(data) is not str:  # an AtomicString is finished
            return data
        marks = _MARKS.intersection(data)
        for place, pattern, needed in self._all if self.md.references else self._without_references:
            if place < patternIndex or (needed is not None and marks.isdisjoint(needed)):
                continue
            start, is_matched = 0, True
            while is_matched:
                data, is_matched, start = self._InlineProcessor__applyPattern(pattern, data, place, start)
        return data
