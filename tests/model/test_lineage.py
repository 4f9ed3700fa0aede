"""RFCs without a family: groups by state, the current ones first."""

from __future__ import annotations

from ipsec_errata.model.affected import Affected, State
from ipsec_errata.model.lineage import Cell, Strip, group_loners


def strip(rfc: int, state: State, *, is_current: bool) -> Strip:
    affected = Affected(rfc=rfc, state=state, sections=(), note=None, passage=None)
    cell = Cell(rfc=rfc, state=state, affected=affected, is_current=is_current, is_before=False)
    return Strip(family=None, cells=(cell,))


def test_groups_keep_the_order_of_the_strips():
    strips = [
        strip(1, State.CHANGED, is_current=False),
        strip(2, State.INHERITED, is_current=True),
        strip(3, State.CONTRADICTS, is_current=True),
        strip(4, State.INHERITED, is_current=True),
    ]
    groups = group_loners(strips)
    assert [(group.state, group.is_current, [row.rfc for row in group.rows]) for group in groups] == [
        (State.INHERITED, True, [2, 4]),
        (State.CONTRADICTS, True, [3]),
        (State.CHANGED, False, [1]),
    ]


def test_families_are_no_loners(sample):
    family, loner = sample.lineage_of(sample.issue["IPE-0002"])
    assert group_loners([family]) == ()
    (group,) = group_loners([family, loner])
    assert [row.rfc for row in group.rows] == [60003]
