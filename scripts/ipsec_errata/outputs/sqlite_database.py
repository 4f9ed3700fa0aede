"""The whole catalogue as one SQLite file, with full-text search (FTS5)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from ipsec_errata.addresses import SiteRoot, erratum_page, issue_page, rfc_page
from ipsec_errata.model.affected import State
from ipsec_errata.model.change import changes_of
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place
from ipsec_errata.output_file import StaticFile
from ipsec_errata.outputs.api.envelope import FOLDER, LICENSE, NOTICE, SCHEMA_VERSION
from ipsec_errata.outputs.sqlite_tables import FULL_TEXT, TABLES

PATH = f"{FOLDER}/ipsec-errata.sqlite"

Row = Sequence[str | int | None]


def render_sqlite(database: Database, root: SiteRoot) -> StaticFile:
    """Return the database file. The same data give the same bytes, as long as the SQLite library is the same."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        for table, rows in _tables(database, root):
            filled = list(rows)
            if filled:
                marks = ", ".join("?" * len(filled[0]))
                # Table names are those of this module, never of the data.
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", filled)  # noqa: S608
        connection.execute(FULL_TEXT)
        connection.commit()
        # Pages that the insertions left half empty would make the file depend on their order.
        connection.execute("VACUUM")
        return StaticFile(path=PATH, content=connection.serialize())


def _tables(database: Database, root: SiteRoot) -> Iterator[tuple[str, Iterator[Row]]]:
    yield "about", _about(database, root)
    yield "families", ((row.id, row.label, row.text) for row in database.vocabulary.families)
    yield "rfcs", _rfcs(database, root)
    yield "rfc_relations", _rfc_relations(database)
    yield "sections", _sections(database)
    yield "entries", _entries(database, root)
    yield "places", _places(database)
    yield "words", _words(database)
    yield "entry_words", _entry_words(database)
    yield "readings", ((row.id, one.reading, one.consequence) for row in database.issues for one in row.readings)
    yield (
        "symptoms",
        ((row.id, one.kind.value, one.text, one.source) for row in database.issues for one in row.symptoms),
    )
    yield "relations", _relations(database)
    yield "changes", _changes(database)


def _about(database: Database, root: SiteRoot) -> Iterator[Row]:
    yield "schema_version", SCHEMA_VERSION
    yield "modified", database.as_of
    yield "license", LICENSE
    yield "notice", NOTICE
    yield "url", root.url


def _rfcs(database: Database, root: SiteRoot) -> Iterator[Row]:
    for rfc in database.rfcs:
        family = database.family(rfc.number)
        yield (
            *(rfc.number, rfc.title, rfc.published, rfc.status.value, rfc.stream.value, rfc.working_group, rfc.doi),
            *(rfc.number in database.current, family.id if family else None, root.page(rfc_page(rfc.number))),
        )


def _rfc_relations(database: Database) -> Iterator[Row]:
    for rfc in database.rfcs:
        for relation in ("obsoletes", "obsoleted_by", "updates", "updated_by"):
            for other in dict.fromkeys(getattr(rfc, relation)):
                yield rfc.number, relation, other


def _sections(database: Database) -> Iterator[Row]:
    for rfc in database.rfcs:
        for position, heading in enumerate(rfc.heading_of.values(), start=1):
            url = database.published_url(Place(rfc.number, heading.section))
            yield rfc.number, heading.section.text, position, heading.title, url


def _entries(database: Database, root: SiteRoot) -> Iterator[Row]:
    for issue in database.issues:
        impact = issue.impact
        yield (
            *(issue.id, "issue", issue.title, issue.summary, issue.status.value, issue.id in database.live),
            *(issue.issue_class.value, None, impact.interop.value, impact.security.value, impact.operations.value),
            *(issue.guidance_implementer, _text(issue), issue.filed, issue.modified, None),
            root.page(issue_page(issue.id)),
        )
    for erratum in database.errata:
        title = f"{erratum.label}: {', '.join(place.label for place in erratum.places)}"
        yield (
            *(erratum.id, "erratum", title, erratum.summary, erratum.status.value, database.is_live_erratum(erratum)),
            *(None, erratum.type.value, None, None, None),
            *(None, None, erratum.reported, erratum.updated, None),
            root.page(erratum_page(erratum.eid)),
        )
    for moved in database.moved:
        title = f"{moved.id} is treated as {moved.to}"
        yield (moved.id, "moved", title, *(None,) * 12, moved.to, root.page(issue_page(moved.id)))


def _text(issue: Issue) -> str:
    """Return everything else in which people search."""
    parts = [issue.description, issue.guidance_operator or ""]
    parts += [f"{row.reading} {row.consequence}" for row in issue.readings]
    parts += [row.text for row in issue.symptoms]
    parts += issue.check
    return "\n\n".join(part for part in parts if part)


def _places(database: Database) -> Iterator[Row]:
    for issue in database.issues:
        for row in issue.affects:
            if row.state is not State.NOT_APPLICABLE:
                for place in row.places:
                    section = place.section.text if place.section else None
                    yield issue.id, place.rfc, section, row.state.value, row.state.is_affected, row.note
    for erratum in database.errata:
        for place in erratum.places:
            yield erratum.id, place.rfc, place.section.text if place.section else None, None, None, None


def _words(database: Database) -> Iterator[Row]:
    for facet, words in (("protocol", database.vocabulary.protocols), ("topic", database.vocabulary.topics)):
        for word in words:
            yield facet, word.id, word.label, word.text


def _entry_words(database: Database) -> Iterator[Row]:
    for issue in database.issues:
        for facet, words in (("protocol", issue.protocols), ("topic", issue.topics)):
            for word in dict.fromkeys(words):
                yield issue.id, facet, word


def _relations(database: Database) -> Iterator[Row]:
    for issue in database.issues:
        named = issue.relations
        rows = [("related", other) for other in named.related]
        rows += [("depends_on", other) for other in named.depends_on]
        rows += [("supersedes", other) for other in named.supersedes]
        if named.duplicate_of:
            rows.append(("duplicate_of", named.duplicate_of))
        for relation, other in dict.fromkeys(rows):
            yield issue.id, relation, other


def _changes(database: Database) -> Iterator[Row]:
    for change in changes_of(database):
        before = change.before.value if change.before else None
        after = change.after.value if change.after else None
        yield change.key, change.day, change.kind.value, change.subject_id, before, after, change.headline, change.note
