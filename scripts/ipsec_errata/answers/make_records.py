"""From the database to the records that answers are given from."""

from __future__ import annotations

from itertools import groupby

from ipsec_errata.answers.make_ranking import make_ranking
from ipsec_errata.answers.records import (
    Affected,
    ErratumRecord,
    IssueRecord,
    Overview,
    RfcRecord,
    SettledBy,
    StandingRecord,
)
from ipsec_errata.model.affected import Affected as AffectedRow
from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum, ErratumStatus
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.section import Section


def make_records(database: Database, *, is_clean: bool) -> dict[str, object]:
    """Return every record by its key: "IPE-0001", "eid4387", "rfc7296", "overview", "ranking" and "words-a".

    `is_clean` is false where some entries have faults and may be missing.
    """
    overview: Overview = {
        "is_clean": is_clean,
        "issues": [issue.id for issue in database.issues],
        "errata": [erratum.eid for erratum in database.errata],
        "rfcs": [rfc.number for rfc in database.rfcs],
        "moved": dict(database.moved_to),
    }
    records: dict[str, object] = {"overview": overview}
    for issue in database.issues:
        records[issue.id] = make_issue_record(issue, database)
    for erratum in database.errata:
        records[erratum.id] = _erratum_record(erratum, database)
    for rfc in database.rfcs:
        records[f"rfc{rfc.number}"] = make_rfc_record(rfc, database)
    records["ranking"], words = make_ranking(database)
    for letter, rows in groupby(words, key=lambda word: word[0]):
        records[f"words-{letter}"] = {word: words[word] for word in rows}
    return records


def make_issue_record(issue: Issue, database: Database) -> IssueRecord:
    """Return the record of one issue."""
    resolution = issue.resolution
    settled_by: SettledBy | None = None
    if issue.is_settled and resolution and resolution.by:
        settled_by = {"rfc": resolution.by, "sections": _texts(resolution.sections)}
    return {
        "id": issue.id,
        "title": issue.title,
        "summary": issue.summary,
        "issue_class": issue.issue_class.label,
        "status": issue.status.value,
        "is_live": issue.id in database.live,
        "is_settled": issue.is_settled,
        "weight": issue.impact.weight,
        "interop": issue.impact.interop.value,
        "security": issue.impact.security.value,
        "operations": issue.impact.operations.value,
        "protocols": list(issue.protocols),
        "roles": [role.value for role in issue.scope.roles],
        "modes": [mode.value for mode in issue.scope.modes],
        "ip": [version.value for version in issue.scope.ip],
        "affects": [_affected(row, issue, database) for row in issue.affects],
        "settled_by": settled_by,
        "implementer": issue.guidance_implementer,
        "operator": issue.guidance_operator,
        "check": list(issue.check),
        "symptoms": [{"kind": row.kind.value, "text": row.text, "source": row.source} for row in issue.symptoms],
        "eids": list(issue.official.eids),
    }


def _affected(row: AffectedRow, issue: Issue, database: Database) -> Affected:
    return {
        "rfc": row.rfc,
        "sections": _texts(row.sections),
        "state": row.state.label,
        "is_affected": row.state.is_affected,
        "settled_in": _settled_in(row, issue, database) if row.state.is_affected else [],
        "note": row.note,
    }


def _settled_in(row: AffectedRow, issue: Issue, database: Database) -> list[int]:
    """Return the RFCs that settle the issue for who implements the RFC of `row`; current ones, where there are any.

    Those are later ones of its family and its updates, where the entry calls the issue fixed or clarified in them,
    and the one that settles the issue as a whole. One that the RFC of `row` replaced, settles it in that RFC too.
    """
    family, rfc = database.family(row.rfc), database.rfc.get(row.rfc)
    members = family.rfcs if family else (row.rfc,)
    place = members.index(row.rfc)
    settling = {other.rfc for other in issue.affects if other.state in (State.FIXED, State.CLARIFIED)}
    found = settling.intersection((*members[place + 1 :], *(rfc.updated_by if rfc else ())))
    if issue.is_settled and issue.resolution and issue.resolution.by:
        found.add(row.rfc if issue.resolution.by in members[:place] else issue.resolution.by)
        heirs = database.family(issue.resolution.by)
        found |= settling.intersection(heirs.rfcs if heirs else ())
    return sorted(found & database.current or found)


def _texts(sections: tuple[Section, ...]) -> list[str]:
    return [section.text for section in sections]


def _erratum_record(erratum: Erratum, database: Database) -> ErratumRecord:
    return {
        "eid": erratum.eid,
        "rfc": erratum.rfc,
        "sections": _texts(erratum.sections),
        "status": erratum.status.label,
        "type": erratum.type.label,
        "is_rejected": erratum.status is ErratumStatus.REJECTED,
        "is_live": database.is_live_erratum(erratum),
        "summary": erratum.summary,
        "url": erratum.url,
        "issues": [issue.id for issue in database.issues_of_erratum.get(erratum.eid, ())],
    }


def make_rfc_record(rfc: Rfc, database: Database) -> RfcRecord:
    """Return the record of one RFC. Where its list of sections is unknown, they are those that entries name."""
    family = database.family(rfc.number)
    newest = family.rfcs[-1] if family else None
    cited = sorted(database.cited_sections.get(rfc.number, ()))
    sections: dict[str, str | None] = dict.fromkeys(section.text for section in cited)
    if rfc.has_sections:
        sections = {section.text: heading.title for section, heading in rfc.heading_of.items()}
    return {
        "number": rfc.number,
        "title": rfc.title,
        "status": rfc.status.label,
        "published": rfc.published,
        "is_current": rfc.number in database.current,
        "obsoletes": list(rfc.obsoletes),
        "obsoleted_by": list(rfc.obsoleted_by),
        "updates": list(rfc.updates),
        "updated_by": list(rfc.updated_by),
        "newest": newest if newest != rfc.number else None,
        "has_sections": rfc.has_sections,
        "sections": sections,
        "standing": _standing(rfc, database),
    }


def _standing(rfc: Rfc, database: Database) -> list[StandingRecord]:
    places = [place for place in database.standing if place.rfc == rfc.number]
    # The whole document first; Section orders the others as the document does.
    places.sort(key=lambda place: (place.section is not None, place.section or Section("0")))
    return [
        {
            "section": place.section.text if place.section else None,
            "issues": [issue.id for issue, _ in database.standing[place].issues],
            "errata": [erratum.eid for erratum in database.standing[place].errata],
        }
        for place in places
    ]
