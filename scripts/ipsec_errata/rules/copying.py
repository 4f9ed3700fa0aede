"""Own words: no run of words of an RFC in an entry. Needs the RFC texts, which the project does not keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ipsec_errata.model.database import Database
from ipsec_errata.rules.rule import Found, rule

RUN = 10
_WORD = re.compile(r"[a-z0-9]+")
_FURNITURE = re.compile(r"^.*\[Page \d+\]\s*$|^RFC \d+ .*\d{4}\s*$|\f", re.MULTILINE)
_HYPHEN = re.compile(r"(?<=[a-z])-\n\s*")


def words_of(text: str) -> list[str]:
    """Return the words of a text, lower case, without page furniture and line-end hyphens."""
    return _WORD.findall(_HYPHEN.sub("-", _FURNITURE.sub("", text)).lower())


def runs_of(words: list[str]) -> Iterator[str]:
    """Yield every run of `RUN` words."""
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def collect_runs(texts: Iterable[str]) -> frozenset[int]:
    """Return the hashes of all runs in the texts: hashes, because the runs themselves fill gigabytes."""
    return frozenset(hash(run) for text in texts for run in runs_of(words_of(text)))


@rule("prose-copied", needs_texts=True)
def check_own_words(database: Database, copied: frozenset[int]) -> Iterator[Found]:
    """No ten words in a row are those of an RFC. Checked where the RFC texts are given with --texts.

    Bad:  a sentence of the RFC with one word changed
    Good: what it says, in words of your own, and its section number
    """
    for entry in database.prose:
        for key_path, text in entry.texts:
            if run := next((run for run in runs_of(words_of(text)) if hash(run) in copied), None):
                yield Found(entry.path, key_path, f"these words stand in an RFC: {run!r}; say it in your own")
