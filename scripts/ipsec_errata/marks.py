"""A sign beside every word of state, so that colour is never needed to tell them apart; and the colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.affected import State
from ipsec_errata.model.erratum import ErratumStatus, LaterState
from ipsec_errata.model.impact import Impact, Interop, Operations, Security
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.meeting import OutcomeState

_STATE = {
    State.INTRODUCED: "●",
    State.INHERITED: "●",
    State.CHANGED: "◐",
    State.CONTRADICTS: "≠",
    State.MITIGATED: "◔",
    State.CLARIFIED: "✓",
    State.FIXED: "✓",
    State.NOT_APPLICABLE: "–",
    State.UNKNOWN: "?",
}
_STATUS = {
    IssueStatus.REPORTED: "◌",
    IssueStatus.OPEN: "○",
    IssueStatus.AGREED: "◑",
    IssueStatus.DEFERRED: "‖",
    IssueStatus.RESOLVED: "✓",
    IssueStatus.REJECTED: "×",
    IssueStatus.DUPLICATE: "=",
    IssueStatus.WITHDRAWN: "←",
}
_ERRATUM = {
    ErratumStatus.VERIFIED: "✓",
    ErratumStatus.REPORTED: "◌",
    ErratumStatus.HELD: "‖",
    ErratumStatus.REJECTED: "×",
}
_LATER = {LaterState.PRESENT: "●", LaterState.FIXED: "✓", LaterState.GONE: "–", LaterState.UNKNOWN: "?"}
_OUTCOME = {
    OutcomeState.DONE: "✓",
    OutcomeState.PARTLY: "◐",
    OutcomeState.NEVER: "○",
    OutcomeState.EXCLUDED: "×",
    OutcomeState.EVENT: "–",
}


def mark(word: State | IssueStatus | ErratumStatus | LaterState | OutcomeState) -> str:
    """Return the sign of a state or status."""
    for signs in (_STATE, _STATUS, _ERRATUM, _LATER, _OUTCOME):
        for known, sign in signs.items():
            if known is word:
                return sign
    raise KeyError(word)


class Tone(StrEnum):
    """What colour says of a state: the problem stands, is half answered, is answered; or none of these."""

    BAD = "bad"
    WARN = "warn"
    GOOD = "good"
    ASIDE = "aside"


def tone(state: State | LaterState) -> Tone:
    """Return the tone of a state in one RFC, which is the class of the elements that show it."""
    match state:
        case State.MITIGATED:
            return Tone.WARN
        case State.CLARIFIED | State.FIXED | LaterState.FIXED:
            return Tone.GOOD
        case State.NOT_APPLICABLE | State.UNKNOWN | LaterState.GONE | LaterState.UNKNOWN:
            return Tone.ASIDE
        case _:
            return Tone.BAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One respect in which an issue hurts: its words, and one to three bars beside them."""

    label: str
    bars: int


def grades(impact: Impact) -> tuple[Grade, ...]:
    """Return the respects in which an issue hurts at all, each with its bars; the gravest word has three."""
    graded = (
        ("interop", impact.interop.value, [word.value for word in Interop]),
        ("security", impact.security.value, [word.value for word in Security]),
        ("operations", impact.operations.value, [word.value for word in Operations]),
    )
    return tuple(
        Grade(label=f"{respect} {word}", bars=3 * scale.index(word) // (len(scale) - 1))
        for respect, word, scale in graded
        if scale.index(word)
    )
