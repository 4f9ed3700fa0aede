"""The nearest right answer to a wrong word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def closest(word: str, words: Iterable[str]) -> str | None:
    """Return the word of `words` most like `word`, or None where none is alike."""
    found = difflib.get_close_matches(word, sorted(set(words)), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return "; did you mean X?" or nothing."""
    near = closest(word, words)
    return f"; did you mean {near}?" if near else ""
