"""Where problems went: settled by which RFC, without an answer in use, or out of use without an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.issue_status import IssueStatus


class FateKind(StrEnum):
    """What became of a group of issues, best first."""

    SETTLED = "settled"
    OUT_OF_USE = "out_of_use"
    STANDING = "standing"
    NO_PROBLEM = "no_problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """Issues with one fate; `rfc` is the RFC that settled them, None for all other answers and for no answer."""

    kind: FateKind
    rfc: int | None
    issues: tuple[Issue, ...]


# RFCs that settled fewer issues of a group stand together: a picture with a band for each says nothing.
_FEWEST = 3


def trace_fates(issues: Iterable[Issue], database: Database) -> tuple[Fate, ...]:
    """Return the fates of `issues`: RFCs that settled most first, other answers, no answer, no problem."""
    groups: dict[tuple[FateKind, int | None], list[Issue]] = {}
    for issue in issues:
        groups.setdefault(_fate(issue, database), []).append(issue)
    small = [key for key, group in groups.items() if key[1] and len(group) < _FEWEST]
    for key in small:
        groups.setdefault((key[0], None), []).extend(groups.pop(key))
    order = list(FateKind)
    return tuple(
        Fate(kind=kind, rfc=rfc, issues=tuple(sorted(group, key=lambda issue: issue.id)))
        for (kind, rfc), group in sorted(
            groups.items(), key=lambda row: (order.index(row[0][0]), row[0][1] is None, -len(row[1]), row[0][1] or 0)
        )
    )


def _fate(issue: Issue, database: Database) -> tuple[FateKind, int | None]:
    if issue.status is IssueStatus.RESOLVED:
        return FateKind.SETTLED, issue.resolution.by if issue.resolution else None
    if issue.is_settled:
        return FateKind.NO_PROBLEM, None
    return FateKind.STANDING if issue.id in database.live else FateKind.OUT_OF_USE, None


def list_issues_in_rfcs_of(year: int, database: Database) -> tuple[Issue, ...]:
    """Return the issues that stand in an RFC published in `year`, by ID."""
    numbers = {rfc.number for rfc in database.rfcs if rfc.published.startswith(f"{year}-")}
    return tuple(
        issue
        for issue in database.issues
        if any(affected.rfc in numbers and affected.state.is_affected for affected in issue.affects)
    )
