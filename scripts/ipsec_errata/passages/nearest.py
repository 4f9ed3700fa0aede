"""The words of a text that are most like some given ones."""

from __future__ import annotations

import difflib

from ipsec_errata.model.wording import Wording, letters_of

# Less alike than this is another sentence, and no help.
_ALIKE = 0.6


def nearest_words(words: str, wording: Wording) -> str | None:
    """Return the run of as many words that is most like `words`, with single spaces; None where none is alike."""
    wanted = letters_of(words).lower()
    printed = wording.text.split()
    length = max(1, len(words.split()))
    best, nearest = _ALIKE, None
    matcher = difflib.SequenceMatcher(None, b=wanted, autojunk=False)
    for at in range(max(1, len(printed) - length + 1)):
        window = " ".join(printed[at : at + length])
        matcher.set_seq1(letters_of(window).lower())
        # Each bound is cheaper than the next, and above it.
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, nearest = ratio, window
    return nearest
