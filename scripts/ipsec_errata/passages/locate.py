"""Finding a passage in the text of its section by its first and last words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.model.wording import MOST_WORDS, Span, Wording, count_words, in_one_line
from ipsec_errata.passages.nearest import nearest_words
from ipsec_errata.rfc_editor.rfc_library import RfcWords

_CLOSING = re.compile(r"[.,;:!?\"')\]]{1,3}")


class PassageNotFoundError(ValueError):
    """No single place fits; the message is one sentence, `field` the part of the passage to mend."""

    def __init__(self, field: str, message: str) -> None:
        """Take the field of the passage and the sentence."""
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedPassage:
    """A passage found in its text."""

    wording: Wording
    first: Span
    last: Span

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.first.start, max(self.first.end, self.last.end))

    @property
    def starts(self) -> str:
        """The first words as the RFC prints them."""
        return in_one_line(self.wording.quote(self.first))

    @property
    def ends(self) -> str:
        """The last words as the RFC prints them."""
        return in_one_line(self.wording.quote(self.last))

    @property
    def column(self) -> int:
        """How many characters stand before the passage on its first line."""
        start = self.wording.bounds(self.span)[0]
        return start - (self.wording.text.rfind("\n", 0, start) + 1)

    @property
    def sha256(self) -> str:
        """The hash of its normalised text."""
        return self.wording.sha256(self.span)

    @property
    def text(self) -> str:
        """The passage as the RFC prints it, line breaks and the sign that closes it included."""
        start, end = self.wording.bounds(self.span)
        closing = _CLOSING.match(self.wording.text, end)
        return self.wording.text[start : closing.end() if closing else end]


def locate_passage(rfc: RfcWords, section: Section, starts: str, ends: str) -> LocatedPassage:
    """Return the passage of `rfc` from the words `starts` to the words `ends`, or raise PassageNotFoundError.

    `starts` stands exactly once in the section's own text (that of its subsections is theirs), `ends` exactly
    once from there on; the two may overlap.
    """
    wording = rfc.sections.get(section)
    if wording is None:
        raise PassageNotFoundError("section", f"RFC {rfc.number} has no text under {section.label}")
    first = _only("starts", starts, wording.find(starts), rfc, section)
    last = _only("ends", ends, wording.find(ends, first.start), rfc, section, after=starts)
    located = LocatedPassage(wording=wording, first=first, last=last)
    if last.start <= first.end and (copied := count_words(located.text)) > MOST_WORDS:
        message = f"'starts' and 'ends' meet and copy {copied} words of the RFC; shorten them to a few words each"
        raise PassageNotFoundError("ends", message)
    return located


def _only(
    field: str, words: str, found: tuple[Span, ...], rfc: RfcWords, section: Section, after: str | None = None
) -> Span:
    if (number := count_words(words)) > MOST_WORDS:
        raise PassageNotFoundError(field, f"{words!r} has {number} words; expected a few, fewer than ten")
    if len(found) == 1:
        return found[0]
    where = Place(rfc.number, section).label + (f", after {after!r}" if after else "")
    if found:
        raise PassageNotFoundError(field, f"{words!r} stands {len(found)} times in {where}; add a word to tell which")
    raise PassageNotFoundError(field, f"{words!r} is not in {where}{_advice(words, rfc, section)}")


def _advice(words: str, rfc: RfcWords, section: Section) -> str:
    """Return where the words stand instead, or which words they may have been."""
    if rfc.sections[section].find(words):
        return "; it stands before"
    elsewhere = [other.label for other, wording in rfc.sections.items() if wording.find(words)]
    if elsewhere:
        return f"; it is in {', '.join(elsewhere[:3])}"
    near = nearest_words(words, rfc.sections[section])
    return f"; the nearest there is {near!r}" if near else ""
