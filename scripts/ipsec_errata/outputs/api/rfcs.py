"""RFCs and their sections as objects of the API, with what stands on them."""

from __future__ import annotations

from collections.abc import Mapping

from ipsec_errata.addresses import SiteRoot, rfc_page
from ipsec_errata.feeds import rfc_feed
from ipsec_errata.model.affected import Affected, State
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.section import Section
from ipsec_errata.model.standing import Standing
from ipsec_errata.notices import notice_of, notice_path
from ipsec_errata.outputs.api.envelope import FOLDER, Json

Rows = Mapping[str, Json]


def rfc_path(number: int) -> str:
    """Return the path of an RFC's document below the API."""
    return f"rfcs/{number}.json"


def section_path(place: Place) -> str:
    """Return the path of a section's document below the API."""
    return f"rfcs/{place.rfc}/{place.section}.json"


def rfc_object(rfc: Rfc, database: Database, root: SiteRoot) -> Json:
    """Return what the catalogue knows about an RFC, without its sections."""
    family = database.family(rfc.number)
    notice = notice_of(rfc, database)
    issues = [issue for issue, row in database.issues_of.get(rfc.number, ()) if row.state is not State.NOT_APPLICABLE]
    return {
        "number": rfc.number,
        "name": rfc.name,
        "title": rfc.title,
        "published": rfc.published,
        "authors": list(rfc.authors),
        "status": rfc.status.value,
        "status_published": rfc.status_published.value,
        "stream": rfc.stream.value,
        "working_group": rfc.working_group,
        "also": list(rfc.also),
        "doi": rfc.doi,
        "obsoletes": list(rfc.obsoletes),
        "obsoleted_by": list(rfc.obsoleted_by),
        "updates": list(rfc.updates),
        "updated_by": list(rfc.updated_by),
        "current": rfc.number in database.current,
        "family": family.id if family else None,
        "note": rfc.note,
        "section_list": rfc.section_list.value,
        "issues": len(issues),
        "live_issues": sum(issue.id in database.live for issue in issues),
        "errata": len(database.errata_of.get(rfc.number, ())),
        "url": root.page(rfc_page(rfc.number)),
        "json": root.file(f"{FOLDER}/{rfc_path(rfc.number)}"),
        "feed": root.file(rfc_feed(rfc.number)),
        "notice": {
            "text": notice.text,
            "image": root.file(notice_path(rfc.number)),
            "html": notice.render_snippet(root),
        },
        "official_url": Place(rfc.number).rfc_editor_url,
    }


def section_objects(rfc: Rfc, database: Database, known: Mapping[Section, Standing]) -> list[Json]:
    """Return every section of an RFC in its order, with the IDs of what stands on it; `known` are in order.

    Where the section list is unknown, these are the sections that entries name, in the order of their numbers.
    """
    sections = list(rfc.heading_of) if rfc.has_sections else list(known)
    return [_section(rfc, section, database, known.get(section, Standing())) for section in sections]


def rfc_entries(rfc: Rfc, database: Database, rows: Rows) -> list[Json]:
    """Return the rows of everything about an RFC: issues with their state in it, then errata."""
    issues = [
        _issue_here(issue, row, rows)
        for issue, row in database.issues_of.get(rfc.number, ())
        if row.state is not State.NOT_APPLICABLE
    ]
    return issues + [_erratum_here(erratum, rows) for erratum in database.errata_of.get(rfc.number, ())]


def section_payload(place: Place, known: Mapping[Section, Standing], database: Database, rows: Rows) -> Json:
    """Return what stands on a section, in the sections below it and on those it lies in.

    `known` are the sections of the RFC on which something stands, in order; `place.section` is one of them.
    """
    section = place.section
    assert section is not None  # noqa: S101 - the whole document has the document of its RFC
    rfc = database.rfc[place.rfc]
    around: list[Json] = []
    parent = section.parent
    while parent:
        if parent in known:
            around.append({"section": parent.text, "entries": _ids(known[parent])})
        parent = parent.parent
    whole = database.at(place.rfc, None)
    if not whole.is_empty:
        around.append({"section": None, "entries": _ids(whole)})
    here = known[section]
    entries = [_issue_here(issue, row, rows) for issue, row in here.issues]
    entries += [_erratum_here(erratum, rows) for erratum in here.errata]
    return {
        "rfc": place.rfc,
        "section": _section(rfc, section, database, here),
        "total": len(entries),
        "entries": entries,
        "within": [
            {"section": other.text, "entries": _ids(known[other])}
            for other in known
            if other != section and other.is_within(section)
        ],
        "around": around,
    }


def _section(rfc: Rfc, section: Section, database: Database, standing: Standing) -> Json:
    heading = rfc.heading_of.get(section)
    return {
        "section": section.text,
        "title": heading.title if heading else None,
        "anchor": section.anchor,
        "official_url": database.published_url(Place(rfc.number, section)),
        "entries": _ids(standing),
    }


def _ids(standing: Standing) -> list[str]:
    return [issue.id for issue, _ in standing.issues] + [erratum.id for erratum in standing.errata]


def _issue_here(issue: Issue, row: Affected, rows: Rows) -> Json:
    return {
        **rows[issue.id],
        "state_here": row.state.value,
        "affected_here": row.state.is_affected,
        "sections_here": [section.text for section in row.sections],
    }


def _erratum_here(erratum: Erratum, rows: Rows) -> Json:
    return {
        **rows[erratum.id],
        "state_here": None,
        "affected_here": None,
        "sections_here": [section.text for section in erratum.sections],
    }
