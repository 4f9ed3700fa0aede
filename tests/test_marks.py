"""Signs beside words."""

from __future__ import annotations

import pytest

from ipsec_errata.marks import Tone, grades, tone
from ipsec_errata.model.affected import State
from ipsec_errata.model.erratum import LaterState
from ipsec_errata.model.impact import Impact, Interop, Operations, Security


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


def test_tone_says_whether_the_problem_stands():
    standing = {state for state in State if tone(state) in (Tone.BAD, Tone.WARN)}
    assert standing == {state for state in State if state.is_affected}
    answered = {state for state in (*State, *LaterState) if tone(state) is Tone.GOOD}
    assert answered == {State.FIXED, State.CLARIFIED, LaterState.FIXED}
    assert [state for state in LaterState if tone(state) is Tone.BAD] == [LaterState.PRESENT]
