"""Contradictions: two places that cannot both be followed, seen from each of them."""

from __future__ import annotations

from dataclasses import dataclass

from ipsec_errata.model.affected import Affected, State
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue, IssueClass

# What an RFC says by itself; an RFC that merely inherits a contradiction repeats one of these.
_SPEAKING = {State.INTRODUCED, State.CHANGED, State.CONTRADICTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An issue whose places disagree. One side alone means that the RFC disagrees with itself."""

    issue: Issue
    sides: tuple[Affected, ...]

    def against(self, side: Affected) -> tuple[Affected, ...]:
        """Return the sides that `side` disagrees with; none where the RFC disagrees with itself.

        Texts that contradict the origin mostly agree with one another.
        """
        others = tuple(other for other in self.sides if other.rfc != side.rfc)
        if side.state is not State.CONTRADICTS:
            return others
        return tuple(other for other in others if other.state is not State.CONTRADICTS) or others


def list_contradictions(database: Database) -> tuple[Contradiction, ...]:
    """Return all contradictions by ID: issues of that class, and those in which one RFC contradicts another."""
    return tuple(
        Contradiction(issue=issue, sides=_sides(issue))
        for issue in database.issues
        if issue.issue_class is IssueClass.CONTRADICTORY
        or any(affected.state is State.CONTRADICTS for affected in issue.affects)
    )


def _sides(issue: Issue) -> tuple[Affected, ...]:
    standing = tuple(affected for affected in issue.affects if affected.state.is_affected)
    speaking = tuple(affected for affected in standing if affected.state in _SPEAKING)
    return speaking if sum(len(side.places) for side in speaking) > 1 else standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """A contradiction seen from one of its sides; no `others` means that the RFC disagrees with itself."""

    issue: Issue
    here: Affected
    others: tuple[Affected, ...]


def oppose(contradictions: tuple[Contradiction, ...]) -> tuple[Opposition, ...]:
    """Return each contradiction once from every side, by RFC and then by issue."""
    found = [
        Opposition(issue=each.issue, here=side, others=each.against(side))
        for each in contradictions
        for side in each.sides
    ]
    return tuple(sorted(found, key=lambda row: (row.here.rfc, row.issue.id)))
