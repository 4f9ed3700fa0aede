"""Finding in an RFC the text that an erratum quotes.

A quote is rarely exact: other line breaks, page breaks, change bars, marker lines, several places in one quote and
remarks between them. So both sides become words, and the quote is split into the longest runs of words that stand in
the RFC; a run that stands in one section only tells the place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ipsec_errata.model.section import Section

# Five words in a row are seldom shared by chance; fewer count only if they are the whole quote.
_SHORTEST_RUN = 5
_SHORTEST_LINE = 3
# A run this long in one section decides; a shorter one only where it is half of the quote.
_DECISIVE_RUN = 9
_WORD = re.compile(r"\w+")
# "imple-\nmentation" and "anti-replay": a hyphen at the end of a line may be either kind, so all go. Not before a
# capital in the next line: there the hyphen ends a table row such as "MUST-".
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011](?:(?=\w)|[ \t]{0,80}\n\s{0,200}(?=[a-z0-9]))")
_PAGE_END = re.compile(r"\[Page \d{1,4}\]$")
_MARKS = frozenset(" \t|v^")
# No real quote is near this long.
_MOST_WORDS = 10_000

Passages = Sequence[tuple[Section | None, str]]


@dataclass(frozen=True, slots=True)
class FoundText:
    """Where a quote stands.

    `decisive`: sections where a long part of it stands and nowhere else; `possible`: those where its longest part
    stands, perhaps in several; None among them is text before or outside all numbered sections.
    """

    decisive: tuple[Section | None, ...]
    possible: tuple[Section | None, ...]
    longest: int

    @property
    def is_found(self) -> bool:
        """True if at least a part of the quote stands in the RFC."""
        return bool(self.possible)


NOT_FOUND = FoundText((), (), 0)


def split_words(text: str) -> list[str]:
    """Return the words of `text` as they are compared: no case, no punctuation, no hyphens, no marker lines."""
    lines = ("" if _is_marker(line.rstrip()) else line for line in text.splitlines())
    return _WORD.findall(_HYPHEN.sub("", "\n".join(lines)).casefold())


def _is_marker(line: str) -> bool:
    """True for a line that points at another ("  ^^^", "| vvv"), for "<< page break >>" and the end of a page."""
    points = _MARKS.issuperset(line) and not line.isspace() and ("^" in line or "v" in line)
    return points or (line.endswith(">>") and "<<" in line) or _PAGE_END.search(line[-12:]) is not None


class QuoteFinder:
    """The words of one RFC, section by section, ready for many quotes."""

    def __init__(self, passages: Passages) -> None:
        """Take the sections of an RFC, each with its own text."""
        self._sections = [section for section, _ in passages]
        self._words = [split_words(text) for _, text in passages]
        self._starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for passage, words in enumerate(self._words):
            for position, word in enumerate(words):
                self._starts[word].append((passage, position))

    def find(self, quote: str) -> FoundText:
        """Return where `quote` stands."""
        words = split_words(quote)[:_MOST_WORDS]
        if not words:
            return NOT_FOUND
        shortest = min(_SHORTEST_RUN, len(words))
        runs = [run for run in self._runs(words, shortest) if run[0] >= shortest]
        # Lines picked out of a table or a formula are short, but stand there whole.
        runs = runs or list(self._lines(quote))
        if not runs:
            return NOT_FOUND
        longest = max(length for length, _ in runs)
        best: dict[Section | None, int] = {}
        for length, places in runs:
            if len(places) == 1:
                (place,) = places
                best[place] = max(best.get(place, 0), length)
        # A whole quote of one or two words may stand in one section by chance.
        enough = min(_DECISIVE_RUN, max(3, (len(words) + 1) // 2))
        decisive = {place for place, length in best.items() if length >= enough}
        possible = {place for length, places in runs if length == longest for place in places}
        return FoundText(self._in_order(decisive), self._in_order(possible), longest)

    def _lines(self, quote: str) -> Iterator[tuple[int, frozenset[Section | None]]]:
        """Yield every line of `quote` that stands in the RFC as a whole, with the sections that hold it."""
        for line in quote.splitlines():
            words = split_words(line)
            length, places = self._longest_run(words, 0) if len(words) >= _SHORTEST_LINE else (0, frozenset())
            if length == len(words) and places:
                yield length, places

    def _in_order(self, places: set[Section | None]) -> tuple[Section | None, ...]:
        return tuple(dict.fromkeys(section for section in self._sections if section in places))

    def _runs(self, words: Sequence[str], shortest: int) -> Iterator[tuple[int, frozenset[Section | None]]]:
        """Yield the longest runs of `words` from left to right, each with the sections that hold it."""
        start = 0
        while start <= len(words) - shortest:
            length, places = self._longest_run(words, start)
            yield length, places
            start += length if length >= shortest else 1

    def _longest_run(self, words: Sequence[str], start: int) -> tuple[int, frozenset[Section | None]]:
        longest, places = 0, set[int]()
        for passage, position in self._starts.get(words[start], ()):
            own = self._words[passage]
            room = min(len(words) - start, len(own) - position)
            if room < longest:
                continue
            # Most places differ at once; compare the far end of the best run first.
            if longest and own[position + longest - 1] != words[start + longest - 1]:
                continue
            length = 1
            while length < room and own[position + length] == words[start + length]:
                length += 1
            if length > longest:
                longest, places = length, {passage}
            elif length == longest:
                places.add(passage)
        return longest, frozenset(self._sections[passage] for passage in places)
