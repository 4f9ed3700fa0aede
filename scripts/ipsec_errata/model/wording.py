"""The words of a text, compared without what a rendering may change.

One RFC exists in several renderings: paginated and plain text, RFCXML, HTML. They differ in line breaks, pages with
their headers and footers, hyphens at the end of a line, spaces, quotation marks, dashes, brackets and the raised
`^` of a power. What they have in common is the order of letters and digits. So the *normalised text* of a passage
is every letter and digit in it (Unicode categories L and N) in their order and in their case, and nothing else:

- `anti-replay`, `anti-` / `replay` over two lines and `antireplay` are one; so are `2^32` and `2 32`;
- `MUST` and `must` differ, because RFC 8174 gives them different meanings;
- punctuation and the operators of a formula do not count: `<` for `>` is not noticed.

Pages have to be joined before (`rfc_editor.rfc_lines`): a header or footer is made of letters too. Where renderings
order letters differently, as in a table whose cells are wrapped over lines, a passage holds for one of them only.

The hash is SHA-256 of the normalised text in UTF-8, in lower-case hexadecimal digits.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

# A passage is named by at most so many words at each end: ten in a row would copy its sentence.
MOST_WORDS = 9
# Runs of letters and digits; the underscore is a word character to `re`, but no letter.
_RUN = re.compile(r"[^\W_]+")
_LINE_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\n\s*")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of normalised text: letters `start` up to, and without, `end`."""

    start: int
    end: int


def letters_of(text: str) -> str:
    """Return the normalised form of `text`."""
    return "".join(_RUN.findall(text))


def count_words(text: str) -> int:
    """Return the number of words as people count: between spaces, signs that stand alone left out."""
    return sum(1 for word in text.split() if _RUN.search(word))


def in_one_line(printed: str) -> str:
    """Return a piece of text with single spaces; a hyphen at the end of a line holds its words together."""
    return " ".join(_LINE_HYPHEN.sub("-", printed).split())


@dataclass(frozen=True)
class Wording:
    """A text together with its normalised form, so that words are found in one and shown in the other."""

    text: str

    @cached_property
    def letters(self) -> str:
        """The normalised form."""
        return letters_of(self.text)

    @cached_property
    def _runs(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Where each run begins, in the normalised form and in the text."""
        in_letters, in_text, at = [], [], 0
        for run in _RUN.finditer(self.text):
            in_letters.append(at)
            in_text.append(run.start())
            at += run.end() - run.start()
        return tuple(in_letters), tuple(in_text)

    @cached_property
    def _bounds(self) -> frozenset[int]:
        """Where in the normalised form a word begins or ends."""
        return frozenset((*self._runs[0], len(self.letters)))

    def find(self, words: str, start: int = 0) -> tuple[Span, ...]:
        """Return every place at or after letter `start` where `words` stand as whole words, in any case."""
        wanted = letters_of(words)
        if not wanted:
            return ()
        # Letters and digits mean themselves in a pattern; the lookahead finds places that overlap.
        hits = re.compile(f"(?={wanted})", re.IGNORECASE).finditer(self.letters, start)
        spans = (Span(hit.start(), hit.start() + len(wanted)) for hit in hits)
        return tuple(span for span in spans if span.start in self._bounds and span.end in self._bounds)

    def sha256(self, span: Span) -> str:
        """Return the hash of the normalised text in `span`."""
        return hashlib.sha256(self.letters[span.start : span.end].encode()).hexdigest()

    def quote(self, span: Span) -> str:
        """Return the part of the text that `span` covers, with its line breaks."""
        return self.text[slice(*self.bounds(span))]

    def bounds(self, span: Span) -> tuple[int, int]:
        """Return where in the text a span that is not empty begins and ends."""
        return self._in_text(span.start), self._in_text(span.end - 1) + 1

    def _in_text(self, letter: int) -> int:
        in_letters, in_text = self._runs
        run = bisect_right(in_letters, letter) - 1
        return in_text[run] + letter - in_letters[run]
