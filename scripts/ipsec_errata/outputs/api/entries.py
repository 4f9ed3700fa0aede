"""Issues, official errata and moved issues as objects of the API."""

from __future__ import annotations

from ipsec_errata.addresses import SiteRoot, erratum_page, issue_page
from ipsec_errata.citation import cite_erratum, cite_issue, render_bibtex
from ipsec_errata.model.affected import Affected
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.impact import Impact
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.lineage import Strip
from ipsec_errata.model.reference import Reference
from ipsec_errata.model.resolution import Resolution
from ipsec_errata.model.stamp import utc_stamp
from ipsec_errata.outputs.api.envelope import FOLDER, Json


def issue_path(issue_id: str) -> str:
    """Return the path of an issue's document below the API."""
    return f"issues/{issue_id}.json"


def erratum_path(eid: int) -> str:
    """Return the path of an erratum's document below the API."""
    return f"errata/eid{eid}.json"


def erratum_day(erratum: Erratum, database: Database) -> str:
    """Return the day of the newest fact about an erratum; the RFC's month where the RFC Editor gives none."""
    rfc = database.rfc.get(erratum.rfc)
    return erratum.updated or erratum.reported or (rfc.published if rfc else database.as_of)


def issue_row(issue: Issue, database: Database, root: SiteRoot) -> Json:
    """Return what lists show of an issue."""
    return {
        "id": issue.id,
        "kind": "issue",
        "title": issue.title,
        "summary": issue.summary,
        "status": issue.status.value,
        "live": issue.id in database.live,
        "class": issue.issue_class.value,
        "type": None,
        "rfcs": [row.rfc for row in issue.affects],
        "protocols": list(issue.protocols),
        "topics": list(issue.topics),
        "impact": _impact(issue.impact),
        "created": utc_stamp(issue.filed),
        "modified": utc_stamp(issue.modified),
        "url": root.page(issue_page(issue.id)),
        "json": root.file(f"{FOLDER}/{issue_path(issue.id)}"),
    }


def erratum_row(erratum: Erratum, database: Database, root: SiteRoot) -> Json:
    """Return what lists show of an erratum."""
    day = erratum_day(erratum, database)
    return {
        "id": erratum.id,
        "kind": "erratum",
        "title": f"{erratum.label}: {', '.join(place.label for place in erratum.places)}",
        "summary": erratum.summary,
        "status": erratum.status.value,
        "live": database.is_live_erratum(erratum),
        "class": None,
        "type": erratum.type.value,
        "rfcs": [erratum.rfc],
        "protocols": [],
        "topics": [],
        "impact": None,
        "created": utc_stamp(erratum.reported or day),
        "modified": utc_stamp(day),
        "url": root.page(erratum_page(erratum.eid)),
        "json": root.file(f"{FOLDER}/{erratum_path(erratum.eid)}"),
    }


def moved_object(moved: Moved, database: Database, root: SiteRoot) -> Json:
    """Return a moved issue, which is the same in lists and in its own document."""
    target = database.issue[moved.to]
    return {
        "id": moved.id,
        "kind": "moved",
        "to": moved.to,
        "title": f"{moved.id} is treated as {moved.to}: {target.title}",
        "modified": utc_stamp(target.modified),
        "url": root.page(issue_page(moved.id)),
        "json": root.file(f"{FOLDER}/{issue_path(moved.id)}"),
    }


