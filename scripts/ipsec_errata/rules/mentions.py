"""Sections, issues and errata that prose mentions."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.model.database import Database
from ipsec_errata.model.mention import find_mentions, find_words
from ipsec_errata.rules.rule import Found, rule


@rule("prose-mention")
def check_mentions(database: Database) -> Iterator[Found]:
    """A section, issue or official erratum that prose mentions exists.

    Bad:  See RFC 7296, Section 9.9.
    Good: See RFC 7296, Section 2.9.
    """
    # Most mentions stand in many entries.
    is_good: dict[str, bool] = {}
    for entry in database.prose:
        mentions = set(find_words(entry.whole))
        for words in [words for words in mentions if words not in is_good]:
            is_good[words] = not any(_faults(database, words))
        if all(is_good[words] for words in mentions):
            continue
        for key_path, text in entry.texts:
            for message, start in _faults(database, text):
                yield Found(entry.path, key_path, message, start)


def _faults(database: Database, text: str) -> Iterator[tuple[str, int]]:
    """Yield what is wrong with each mention in a text, and where it stands."""
    for mention in find_mentions(text):
        if mention.place and not database.has_section(mention.place) and mention.place.section:
            yield f"the text names {mention.place.label}; there is no such section", mention.start
        elif mention.issue and not database.has_issue(mention.issue):
            yield f"the text names {mention.issue}; there is no such issue", mention.start
        elif mention.eid and mention.eid not in database.erratum and f"eid{mention.eid}" not in database.unread:
            yield f"the text names EID {mention.eid}, which is not in the catalogue", mention.start
