"""Meetings: the list of them, and each with what became of its items and problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import jinja2

from ipsec_errata.addresses import meeting_page
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.meeting import Meeting, OutcomeState
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.figures import draw_fates
from ipsec_errata.site.templates import render_later
from ipsec_errata.site.urls import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTotals:
    """A meeting with its issues, each once, and the number of its items by what became of them."""

    meeting: Meeting
    issues: tuple[Issue, ...]
    live_count: int
    outcomes: tuple[tuple[OutcomeState, int], ...]


def count_meeting(meeting: Meeting, database: Database) -> MeetingTotals:
    """Return the totals of one meeting."""
    named = sorted({issue_id for item in meeting.walk() for issue_id in item.issues if issue_id in database.issue})
    outcomes = Counter(item.outcome.state for item in meeting.walk())
    return MeetingTotals(
        meeting=meeting,
        issues=tuple(database.issue[issue_id] for issue_id in named),
        live_count=len(database.live.intersection(named)),
        outcomes=tuple((state, outcomes[state]) for state in OutcomeState if outcomes[state]),
    )


def render_meetings(environment: jinja2.Environment, database: Database) -> Iterator[OutputFile]:
    """Yield the list of meetings and the page of each."""
    page = "meetings/index.md"
    counted = [count_meeting(meeting, database) for meeting in database.meetings]
    text = render_later(
        environment.get_template("meetings.md.j2"), database=database, links=Links(page, database), rows=counted
    )
    yield OutputFile(path=page, text=text)
    for totals in counted:
        page = meeting_page(totals.meeting.id)
        text = render_later(
            environment.get_template("meeting.md.j2"),
            database=database,
            links=Links(page, database),
            meeting=totals.meeting,
            totals=totals,
            fates=draw_fates(
                totals.issues,
                totals.meeting.date,
                f"The {len(totals.issues)} issues that items of this meeting touch, by what became of them.",
                database,
            ),
        )
        yield OutputFile(path=page, text=text, edit_path=totals.meeting.path)
