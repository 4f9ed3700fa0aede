"""Sections, issues and errata that prose mentions."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.model.database import Database
from ipsec_errata.model.mention import find_mentions
from ipsec_errata.rules.rule import Found, rule


@rule("prose-mention")
def check_mentions(database: Database) -> Iterator[Found]:
    """A section, issue or official erratum that prose mentions exists.

    Bad:  See RFC 7296, Section 9.9.
    Good: See RFC 7296, Section 2.9.
    """
    for entry, key_path, text in database.prose:
        for mention in find_mentions(text):
            if mention.place and not database.has_section(mention.place) and mention.place.section:
                message = f"the text names {mention.place.label}; there is no such section"
            elif mention.issue and not _is_known_issue(database, mention.issue):
                message = f"the text names {mention.issue}; there is no such issue"
            elif mention.eid and mention.eid not in database.erratum and f"eid{mention.eid}" not in database.unread:
                message = f"the text names EID {mention.eid}, which is not in the catalogue"
            else:
                continue
            yield Found(entry.path, key_path, message, mention.start)


def _is_known_issue(database: Database, issue_id: str) -> bool:
    return issue_id in database.issue or issue_id in database.moved_to or issue_id in database.unread
