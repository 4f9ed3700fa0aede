"""All entries as columns, for the faceted list in the browser: entries/list.json.

It belongs to `site_src/assets/list.js` and changes with it; programs use the API. Columns instead of rows, and
values as numbers, keep ten thousand entries small enough to be counted and sorted within a frame or two.
"""

from __future__ import annotations

import json
from typing import Any

from ipsec_errata.addresses import FACET_FOLDERS
from ipsec_errata.marks import grades, mark
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.issue import Issue, IssueStatus
from ipsec_errata.model.listed import Facet, FacetName, FacetValue, Listed, list_entries, list_facets
from ipsec_errata.output_file import StaticFile

PATH = "entries/list.json"
# What a row shows of an erratum, whose summary is its only headline; the page has the whole of it.
_TITLE_LENGTH = 160


def render_list_columns(database: Database) -> StaticFile:
    """Return the columns of all entries in the order of the plain list."""
    return StaticFile(path=PATH, content=encode_columns(list_entries(database), database))


def encode_columns(rows: tuple[Listed, ...], database: Database) -> bytes:
    """Return `rows` as JSON: `ids`, `titles`, `changed`, `weights`, and `facets` with values and columns.

    A facet has `counts`, how many values each row has, and `positions`, those values one after the other by their
    position in the facet's own list: two flat lists are read several times faster than one list for each row.
    """
    columns = {
        "ids": [row.entry.id for row in rows],
        "titles": [_shorten(row.title) for row in rows],
        "changed": [row.changed or "" for row in rows],
        "weights": [row.weight for row in rows],
        "facets": [_encode_facet(facet, rows) for facet in list_facets(rows, database)],
    }
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _encode_facet(facet: Facet, rows: tuple[Listed, ...]) -> dict[str, Any]:
    used = [value for value in facet.values if value.rows]
    position = {value.id: number for number, value in enumerate(used)}
    return {
        "name": facet.name.value,
        "label": facet.name.label,
        "folder": FACET_FOLDERS.get(facet.name, ""),
        "values": [[value.id, value.label, _sign(facet.name, value)] for value in used],
        "counts": [len(row.values.get(facet.name, ())) for row in rows],
        "positions": [position[value] for row in rows for value in row.values.get(facet.name, ())],
    }


def _sign(name: FacetName, value: FacetValue) -> str:
    """Return what stands beside the word in a row: a sign of status, or the number of bars of an impact."""
    match name:
        case FacetName.STATUS:
            return mark(IssueStatus(value.id))
        case FacetName.OFFICIAL:
            return mark(ErratumStatus(value.id))
        case FacetName.IMPACT:
            bars = {
                grade.label: grade.bars
                for row in value.rows
                if isinstance(row.entry, Issue)
                for grade in grades(row.entry.impact)
            }
            return str(bars[value.label])
        case _:
            return ""


def _shorten(title: str) -> str:
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1].rstrip() + "…"