def issue_object(issue: Issue, database: Database, root: SiteRoot) -> Json:
    """Return everything about an issue, with what follows from other entries: live, lineage, who names it."""
    return {
        **issue_row(issue, database, root),
        "aliases": list(issue.aliases),
        "scope": {
            "roles": [role.value for role in issue.scope.roles],
            "modes": [mode.value for mode in issue.scope.modes],
            "ip": [version.value for version in issue.scope.ip],
        },
        "description": issue.description,
        "readings": [{"reading": row.reading, "consequence": row.consequence} for row in issue.readings],
        "affects": [_affected(row) for row in issue.affects],
        "lineage": [_strip(strip) for strip in database.lineage_of(issue)],
        "guidance": {"implementer": issue.guidance_implementer, "operator": issue.guidance_operator},
        "symptoms": [{"kind": row.kind.value, "text": row.text, "source": row.source} for row in issue.symptoms],
        "check": list(issue.check),
        "official": {
            "eids": list(issue.official.eids),
            "none_because": issue.official.none_because.value if issue.official.none_because else None,
            "note": issue.official.note,
        },
        "resolution": _resolution(issue.resolution) if issue.resolution else None,
        "references": [_reference(row) for row in issue.references],
        "relations": {
            "related": list(issue.relations.related),
            "depends_on": list(issue.relations.depends_on),
            "duplicate_of": issue.relations.duplicate_of,
            "supersedes": list(issue.relations.supersedes),
            "named_by": [other.id for other in database.named_by.get(issue.id, ())],
        },
        "meetings": [
            {"meeting": meeting.id, "item": item.id} for meeting, item in database.agenda_items_of.get(issue.id, ())
        ],
        "first_noted": (
            {"date": issue.first_noted.date, "where": issue.first_noted.where} if issue.first_noted else None
        ),
        "history": [{"date": row.date, "status": row.status.value, "note": row.note} for row in issue.history],
        "cite": {"text": cite_issue(issue, root), "bibtex": render_bibtex(issue, root)},
        "source": issue.path,
    }


def erratum_object(erratum: Erratum, database: Database, root: SiteRoot) -> Json:
    """Return everything about an erratum; its text is at the RFC Editor."""
    return {
        **erratum_row(erratum, database, root),
        "eid": erratum.eid,
        "rfc": erratum.rfc,
        "sections": [section.text for section in erratum.sections],
        "official_url": erratum.url,
        "reported": erratum.reported,
        "reported_by": erratum.reported_by,
        "verified_by": erratum.verified_by,
        "updated": erratum.updated,
        "filed_under": erratum.filed_under,
        "section_field": erratum.section_field,
        "found_by": erratum.found_by.value,
        "flags": [{"code": flag.code, "text": flag.text} for flag in erratum.flags],
        "curated": erratum.is_curated,
        "reason": erratum.reason,
        "later": [
            {
                "rfc": later.rfc,
                "state": later.state.value,
                "sections": [section.text for section in later.sections],
                "note": later.note,
            }
            for later in erratum.later
        ],
        "issues": [issue.id for issue in database.issues_of_erratum.get(erratum.eid, ())],
        "cite": {"text": cite_erratum(erratum)},
        "source": erratum.path,
    }


def _impact(impact: Impact) -> Json:
    return {
        "interop": impact.interop.value,
        "security": impact.security.value,
        "operations": impact.operations.value,
    }


def _affected(row: Affected) -> Json:
    passage = row.passage
    return {
        "rfc": row.rfc,
        "sections": [section.text for section in row.sections],
        "state": row.state.value,
        "affected": row.state.is_affected,
        "note": row.note,
        "passage": (
            {
                "section": passage.section.text,
                "starts": passage.starts,
                "ends": passage.ends,
                "sha256": passage.sha256,
            }
            if passage
            else None
        ),
    }


def _strip(strip: Strip) -> Json:
    return {
        "family": strip.family.id if strip.family else None,
        "rfcs": [
            {
                "rfc": cell.rfc,
                "state": cell.state.value,
                "stated": cell.affected is not None,
                "current": cell.is_current,
                "before_origin": cell.is_before,
            }
            for cell in strip.cells
        ],
    }


def _resolution(resolution: Resolution) -> Json:
    return {
        "kind": resolution.kind.value,
        "by": resolution.by,
        "eid": resolution.eid,
        "sections": [section.text for section in resolution.sections],
        "date": resolution.date,
        "text": resolution.text,
        "rationale": resolution.rationale,
    }


def _reference(row: Reference) -> Json:
    return {
        "type": row.type.value,
        "title": row.title,
        "rfc": row.rfc,
        "sections": [section.text for section in row.sections],
        "eid": row.eid,
        "meeting": row.meeting,
        "url": row.url,
        "date": row.date,
    }
