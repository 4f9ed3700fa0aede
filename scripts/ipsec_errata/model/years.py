"""Issues and errata by year: what stood, what was settled, what waits and since when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum, ErratumStatus
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.issue_status import IssueStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueYear:
    """At the end of a year: issues that stood in an RFC and were on no record, those on record, those settled."""

    year: int
    unnoted: int
    noted: int
    settled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ErratumYear:
    """Errata reported in a year, by their status today; `settled` counts those whose record was settled in it."""

    year: int
    reported: dict[ErratumStatus, int]
    settled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An erratum that waits, for a decision or for a new edition of its RFC, and for how many whole years."""

    erratum: Erratum
    years: int


def introduced_in(issue: Issue, database: Database) -> int | None:
    """Return the year in which the first RFC with the problem was published; None if the catalogue has none."""
    published = [
        database.rfc[affected.rfc].published
        for affected in issue.affects
        if affected.state.is_affected and affected.rfc in database.rfc
    ]
    return int(min(published)[:4]) if published else None


def noted_in(issue: Issue) -> int:
    """Return the year in which the problem was first put on record: as far as is known, or here."""
    return int((issue.first_noted.date if issue.first_noted else issue.filed)[:4])


def settled_in(issue: Issue, database: Database) -> int | None:
    """Return the year in which an issue was resolved; None where it was not, or where the record has no date."""
    resolution = issue.resolution
    if issue.status is not IssueStatus.RESOLVED or resolution is None:
        return None
    if resolution.date:
        return int(resolution.date[:4])
    if resolution.by and resolution.by in database.rfc:
        return int(database.rfc[resolution.by].published[:4])
    erratum = database.erratum.get(resolution.eid or 0)
    return int(erratum.reported[:4]) if erratum and erratum.reported else None


def list_issue_years(database: Database) -> tuple[IssueYear, ...]:
    """Return one row for each year from the first problem to the date of the data.

    Rejected, withdrawn and duplicate issues are left out; so are resolved ones of which nobody knows when.
    """
    dated = []
    for issue in database.issues:
        begins, settled = introduced_in(issue, database), settled_in(issue, database)
        if begins is None or (issue.is_settled and settled is None):
            continue
        dated.append((begins, noted_in(issue), settled))
    years = range(min((begins for begins, _, _ in dated), default=1), int(database.as_of[:4]) + 1)
    return tuple(_count_year(year, dated) for year in years) if dated else ()


def _count_year(year: int, dated: list[tuple[int, int, int | None]]) -> IssueYear:
    begun = [(noted, settled) for begins, noted, settled in dated if begins <= year]
    settled_count = sum(settled is not None and settled <= year for _, settled in begun)
    standing = [noted for noted, settled in begun if settled is None or settled > year]
    noted_count = sum(noted <= year for noted in standing)
    return IssueYear(year=year, unnoted=len(standing) - noted_count, noted=noted_count, settled=settled_count)


def find_bulk_day(errata: tuple[Erratum, ...]) -> str | None:
    """Return the day that most records name as their last change, if it is one for more than a third of them.

    The RFC Editor's records were moved in one go: such a day tells when they were moved, not when they were settled.
    """
    ((day, count),) = Counter(erratum.updated for erratum in errata if erratum.updated).most_common(1) or [("", 0)]
    return day if count * 3 > len(errata) else None


def list_erratum_years(database: Database) -> tuple[ErratumYear, ...]:
    """Return one row for each year from the first report to the date of the data; reports without a date are left out.

    `settled` counts settled errata by the day of their record's last change; a bulk day counts for nothing.
    """
    bulk = find_bulk_day(database.errata)
    reported = Counter((int(erratum.reported[:4]), erratum.status) for erratum in database.errata if erratum.reported)
    settled = Counter(
        int(erratum.updated[:4])
        for erratum in database.errata
        if erratum.updated and erratum.updated != bulk and erratum.status is not ErratumStatus.REPORTED
    )
    first = min((year for year, _ in reported), default=0)
    years = range(first, int(database.as_of[:4]) + 1) if reported else ()
    return tuple(
        ErratumYear(
            year=year, reported={status: reported[year, status] for status in ErratumStatus}, settled=settled[year]
        )
        for year in years
    )


def list_waiting(database: Database, status: ErratumStatus) -> tuple[Waiting, ...]:
    """Return the errata of a status that have waited longest first, with their age at the date of the data."""
    rows = [
        Waiting(erratum=erratum, years=_whole_years(erratum.reported, database.as_of))
        for erratum in database.errata
        if erratum.status is status and erratum.reported
    ]
    return tuple(sorted(rows, key=lambda row: (row.erratum.reported or "", row.erratum.eid)))


def _whole_years(start: str, end: str) -> int:
    return int(end[:4]) - int(start[:4]) - (end[5:] < start[5:])
