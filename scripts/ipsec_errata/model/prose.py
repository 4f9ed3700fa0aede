"""Every piece of text that people wrote into an entry, with its key path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.model.meeting import AgendaItem, Meeting

Prose = Iterator[tuple[KeyPath, str]]


class EntryProse(NamedTuple):
    """The prose of one entry: each text with its key path, and all of them with empty lines between.

    Who looks for what is hardly ever there looks through the whole first.
    """

    path: str
    texts: tuple[tuple[KeyPath, str], ...]
    whole: str


def gather_prose(entry: Issue | Erratum | Meeting) -> EntryProse:
    """Return all prose of an entry."""
    texts = tuple(prose_of(entry))
    return EntryProse(path=entry.path, texts=texts, whole="\n\n".join([text for _, text in texts]))


def prose_of(entry: Issue | Erratum | Meeting) -> Prose:
    """Yield key path and text of all prose in an entry, in the order of its file."""
    match entry:
        case Issue():
            yield from _of_issue(entry)
        case Erratum():
            yield from _of_erratum(entry)
        case Meeting():
            yield ("summary",), entry.summary
            for i, item in enumerate(entry.items):
                yield from _of_item(item, ("items", i))


def _of_issue(issue: Issue) -> Prose:
    yield ("title",), issue.title
    yield ("summary",), issue.summary
    yield ("description",), issue.description
    for i, reading in enumerate(issue.readings):
        yield ("readings", i, "reading"), reading.reading
        yield ("readings", i, "consequence"), reading.consequence
    for i, affected in enumerate(issue.affects):
        if affected.note:
            yield ("affects", i, "note"), affected.note
    yield ("guidance", "implementer"), issue.guidance_implementer
    if issue.guidance_operator:
        yield ("guidance", "operator"), issue.guidance_operator
    for i, symptom in enumerate(issue.symptoms):
        yield ("symptoms", i, "text"), symptom.text
    for i, step in enumerate(issue.check):
        yield ("check", i), step
    if issue.official.note:
        yield ("official", "note"), issue.official.note
    if issue.resolution and issue.resolution.text:
        yield ("resolution", "text"), issue.resolution.text
    if issue.resolution and issue.resolution.rationale:
        yield ("resolution", "rationale"), issue.resolution.rationale
    for i, reference in enumerate(issue.references):
        yield ("references", i, "title"), reference.title
    if issue.first_noted:
        yield ("first_noted", "where"), issue.first_noted.where
    for i, row in enumerate(issue.history):
        yield ("history", i, "note"), row.note


def _of_erratum(erratum: Erratum) -> Prose:
    if erratum.summary:
        yield ("curated", "summary"), erratum.summary
    if erratum.reason:
        yield ("curated", "reason"), erratum.reason
    for i, later in enumerate(erratum.later):
        if later.note:
            yield ("curated", "later", i, "note"), later.note


def _of_item(item: AgendaItem, path: KeyPath) -> Prose:
    yield (*path, "title"), item.title
    yield (*path, "summary"), item.summary
    yield (*path, "outcome", "text"), item.outcome.text
    for i, below in enumerate(item.items):
        yield from _of_item(below, (*path, "items", i))
