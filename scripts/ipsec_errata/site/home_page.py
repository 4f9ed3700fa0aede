"""The home page: what is live and hurts most, what changed last, where to enter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import jinja2

from ipsec_errata.addresses import list_page, rfc_page
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.vocabulary import Word
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links

PAGE = "index.md"
LIVE_ON_HOME = 8
CHANGES_ON_HOME = 4
DOORS_IN_A_ROW = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One way in: the page behind it and the number of live issues there."""

    page: str
    label: str
    count: int


def hardest_live(database: Database) -> list[Issue]:
    """Return the live issues, those that hurt most first, then the ones with most official errata, then by ID."""
    live = [issue for issue in database.issues if issue.id in database.live and not issue.is_settled]
    return sorted(live, key=lambda issue: (-issue.impact.weight, -len(issue.official.eids), issue.id))


def rfc_doors(database: Database) -> list[Door]:
    """Return the current RFCs in which most live issues stand, fullest first."""
    counts = Counter(
        row.rfc
        for issue in database.issues
        if issue.id in database.live
        for row in issue.affects
        if row.state.is_affected and row.rfc in database.current
    )
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return [Door(page=rfc_page(number), label=str(number), count=count) for number, count in rows[:DOORS_IN_A_ROW]]


def word_doors(facet: str, words: Mapping[str, Word], named: Iterable[str]) -> list[Door]:
    """Return the words of a facet that live issues name most often, fullest first."""
    rows = sorted(Counter(named).items(), key=lambda row: (-row[1], row[0]))
    return [
        Door(page=list_page(facet, word), label=words[word].label, count=count) for word, count in rows[:DOORS_IN_A_ROW]
    ]


def render_home(environment: jinja2.Environment, database: Database) -> OutputFile:
    """Return the home page."""
    changed = sorted(database.issues, key=lambda issue: issue.id, reverse=True)
    changed.sort(key=lambda issue: issue.modified, reverse=True)
    live = [issue for issue in database.issues if issue.id in database.live]
    words = database.vocabulary
    text = environment.get_template("home.md.j2").render(
        database=database,
        links=Links(PAGE, database),
        live=hardest_live(database)[:LIVE_ON_HOME],
        changed=changed[:CHANGES_ON_HOME],
        open_count=sum(not issue.is_settled for issue in live),
        row_length=DOORS_IN_A_ROW,
        rfc_doors=rfc_doors(database),
        protocol_doors=word_doors("protocols", words.protocol, (word for issue in live for word in issue.protocols)),
        topic_doors=word_doors("topics", words.topic, (word for issue in live for word in issue.topics)),
    )
    return OutputFile(path=PAGE, text=squeeze(text))
