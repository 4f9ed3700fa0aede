"""Tables for spreadsheets (RFC 4180, UTF-8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ipsec_errata.addresses import SiteRoot, erratum_page, issue_page
from ipsec_errata.model.affected import State
from ipsec_errata.model.change import changes_of
from ipsec_errata.model.database import Database
from ipsec_errata.model.place import Place
from ipsec_errata.output_file import StaticFile
from ipsec_errata.outputs.api.envelope import FOLDER
from ipsec_errata.spreadsheet import Cell, render_csv

_ENTRY_COLUMNS = (
    *("id", "kind", "status", "live", "class", "type", "interop", "security", "operations"),
    *("rfcs", "protocols", "topics", "title", "summary", "created", "modified", "url"),
)
_PLACE_COLUMNS = ("entry", "rfc", "section", "state", "affected", "official_url")
_CHANGE_COLUMNS = ("date", "key", "kind", "subject", "before", "after", "headline", "note")


def render_tables(database: Database, root: SiteRoot) -> Iterator[StaticFile]:
    """Yield the tables: entries, one row for each; places, one row for each section of an entry; changes."""
    yield _table("entries", _ENTRY_COLUMNS, _entries(database, root))
    yield _table("places", _PLACE_COLUMNS, _places(database))
    yield _table("changes", _CHANGE_COLUMNS, _changes(database))


def _table(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> StaticFile:
    content = render_csv(columns, rows).encode("utf-8", "replace")
    return StaticFile(path=f"{FOLDER}/{name}.csv", content=content)


def _entries(database: Database, root: SiteRoot) -> Iterator[Sequence[Cell]]:
    for issue in database.issues:
        yield (
            *(issue.id, "issue", issue.status.value, issue.id in database.live, issue.issue_class.value, None),
            *(issue.impact.interop.value, issue.impact.security.value, issue.impact.operations.value),
            *(" ".join(str(row.rfc) for row in issue.affects), " ".join(issue.protocols), " ".join(issue.topics)),
            *(issue.title, issue.summary, issue.filed, issue.modified, root.page(issue_page(issue.id))),
        )
    for erratum in database.errata:
        where = ", ".join(place.label for place in erratum.places)
        yield (
            *(erratum.id, "erratum", erratum.status.value, database.is_live_erratum(erratum), None),
            *(erratum.type.value, None, None, None, erratum.rfc, None, None, f"{erratum.label}: {where}"),
            *(erratum.summary, erratum.reported, erratum.updated, root.page(erratum_page(erratum.eid))),
        )
    for moved in database.moved:
        row: dict[str, Cell] = dict.fromkeys(_ENTRY_COLUMNS)
        title = f"{moved.id} is treated as {moved.to}"
        row |= {"id": moved.id, "kind": "moved", "title": title, "url": root.page(issue_page(moved.id))}
        yield tuple(row.values())


def _places(database: Database) -> Iterator[Sequence[Cell]]:
    for issue in database.issues:
        for row in issue.affects:
            if row.state is not State.NOT_APPLICABLE:
                for place in row.places:
                    yield _place(issue.id, place, row.state, database)
    for erratum in database.errata:
        for place in erratum.places:
            yield _place(erratum.id, place, None, database)


def _place(entry: str, place: Place, state: State | None, database: Database) -> Sequence[Cell]:
    # Spreadsheets read 2.10 as a number; with the word before it stays what it is.
    section = place.section.label if place.section else None
    affected = state.is_affected if state else None
    return (entry, place.rfc, section, state.value if state else None, affected, database.published_url(place))


def _changes(database: Database) -> Iterator[Sequence[Cell]]:
    for change in changes_of(database):
        before = change.before.value if change.before else None
        after = change.after.value if change.after else None
        yield (
            change.day,
            change.key,
            change.kind.value,
            change.subject_id,
            before,
            after,
            change.headline,
            change.note,
        )
