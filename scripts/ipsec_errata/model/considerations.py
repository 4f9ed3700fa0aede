"""What the editor of a successor to an RFC must consider."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.affected import Affected, State
from ipsec_errata.model.contradictions import Contradiction, list_contradictions
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum, ErratumStatus, LaterState
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section


class Matter(StrEnum):
    """Why something is to be considered, in the order of a working list."""

    ERRATUM = "erratum"
    ANCESTOR_ERRATUM = "erratum on an ancestor"
    UNDECIDED_ERRATUM = "undecided erratum"
    CONTRADICTION = "contradiction"
    OPEN_ISSUE = "open issue"
    SETTLED_ELSEWHERE = "settled elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consideration:
    """One thing to consider. `places` are those of the document in hand, empty for all of it; `note` says why."""

    matter: Matter
    subject: Issue | Erratum
    places: tuple[Place, ...]
    note: str

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        if isinstance(self.subject, Issue):
            return self.subject.title
        return self.subject.summary or f"{self.subject.status.label} erratum without a summary here"

    @property
    def name(self) -> str:
        """The short name people use: "IPE-0012" or "EID 4387"."""
        return self.subject.id if isinstance(self.subject, Issue) else self.subject.label


def list_considerations(database: Database, number: int) -> tuple[Consideration, ...]:
    """Return everything that stands in RFC `number` and wants a decision: in the order of its sections.

    Errata on the RFCs that it replaced count as long as nothing says that the problem is gone. Rejected errata
    and issues that are no problem do not count.
    """
    found = (*_errata(database, number), *_ancestor_errata(database, number), *_issues(database, number))
    return tuple(sorted(found, key=_order))


def _order(row: Consideration) -> tuple[bool, Section, Matter, str]:
    sections = [place.section for place in row.places if place.section]
    # The whole document comes first; the section only serves as a place holder there.
    first = min(sections, default=Section("0"))
    return (bool(sections), first, row.matter, row.subject.id)


def _errata(database: Database, number: int) -> Iterator[Consideration]:
    for erratum in database.errata_of.get(number, ()):
        if erratum.status is ErratumStatus.REJECTED:
            continue
        is_undecided = erratum.status is ErratumStatus.REPORTED
        yield Consideration(
            matter=Matter.UNDECIDED_ERRATUM if is_undecided else Matter.ERRATUM,
            subject=erratum,
            places=tuple(place for place in erratum.places if place.section),
            note=erratum.status.label,
        )


def _ancestor_errata(database: Database, number: int) -> Iterator[Consideration]:
    for ancestor in _ancestors(database, number):
        for erratum in database.errata_of.get(ancestor, ()):
            if erratum.status not in (ErratumStatus.VERIFIED, ErratumStatus.HELD):
                continue
            later = next((row for row in erratum.later if row.rfc == number), None)
            if later and later.state in (LaterState.FIXED, LaterState.GONE):
                continue
            is_known = later is not None and later.state is LaterState.PRESENT
            yield Consideration(
                matter=Matter.ANCESTOR_ERRATUM,
                subject=erratum,
                places=tuple(Place(number, section) for section in later.sections) if later else (),
                note=f"{erratum.status.label} on RFC {ancestor}; "
                + ("still present" if is_known else "not known whether it is still present"),
            )


def _ancestors(database: Database, number: int) -> tuple[int, ...]:
    """Return the RFCs of its family that an RFC replaced, directly or over others, oldest first."""
    found: set[int] = set()
    waiting = [number]
    while waiting:
        rfc = database.rfc.get(waiting.pop())
        for older in rfc.obsoletes if rfc else ():
            if older not in found:
                found.add(older)
                waiting.append(older)
    return tuple(sorted(found))


def _issues(database: Database, number: int) -> Iterator[Consideration]:
    opposed = {each.issue.id: each for each in list_contradictions(database)}
    for issue, row in database.issues_of.get(number, ()):
        if not row.state.is_affected or issue.status.is_dismissed:
            continue
        if issue.is_settled:
            yield _of_issue(Matter.SETTLED_ELSEWHERE, issue, row, _answer(issue))
        elif issue.id in opposed:
            yield _of_issue(Matter.CONTRADICTION, issue, row, _against(database, opposed[issue.id], row))
        else:
            yield _of_issue(Matter.OPEN_ISSUE, issue, row, f"{issue.status}, {row.state.label} here")


def _against(database: Database, contradiction: Contradiction, row: Affected) -> str:
    sides = contradiction.against(row)
    if not sides:
        return "within the document"
    if row.state is State.CONTRADICTS:
        # What has inherited the contradicted text says it, too.
        sides += tuple(heir for heir in contradiction.issue.affects if heir.state is State.INHERITED)
    # What an obsolete RFC says need not be reconciled with any more.
    current = [side for side in sides if side.rfc in database.current]
    places = "; ".join(place.label for side in current or sides for place in side.places)
    return f"against {places}" if current else f"against {places}, which does not hold any more"


def _of_issue(matter: Matter, issue: Issue, row: Affected, note: str) -> Consideration:
    return Consideration(
        matter=matter, subject=issue, places=tuple(place for place in row.places if place.section), note=note
    )


def _answer(issue: Issue) -> str:
    places = issue.resolution.places if issue.resolution else ()
    where = ", ".join(place.label for place in places)
    return f"{issue.status} by {where}; take the answer over" if where else f"{issue.status}; take the answer over"
