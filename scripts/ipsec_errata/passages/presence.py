"""Whether a passage still stands in a later RFC, in its words or in most of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.section import Section
from ipsec_errata.model.wording import Wording
from ipsec_errata.rfc_editor.rfc_library import RfcWords

# Fewer words than these are found by chance, and say nothing where they are not found.
FEWEST_WORDS = 6
# Of a sentence that was edited, most words stay in their order; of another one on the same matter, few do.
_ENOUGH = 0.7
_RUN = 3
_WORD = re.compile(r"[^\W_]+")
# What a document says of its predecessor is no text of its own: RFC 7296, Sections 1.7 and 1.8.
_CHANGES = re.compile(
    r"(?:summary of |significant )*(?:changes|differences)(?: made)? (?:since|from|between)\b"
    r".*(?:\brfc\b|\bv\d|\bikev\d|\bthis document\b|\bipsec-v\d).*"
    r"|summary of changes\b.*|changes|differences|(?:change log|document history|revision history)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Where the words stand best: `kept` of `words` of them, in their order; no section where too few do.

    `is_whole` is True where every letter is the same.
    """

    section: Section | None
    kept: int
    words: int
    is_whole: bool = False


def sections_about_changes(rfc: Rfc) -> frozenset[Section]:
    """Return the sections of an RFC that tell what it changed in an earlier one, those below them included."""
    named = [heading.section for heading in rfc.headings if heading.title and _CHANGES.fullmatch(heading.title)]
    return frozenset(
        heading.section for heading in rfc.headings if any(heading.section.is_within(above) for above in named)
    )


def find_presence(passage: str, later: RfcWords, ignored: frozenset[Section]) -> Presence | None:
    """Return how much of `passage` stands in `later` outside the sections `ignored`; None for too few words."""
    words = _words(passage)
    if len(words) < FEWEST_WORDS:
        return None
    searched = {section: wording for section, wording in later.sections.items() if section not in ignored}
    letters = "".join(_WORD.findall(passage))
    for section, wording in searched.items():
        if any(wording.letters[span.start : span.end] == letters for span in wording.find(passage)):
            return Presence(section=section, kept=len(words), words=len(words), is_whole=True)
    best = max(_kept_words(words, searched), key=lambda row: row[0], default=(0, None))
    if best[0] < _ENOUGH * len(words):
        return Presence(section=None, kept=best[0], words=len(words))
    return Presence(section=best[1], kept=best[0], words=len(words))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _kept_words(words: Sequence[str], sections: dict[Section, Wording]) -> Iterator[tuple[int, Section | None]]:
    """Yield for each section how many of `words` stand together in it, in their order."""
    runs = set(_runs(words))
    for section, wording in sections.items():
        own = _words(wording.text)
        # Only where runs of the passage cluster is a comparison word by word worth its time.
        hits = [at for at, run in enumerate(_runs(own)) if run in runs]
        if not hits:
            continue
        length = len(words) + len(words) // 4 + _RUN
        start = max(hits, key=lambda first: sum(1 for hit in hits if first <= hit < first + length))
        window = own[max(0, start - length // 2) : start + length + length // 2]
        blocks = difflib.SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()
        # A lone word in common is chance.
        yield sum(block.size for block in blocks if block.size > 1), section


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)
