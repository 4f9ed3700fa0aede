"""What became of a family's issues from one RFC to the next: new, still there, fixed, gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.lineage import Cell, Strip
from ipsec_errata.model.vocabulary import Family


class Change(StrEnum):
    """What became of an issue between two RFCs of a family, worst first."""

    NEW = "new"
    STILL = "still"
    MITIGATED = "mitigated"
    UNKNOWN = "unknown"
    FIXED = "fixed"
    GONE = "gone"


_ANSWERED = {State.FIXED, State.CLARIFIED}


def compare_states(before: State, after: State) -> Change | None:
    """Return what became of an issue, or None where neither RFC has the problem.

    An RFC that an entry does not name counts as not applicable. What became of it stays unknown where either state is.
    """
    if not (before.is_affected or after.is_affected):
        return None
    if State.UNKNOWN in (before, after):
        return Change.UNKNOWN
    if not before.is_affected:
        return Change.NEW
    if after is State.MITIGATED:
        return Change.STILL if before is State.MITIGATED else Change.MITIGATED
    if after.is_affected:
        return Change.STILL
    return Change.FIXED if after in _ANSWERED else Change.GONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """An issue with its strip in one family."""

    issue: Issue
    strip: Strip

    def cell(self, rfc: int) -> Cell:
        """Return the state in an RFC of the family; raise KeyError for any other."""
        for cell in self.strip.cells:
            if cell.rfc == rfc:
                return cell
        raise KeyError(rfc)


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One RFC of a family: issues that begin in it, that it took over, and that it was the first to answer."""

    rfc: int
    new: tuple[Issue, ...]
    still: tuple[Issue, ...]
    fixed: tuple[Issue, ...]


def trace_family(database: Database, family: Family) -> tuple[Traced, ...]:
    """Return the issues that stand in any RFC of `family`, by ID."""
    return tuple(
        Traced(issue=issue, strip=strip)
        for issue in database.issues
        for strip in database.lineage_of(issue)
        if strip.family == family and any(cell.state.is_affected for cell in strip.cells)
    )


def list_generations(family: Family, traced: tuple[Traced, ...]) -> tuple[Generation, ...]:
    """Return the RFCs of `family`, oldest first, with what each did to the issues."""
    return tuple(
        Generation(
            rfc=rfc,
            new=tuple(row.issue for row in traced if _step(row, rfc) is Change.NEW),
            still=tuple(row.issue for row in traced if _step(row, rfc) is Change.STILL),
            fixed=tuple(row.issue for row in traced if _step(row, rfc) is Change.FIXED),
        )
        for rfc in family.rfcs
    )


def _step(row: Traced, rfc: int) -> Change | None:
    """What one RFC did to an issue, seen from everything older in its family."""
    states = [cell.state for cell in row.strip.cells]
    at = [cell.rfc for cell in row.strip.cells].index(rfc)
    older = [state for state in states[:at] if state not in (State.NOT_APPLICABLE, State.UNKNOWN)]
    if states[at].is_affected:
        return Change.STILL if any(state.is_affected for state in older) else Change.NEW
    return Change.FIXED if states[at] in _ANSWERED and older and older[-1].is_affected else None


def compare_generations(traced: tuple[Traced, ...], before: int, after: int) -> dict[Change, tuple[Traced, ...]]:
    """Return the issues by what became of them between two RFCs; every kind of change is there, if empty."""
    changes = [(compare_states(row.cell(before).state, row.cell(after).state), row) for row in traced]
    return {kind: tuple(row for change, row in changes if change is kind) for kind in Change}


def generation_pairs(family: Family) -> Iterator[tuple[int, int]]:
    """Yield every two RFCs of `family`, the older first."""
    for number, before in enumerate(family.rfcs):
        for after in family.rfcs[number + 1 :]:
            yield before, after
