"""What pages of one kind have in common, rendered once: header, navigation and footer around what differs.

A template is run with marks in place of a page's own texts; what lies between the marks is the shell. A mark holds
every character that a template could escape: where a template does anything to a text but print it, the mark does not
come back whole and there is no shell. Each shell is proved on a page before it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

_MARK = "qzq{}zqz"


def mark_of(name: str) -> str:
    """Return the mark for a text that a template must print as it is."""
    return _MARK.format(name) + "&amp;&lt;<b>\"'</b> ."


def slug_of(name: str) -> str:
    """Return the mark for a part of an address, which no template changes."""
    return _MARK.format(name)


@dataclass(frozen=True, slots=True)
class Shell:
    """Texts between the marks, and the names of the marks in order; `pieces` is one longer than `names`."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def parse(cls, output: str, marks: Mapping[str, str]) -> Shell | None:
        """Take the output of a template apart at the marks, which are texts by name; None if one was changed."""
        pattern = "|".join(f"({re.escape(mark)})" for mark in sorted(marks.values(), key=len, reverse=True))
        name_of = {mark: name for name, mark in marks.items()}
        pieces, names, at = [], [], 0
        for found in re.finditer(pattern, output):
            pieces.append(output[at : found.start()])
            names.append(name_of[found.group()])
            at = found.end()
        pieces.append(output[at:])
        leading = _MARK.partition("{")[0]
        return None if any(leading in piece.casefold() for piece in pieces) else cls(tuple(pieces), tuple(names))

    def fill(self, texts: Mapping[str, str]) -> str:
        """Return the page with these texts by name."""
        parts = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            parts += (texts[name], piece)
        return "".join(parts)


class Shells:
    """The shells of a site by kind of page. A kind is everything that a template may decide by."""

    def __init__(self) -> None:
        """Begin without shells."""
        self._known: dict[Hashable, Shell | None] = {}
        self._seen: set[Hashable] = set()

    def render(
        self,
        kind: Hashable,
        texts: Callable[[], Mapping[str, str]],
        render_page: Callable[[], str],
        render_marks: Callable[[], tuple[str, Mapping[str, str]]],
    ) -> str:
        """Return a page, from the shell of its kind where there is one.

        `texts` are the page's own texts by name, `render_page` runs its template, `render_marks` runs the template
        for a page of this kind that has marks for texts, and returns its output with the marks by name.
        """
        if kind in self._known:
            shell = self._known[kind]
            return shell.fill(texts()) if shell else render_page()
        page = render_page()
        if kind in self._seen:  # a shell pays from the third page of a kind on
            shell = Shell.parse(*render_marks())
            self._known[kind] = shell if shell and shell.fill(texts()) == page else None
        self._seen.add(kind)
        return page
