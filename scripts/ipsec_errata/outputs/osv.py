"""Issues that touch security, as records of the OSV format (ossf/osv-schema 1.7).

The format describes flaws of packages in versions. A flaw of a protocol text has neither, so a record has no
`affected`: what takes its place is in `database_specific`, whose content the format leaves to each database.
"""

from __future__ import annotations

import json
import re

from ipsec_errata.addresses import SiteRoot, issue_page
from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.impact import Security
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place
from ipsec_errata.model.reference import Reference, ReferenceType
from ipsec_errata.model.stamp import utc_stamp
from ipsec_errata.output_file import StaticFile
from ipsec_errata.outputs.api.envelope import FOLDER, LICENSE, NOTICE, Json

SCHEMA_VERSION = "1.7.4"
# What the format asks for and this data cannot give; the index of the records says it to every reader.
DOES_NOT_FIT = (
    ("affected", "A protocol text is no package and has no versions; see `database_specific.affects` for RFCs."),
    ("severity", "No CVSS vector is assigned; see `database_specific.impact`."),
    ("credits", "Who noted a problem is told in its history as text, not as a list of people."),
    ("id", "The prefix IPE is not registered, so the form for other databases is used: x_IPE-0001."),
)
_CVE = re.compile(r"\bCVE-[0-9]{4}-[0-9]{4,}\b")
_REFERENCE_TYPE = {
    ReferenceType.ERRATUM: "REPORT",
    ReferenceType.BUG: "REPORT",
    ReferenceType.PAPER: "ARTICLE",
    ReferenceType.CVE: "ADVISORY",
}


def osv_id(issue_id: str) -> str:
    """Return the ID of an issue in OSV."""
    return f"x_{issue_id}"


def osv_path(issue_id: str) -> str:
    """Return the path of the record of an issue below the site."""
    return f"{FOLDER}/osv/{osv_id(issue_id)}.json"


def osv_issues(database: Database) -> list[Issue]:
    """Return the issues that have a record: those with an effect on security."""
    return [issue for issue in database.issues if issue.impact.security is not Security.NONE]


def render_osv(issue: Issue, database: Database, root: SiteRoot) -> StaticFile:
    """Return the record of an issue."""
    record: Json = {
        "schema_version": SCHEMA_VERSION,
        "id": osv_id(issue.id),
        "modified": utc_stamp(issue.modified),
        "published": utc_stamp(issue.filed),
        **({"withdrawn": utc_stamp(issue.modified)} if issue.status.is_dismissed else {}),
        "related": _related(issue, database),
        "summary": issue.title,
        "details": f"{issue.summary}\n\n{issue.description.strip()}\n\nWhat to do: {issue.guidance_implementer}",
        "references": _references(issue, database, root),
        "database_specific": {
            "status": issue.status.value,
            "live": issue.id in database.live,
            "class": issue.issue_class.value,
            "impact": {
                "interop": issue.impact.interop.value,
                "security": issue.impact.security.value,
                "operations": issue.impact.operations.value,
            },
            "affects": [
                {
                    "rfc": row.rfc,
                    "sections": [section.text for section in row.sections],
                    "state": row.state.value,
                }
                for row in issue.affects
                if row.state is not State.NOT_APPLICABLE
            ],
            "license": LICENSE,
            "notice": NOTICE,
        },
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return StaticFile(path=osv_path(issue.id), content=text.encode("utf-8", "replace") + b"\n")


def _related(issue: Issue, database: Database) -> list[str]:
    """Return CVE numbers that references name, and records of related issues: flaws of products are not this flaw."""
    texts = [f"{row.title} {row.url or ''}" for row in issue.references if row.type is ReferenceType.CVE]
    found = [number for text in texts for number in _CVE.findall(text)]
    others = [database.issue[other] for other in issue.relations.targets if other in database.issue]
    found += [osv_id(other.id) for other in others if other.impact.security is not Security.NONE]
    return list(dict.fromkeys(found))


def _references(issue: Issue, database: Database, root: SiteRoot) -> list[Json]:
    found = [("ADVISORY", root.page(issue_page(issue.id)))]
    found += [("REPORT", f"https://www.rfc-editor.org/errata/eid{eid}") for eid in issue.official.eids]
    found += [
        (_REFERENCE_TYPE.get(row.type, "WEB"), url)
        for row in issue.references
        if (url := _address(row, database)) is not None
    ]
    return [{"type": kind, "url": url} for kind, url in dict.fromkeys(found)]


def _address(row: Reference, database: Database) -> str | None:
    if row.url:
        return row.url
    if row.eid:
        return f"https://www.rfc-editor.org/errata/eid{row.eid}"
    if row.rfc:
        return database.published_url(Place(row.rfc, row.sections[0] if row.sections else None))
    meeting = database.meeting.get(row.meeting) if row.meeting else None
    return meeting.url if meeting else None
