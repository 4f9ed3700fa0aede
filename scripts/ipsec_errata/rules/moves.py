"""Which status may follow which."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ipsec_errata.model.database import Database
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.rules.rule import Found, rule

_S = IssueStatus
# From each status to those that may follow. Nothing goes back to `reported`: what was examined stays examined.
LEGAL_MOVES: dict[IssueStatus, tuple[IssueStatus, ...]] = {
    _S.REPORTED: (_S.OPEN, _S.RESOLVED, _S.REJECTED, _S.DUPLICATE, _S.WITHDRAWN),
    _S.OPEN: (_S.AGREED, _S.DEFERRED, _S.RESOLVED, _S.REJECTED, _S.DUPLICATE, _S.WITHDRAWN),
    _S.AGREED: (_S.OPEN, _S.DEFERRED, _S.RESOLVED),
    _S.DEFERRED: (_S.OPEN, _S.AGREED, _S.RESOLVED, _S.REJECTED, _S.DUPLICATE, _S.WITHDRAWN),
    # What is settled can turn out not to be: it is opened again, and goes its way from there.
    _S.RESOLVED: (_S.OPEN,),
    _S.REJECTED: (_S.OPEN,),
    _S.DUPLICATE: (_S.OPEN,),
    _S.WITHDRAWN: (_S.OPEN,),
}


@rule("status-move")
def check_moves_are_legal(database: Database) -> Iterator[Found]:
    """Each step of the history follows from the one before it.

    - reported: open, resolved, rejected, duplicate or withdrawn may follow, once somebody has examined it
    - open: agreed, deferred, resolved, rejected, duplicate or withdrawn may follow
    - agreed: resolved by the publication, deferred, or open again
    - deferred: everything that may follow open, and open itself
    - resolved, rejected, duplicate, withdrawn: only open; what was settled wrongly is opened again first

    A step that keeps the status says what else happened. What each status needs is in the data model: a reason
    for rejected, deferred and withdrawn, a reference to the consensus for agreed, RFC and section for resolved.

    Bad:  history: [{status: rejected, ...}, {status: resolved, ...}]
    Good: history: [{status: rejected, ...}, {status: open, ...}, {status: resolved, ...}]
    """
    for issue in database.issues:
        for i, (before, after) in enumerate(itertools.pairwise(issue.history), start=1):
            if after.status is before.status or after.status in LEGAL_MOVES[before.status]:
                continue
            allowed = ", ".join(LEGAL_MOVES[before.status])
            message = f"{after.status} cannot follow {before.status}; what can: {allowed}"
            yield Found(issue.path, ("history", i, "status"), message)
