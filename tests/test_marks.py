"""Signs beside words."""

from __future__ import annotations

import pytest

from ipsec_errata.marks import grades
from ipsec_errata.model.issue import Impact, Interop, Operations, Security


@pytest.mark.parametrize(
    ("impact", "shown"),
    [
        (("none", "none", "none"), []),
        (("degraded", "none", "none"), [("interop degraded", 1)]),
        (
            ("intermittent", "low", "diagnosis"),
            [("interop intermittent", 2), ("security low", 1), ("operations diagnosis", 1)],
        ),
        (("failure", "high", "outage"), [("interop failure", 3), ("security high", 3), ("operations outage", 3)]),
    ],
)
def test_grades(impact: tuple[str, str, str], shown: list[tuple[str, int]]):
    interop, security, operations = impact
    found = grades(Impact(interop=Interop(interop), security=Security(security), operations=Operations(operations)))
    assert [(grade.label, grade.bars) for grade in found] == shown
