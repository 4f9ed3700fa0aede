"""Which way an issue can go in the IETF.

By the IESG's statement "IESG Processing of RFC Errata for the IETF Stream" of 7 May 2021, an erratum mends what was an
error on the day of publication and never changes what the community meant. The rest takes a document
that obsoletes or updates the RFC, or a registry action, or stays a note here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.issue import Issue, IssueClass
from ipsec_errata.model.official import NoErratum

STATEMENT = "https://www.ietf.org/about/groups/iesg/statements/processing-errata-ietf-stream/"


class Way(StrEnum):
    """Where an issue can be taken."""

    ERRATUM = "official erratum"
    SUCCESSOR = "successor document"
    DRAFT = "new draft"
    IANA = "registry action"
    NOTE = "note in this tracker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way and why it is open or shut."""

    way: Way
    is_open: bool
    reason: str


# What can have been an error on the day of publication. Silence, ambiguity and later insight cannot.
_ERRORS = {IssueClass.INCORRECT, IssueClass.EDITORIAL, IssueClass.CONTRADICTORY}
# Nobody writes a document to mend a slip.
_NO_DRAFT = {IssueClass.EDITORIAL, IssueClass.REGISTRY}


def find_routes(database: Database, issue: Issue) -> tuple[Route, ...]:
    """Return every way with its reason, open ones first."""
    routes = (*_erratum(database, issue), *_others(database, issue))
    return tuple(sorted(routes, key=lambda route: not route.is_open))


def _erratum(database: Database, issue: Issue) -> Iterator[Route]:
    official = issue.official
    for eid in official.eids:
        erratum = database.erratum.get(eid)
        if erratum:
            reason = f"{erratum.label} is {erratum.status.label}: {_MEANING[erratum.status]}"
            yield Route(way=Way.ERRATUM, is_open=False, reason=reason)
    if official.eids:
        if official.correction:
            reason = "the entry has a correction for what the errata above leave as it is"
            yield Route(way=Way.ERRATUM, is_open=True, reason=reason)
        return
    is_error = issue.issue_class in _ERRORS
    match official.none_because:
        case NoErratum.NOT_ELIGIBLE:
            reason = "the entry says that it was no error on the day of publication"
            yield Route(way=Way.ERRATUM, is_open=False, reason=reason)
        case NoErratum.TO_FILE:
            reason = "the entry says that one should be filed"
            yield Route(way=Way.ERRATUM, is_open=True, reason=reason)
        case _:
            reason = (
                f"an issue of the class {issue.issue_class.label} can have been an error on the day of publication"
                if is_error
                else f"an issue of the class {issue.issue_class.label} is no error on the day of publication; "
                "mending it needs consensus on what was never written"
            )
            yield Route(way=Way.ERRATUM, is_open=is_error, reason=reason)


_MEANING = {
    ErratumStatus.VERIFIED: "implementers are to follow it, and a second one is not needed",
    ErratumStatus.HELD: "the editor of the next version has it on the list",
    ErratumStatus.REPORTED: "it waits for a decision; comments go to the list of the working group",
    ErratumStatus.REJECTED: "the errata process is closed for this point",
}


def _others(database: Database, issue: Issue) -> Iterator[Route]:
    if issue.is_settled:
        reason = f"it is {issue.status}; the entry keeps the record for those who implement older RFCs"
        yield Route(way=Way.NOTE, is_open=True, reason=reason)
        return
    current = [
        row.rfc
        for row in issue.affects
        if row.state.is_affected and row.state is not State.MITIGATED and row.rfc in database.current
    ]
    is_registry = issue.issue_class is IssueClass.REGISTRY
    yield Route(
        way=Way.IANA,
        is_open=is_registry,
        reason="the problem is in a registry; its experts or the IESG can have it mended (RFC 8126)"
        if is_registry
        else "no registry is at fault",
    )
    if not current:
        reason = "it stands in no current RFC, so there is no text left to mend"
        yield Route(way=Way.SUCCESSOR, is_open=False, reason=reason)
        yield Route(way=Way.NOTE, is_open=True, reason=reason)
        return
    named = ", ".join(f"RFC {number}" for number in current)
    yield Route(way=Way.SUCCESSOR, is_open=True, reason=f"it stands in {named}; see `bis` for all that a successor has")
    is_draft = issue.issue_class not in _NO_DRAFT
    yield Route(
        way=Way.DRAFT,
        is_open=is_draft,
        reason=f"a short document can update {named} on this point alone"
        if is_draft
        else "it is too small for a document of its own",
    )
