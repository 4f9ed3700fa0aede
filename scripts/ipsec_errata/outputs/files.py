"""Every file of the site that is no page, as a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.feeds import feeds_of
from ipsec_errata.model.database import Database
from ipsec_errata.notices import notice_of
from ipsec_errata.output_file import StaticFile
from ipsec_errata.outputs.api.documents import render_api
from ipsec_errata.outputs.api.envelope import FOLDER
from ipsec_errata.outputs.atom import render_feed
from ipsec_errata.outputs.bibtex import render_bibliography
from ipsec_errata.outputs.csv_tables import render_tables
from ipsec_errata.outputs.duvet import render_duvet
from ipsec_errata.outputs.host_headers import render_headers
from ipsec_errata.outputs.list_columns import render_list_columns
from ipsec_errata.outputs.notice import render_notice
from ipsec_errata.outputs.osv import osv_issues, render_osv
from ipsec_errata.outputs.published_schemas import render_schemas
from ipsec_errata.outputs.search_index import render_search_index
from ipsec_errata.outputs.sqlite_database import render_sqlite
from ipsec_errata.word_texts import explain_words

READER_PATH = f"{FOLDER}/ipsec_errata_reader.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is published beside the database, and where: `schemas` by their path below the project and the site,
    `assets` as scripts and styles that were joined, `releases` as the days of the releases of the data, `reader` the
    module for other projects if there is one.
    """

    root: SiteRoot
    schemas: Mapping[str, Mapping[str, Any]]
    assets: tuple[StaticFile, ...]
    releases: tuple[str, ...]
    reader: bytes | None


def render_files(database: Database, publication: Publication) -> Iterator[StaticFile]:
    """Yield all files; the same data gives the same bytes in the same order."""
    root = publication.root
    meanings = explain_words(publication.schemas["schema/issue.schema.json"])
    # What pages ask for comes first: a preview makes files in this order, until it has the one that is asked for.
    yield from publication.assets
    yield render_search_index(database)
    yield from render_list_columns(database)
    yield render_headers()
    yield from render_schemas(publication.schemas, root)
    yield from render_api(database, meanings, publication.releases, root)
    yield from render_tables(database, root)
    yield render_sqlite(database, root)
    yield render_bibliography(database, root)
    for issue in osv_issues(database):
        yield render_osv(issue, database, root)
    yield from render_duvet(database, root)
    for rfc in database.rfcs:
        yield render_notice(notice_of(rfc, database))
    if publication.reader is not None:
        yield StaticFile(path=READER_PATH, content=publication.reader)
    for feed in feeds_of(database):
        yield render_feed(feed, root)
