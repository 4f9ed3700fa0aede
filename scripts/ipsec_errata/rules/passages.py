"""Passages as far as they can be judged without the RFC's text; `ipsec-errata passages` does the rest."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.model.affected import Affected
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.wording import MOST_WORDS, count_words, letters_of
from ipsec_errata.rules.rule import Found, rule


@rule("passage-section")
def check_passage_section(database: Database) -> Iterator[Found]:
    """A passage stands in a section that its row names, or in one below it.

    Bad:  sections: ["2.8"] with passage: {section: "2.9"}
    Good: sections: ["2.8"] with passage: {section: "2.8.1"}
    """
    for issue, i, affected in _with_passages(database):
        passage = affected.passage
        if passage and affected.sections and not any(passage.section.is_within(row) for row in affected.sections):
            listed = ", ".join(section.text for section in affected.sections)
            yield Found(
                issue.path,
                ("affects", i, "passage", "section"),
                f"{passage.section.label} is not among the sections of this row, which lists {listed}; add it there",
            )


@rule("passage-words")
def check_passage_words(database: Database) -> Iterator[Found]:
    """A passage is named by its first and last words: a few each, fewer than ten.

    Bad:  starts: "..."
    Good: starts: A responder that
    """
    for issue, i, affected in _with_passages(database):
        for key in ("starts", "ends"):
            words = getattr(affected.passage, key)
            if not letters_of(words):
                yield Found(issue.path, ("affects", i, "passage", key), f"{words!r} has no word to look for")
            elif len(words.split()) > MOST_WORDS and (number := count_words(words)) > MOST_WORDS:
                message = f"these are {number} words; name the passage with fewer than ten, so that none is copied"
                yield Found(issue.path, ("affects", i, "passage", key), message)


@rule("correction-passage")
def check_correction_has_passage(database: Database) -> Iterator[Found]:
    """A correction changes the passage of an RFC in which the problem stands, and names few of its words.

    Bad:  official: {correction: {rfc: 7296, ...}} without a passage in the row of RFC 7296
    Good: official: {correction: {rfc: 7296, ...}} and affects: [{rfc: 7296, passage: {...}, ...}]
    """
    for issue in database.issues:
        correction = issue.official.correction
        if correction is None:
            continue
        row = next((row for row in issue.affects if row.rfc == correction.rfc), None)
        if row is None or row.passage is None or not row.state.is_affected:
            message = f"RFC {correction.rfc} has no row in 'affects' with a passage in which the problem stands"
            yield Found(issue.path, ("official", "correction", "rfc"), message)
        for i, change in enumerate(correction.changes):
            if (number := count_words(change.before)) > MOST_WORDS:
                message = f"these are {number} words; name only those that change, fewer than ten"
                yield Found(issue.path, ("official", "correction", "changes", i, "from"), message)


def _with_passages(database: Database) -> Iterator[tuple[Issue, int, Affected]]:
    for issue in database.issues:
        for i, affected in enumerate(issue.affects):
            if affected.passage:
                yield issue, i, affected
