"""The lineage of an issue: its state in every RFC of each family it touches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ipsec_errata.model.affected import Affected, State
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.vocabulary import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The state in one RFC. `affected` is None where the entry says nothing of it.

    `is_before` is True for an RFC of the family that is older than the origin.
    """

    rfc: int
    state: State
    affected: Affected | None
    is_current: bool
    is_before: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One family, its RFCs by age; `family` is None for an RFC without one."""

    family: Family | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """RFCs without a family that have one state, either all of them current or none."""

    state: State
    is_current: bool
    rows: tuple[Affected, ...]


def group_loners(strips: Iterable[Strip]) -> tuple[Group, ...]:
    """Return the RFCs without a family in groups: the current ones first, and states in the order of the strips."""
    rows: dict[tuple[bool, State], list[Affected]] = {}
    for cell in (strip.cells[0] for strip in strips if strip.family is None):
        if cell.affected:
            rows.setdefault((cell.is_current, cell.state), []).append(cell.affected)
    groups = [Group(state=state, is_current=now, rows=tuple(found)) for (now, state), found in rows.items()]
    return tuple(sorted(groups, key=lambda group: not group.is_current))


def find_origin(issue: Issue, rfcs: tuple[int, ...]) -> int | None:
    """Return the RFC among `rfcs` in which the problem begins.

    That is the one marked introduced; where a family only disagrees with an origin elsewhere, its
    first contradicting RFC. None where the family is not affected, or where no RFC is marked.
    """
    state = {affected.rfc: affected.state for affected in issue.affects}
    for wanted in (State.INTRODUCED, State.CONTRADICTS):
        for rfc in rfcs:
            if state.get(rfc) is wanted:
                return rfc
    return None


def trace_lineage(issue: Issue, family_of: Mapping[int, Family], current: Collection[int]) -> tuple[Strip, ...]:
    """Return the strips of `issue`: the family of its origin first, then by the age of the oldest RFC."""
    by_rfc = {affected.rfc: affected for affected in issue.affects}
    groups: dict[tuple[int, ...], Family | None] = {}
    for rfc in by_rfc:
        family = family_of.get(rfc)
        groups.setdefault(family.rfcs if family else (rfc,), family)
    strips = []
    for members, family in groups.items():
        origin = find_origin(issue, members)
        cells = tuple(
            Cell(
                rfc=rfc,
                state=by_rfc[rfc].state if rfc in by_rfc else State.NOT_APPLICABLE,
                affected=by_rfc.get(rfc),
                is_current=rfc in current,
                is_before=origin is not None and members.index(rfc) < members.index(origin),
            )
            for rfc in members
        )
        strips.append((origin is None, members[0], Strip(family=family, cells=cells)))
    return tuple(strip for _, _, strip in sorted(strips, key=lambda row: (row[0], row[1])))
