"""Every document of the API."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.model.change import Change, changes_of
from ipsec_errata.model.database import Database
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.model.standing import Standing
from ipsec_errata.output_file import StaticFile
from ipsec_errata.outputs.api.entries import (
    erratum_day,
    erratum_object,
    erratum_path,
    erratum_row,
    issue_object,
    issue_path,
    issue_row,
    moved_object,
)
from ipsec_errata.outputs.api.envelope import Json, render_document
from ipsec_errata.outputs.api.rfcs import (
    rfc_entries,
    rfc_object,
    rfc_path,
    section_objects,
    section_path,
    section_payload,
)
from ipsec_errata.outputs.api.words import change_object, meeting_object, vocabulary_object, word_object
from ipsec_errata.outputs.osv import DOES_NOT_FIT, osv_id, osv_issues, osv_path

# What there is, for the document that everything can be found from.
_DIRECTORY = (
    ("all.json", "all", "Everything in one file: issues, errata, RFCs with sections, meetings, vocabulary"),
    ("entries.json", "entries", "One row for every issue, official erratum and moved issue"),
    ("issues/{id}.json", "issue", "One issue, such as IPE-0001; `moved` where it is treated under another ID"),
    ("errata/{id}.json", "erratum", "One official erratum, such as eid4387"),
    ("rfcs.json", "rfcs", "The catalogue of RFCs"),
    ("rfcs/{number}.json", "rfc", "One RFC, its sections, and everything about it"),
    ("rfcs/{number}/{section}.json", "section", "One section, only where something stands on it"),
    ("topics/{word}.json", "topic", "The issues of one topic"),
    ("vocabulary.json", "vocabulary", "Protocols, topics, families and the closed lists of words"),
    ("meetings.json", "meetings", "Minutes as structure, and what became of each item"),
    ("osv.json", "osv", "Which issues have a record in the format of OSV, and what does not fit into it"),
    ("changes/all.json", "changes", "Everything that happened, newest first"),
    ("changes/since-{release}.json", "changes", "What happened on or after the day of a release"),
)


def render_api(
    database: Database, meanings: Mapping[str, Mapping[str, str]], releases: Sequence[str], root: SiteRoot
) -> Iterator[StaticFile]:
    """Yield all documents. `releases` are the days of the releases, `meanings` explain words of closed lists."""
    issues = [issue_object(issue, database, root) for issue in database.issues]
    errata = [erratum_object(erratum, database, root) for erratum in database.errata]
    moved = [moved_object(row, database, root) for row in database.moved]
    rows = {issue.id: issue_row(issue, database, root) for issue in database.issues}
    rows |= {erratum.id: erratum_row(erratum, database, root) for erratum in database.errata}
    rfcs = [rfc_object(rfc, database, root) for rfc in database.rfcs]
    standing = _standing_by_rfc(database)
    sections = [section_objects(rfc, database, standing[rfc.number]) for rfc in database.rfcs]
    vocabulary = vocabulary_object(database.vocabulary, meanings, root)
    meetings = [meeting_object(meeting, root) for meeting in database.meetings]

    def render(kind: str, path: str, day: str, payload: Json) -> StaticFile:
        return render_document(kind, path, day, payload, root)

    newest = database.as_of
    yield render("index", "index.json", newest, _directory(releases))
    entries = [*rows.values(), *moved]
    yield render("entries", "entries.json", newest, {"total": len(entries), "entries": entries})
    everything: Json = {
        "total": len(entries),
        "issues": issues,
        "errata": errata,
        "moved": moved,
        "rfcs": [{**rfc, "sections": below} for rfc, below in zip(rfcs, sections, strict=True)],
        "meetings": meetings,
        "vocabulary": vocabulary,
    }
    yield render("all", "all.json", newest, everything)
    for issue, found in zip(database.issues, issues, strict=True):
        yield render("issue", issue_path(issue.id), issue.modified, {"issue": found})
    for row, found in zip(database.moved, moved, strict=True):
        yield render("moved", issue_path(row.id), database.issue[row.to].modified, {"moved": found})
    for erratum, found in zip(database.errata, errata, strict=True):
        yield render("erratum", erratum_path(erratum.eid), erratum_day(erratum, database), {"erratum": found})
    yield render("rfcs", "rfcs.json", newest, {"total": len(rfcs), "rfcs": rfcs})
    for rfc, found, below in zip(database.rfcs, rfcs, sections, strict=True):
        about = rfc_entries(rfc, database, rows)
        payload = {"rfc": found, "sections": below, "total": len(about), "entries": about}
        yield render("rfc", rfc_path(rfc.number), _day(about, rfc.published), payload)
        known = standing[rfc.number]
        for section in known:
            place = Place(rfc.number, section)
            here = section_payload(place, known, database, rows)
            yield render("section", section_path(place), _day(here["entries"], rfc.published), here)
    for topic in database.vocabulary.topics:
        named = [rows[issue.id] for issue in database.issues if topic.id in issue.topics]
        payload = {"topic": word_object(topic, "topics", root), "total": len(named), "entries": named}
        yield render("topic", f"topics/{topic.id.replace('_', '-')}.json", _day(named, newest), payload)
    yield render("vocabulary", "vocabulary.json", newest, {"vocabulary": vocabulary})
    yield render("meetings", "meetings.json", newest, {"total": len(meetings), "meetings": meetings})
    records = [
        {"issue": issue.id, "osv": osv_id(issue.id), "address": root.file(osv_path(issue.id))}
        for issue in osv_issues(database)
    ]
    unfit = [{"field": field, "why": why} for field, why in DOES_NOT_FIT]
    yield render("osv", "osv.json", newest, {"total": len(records), "records": records, "does_not_fit": unfit})
    changes = changes_of(database)
    yield render("changes", "changes/all.json", newest, _changes(changes, None, root))
    for day in releases:
        since = [change for change in changes if change.day >= day]
        yield render("changes", f"changes/since-{day}.json", newest, _changes(since, day, root))


def _directory(releases: Sequence[str]) -> Json:
    return {
        "documents": [{"path": path, "kind": kind, "text": text} for path, kind, text in _DIRECTORY],
        "releases": list(releases),
    }


def _changes(changes: Sequence[Change], since: str | None, root: SiteRoot) -> Json:
    return {
        "since": since,
        "total": len(changes),
        "changes": [change_object(change, root) for change in changes],
    }


def _standing_by_rfc(database: Database) -> defaultdict[int, dict[Section, Standing]]:
    """Return the sections of each RFC on which something stands, in order."""
    found: defaultdict[int, dict[Section, Standing]] = defaultdict(dict)
    for place in sorted(place for place in database.standing if place.section):
        if place.section:
            found[place.rfc][place.section] = database.standing[place]
    return found


def _day(rows: Sequence[Json], otherwise: str) -> str:
    """Return the newest day of rows; stamps of one form order as text."""
    return max((row["modified"][: len("YYYY-MM-DD")] for row in rows), default=otherwise)
