"""Dates that exist and stand in order."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator

from ipsec_errata.model.database import Database
from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.model.resolution import ResolutionKind
from ipsec_errata.rules.rule import Found, rule


def _dates(database: Database) -> Iterator[tuple[str, KeyPath, str]]:
    for issue in database.issues:
        yield issue.path, ("filed",), issue.filed
        for i, step in enumerate(issue.history):
            yield issue.path, ("history", i, "date"), step.date
        if issue.first_noted:
            yield issue.path, ("first_noted", "date"), issue.first_noted.date
        if issue.resolution and issue.resolution.date:
            yield issue.path, ("resolution", "date"), issue.resolution.date
        for i, reference in enumerate(issue.references):
            if reference.date:
                yield issue.path, ("references", i, "date"), reference.date
    for erratum in database.errata:
        if erratum.reported:
            yield erratum.path, ("imported", "reported"), erratum.reported
        if erratum.updated:
            yield erratum.path, ("imported", "updated"), erratum.updated
    for meeting in database.meetings:
        yield meeting.path, ("date",), meeting.date


@rule("date-impossible")
def check_dates_exist(database: Database) -> Iterator[Found]:
    """A date exists in the calendar and is of the age of the Internet.

    Bad:  "2026-02-30"
    Good: "2026-02-28", "2026-02" or "2026"
    """
    for path, key_path, text in _dates(database):
        try:
            day = datetime.date.fromisoformat(text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text)
        except ValueError:
            yield Found(path, key_path, f"{text} is no day of the calendar")
            continue
        if not 1969 <= day.year <= 2100:
            yield Found(path, key_path, f"the year {day.year} cannot be right")


@rule("date-order")
def check_dates_in_order(database: Database) -> Iterator[Found]:
    """Nothing ends before it began.

    Bad:  first_noted: {date: "2027"}, filed: "2026-11-24"
    Good: first_noted: {date: "1998-08"}, filed: "2026-11-24"
    """
    for issue in database.issues:
        days = [step.date for step in issue.history]
        for i, (before, after) in enumerate(itertools.pairwise(days), start=1):
            if after < before:
                yield Found(issue.path, ("history", i, "date"), f"{after} comes after a step of {before}")
        if issue.first_noted and issue.first_noted.date > issue.filed:
            message = f"first noted in {issue.first_noted.date}, after it was filed on {issue.filed}"
            yield Found(issue.path, ("first_noted", "date"), message)
    for erratum in database.errata:
        if erratum.reported and erratum.updated and erratum.updated < erratum.reported:
            message = f"updated on {erratum.updated}, before it was reported on {erratum.reported}"
            yield Found(erratum.path, ("imported", "updated"), message)


@rule("date-resolution")
def check_resolution_date(database: Database) -> Iterator[Found]:
    """An issue that an RFC resolves is resolved in the month of that RFC.

    Bad:  resolution: {kind: rfc, by: 4306, date: "2006-01"}
    Good: resolution: {kind: rfc, by: 4306, date: "2005-12"}
    """
    for issue in database.issues:
        resolution = issue.resolution
        if not resolution or resolution.kind is not ResolutionKind.RFC or not resolution.by or not resolution.date:
            continue
        rfc = database.rfc.get(resolution.by)
        if rfc and not rfc.published.startswith(resolution.date[:7]):
            message = f"{rfc.name} was published in {rfc.published}, not in {resolution.date}"
            yield Found(issue.path, ("resolution", "date"), message)
