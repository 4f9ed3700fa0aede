"""A sign beside every word of state, so that colour is never needed to tell them apart."""

from __future__ import annotations

from ipsec_errata.model.erratum import ErratumStatus, LaterState
from ipsec_errata.model.issue import IssueStatus, State
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
