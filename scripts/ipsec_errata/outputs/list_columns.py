"""All entries as columns, for the faceted list in the browser: entries/list.json and entries/list-rows.json.

They belong to `site_src/assets/list/columns.js` and change with it; programs use the API. Columns instead of rows, and
values as numbers, keep ten thousand entries small enough to be counted and sorted within a frame or two.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ipsec_errata.addresses import FACET_FOLDERS
from ipsec_errata.marks import grades, mark
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.listed import Facet, FacetName, FacetValue, Listed, list_entries, list_facets
from ipsec_errata.output_file import StaticFile

# What is counted: needed before a list can be narrowed.
FACETS_PATH = "entries/list.json"
# What is drawn, searched and sorted by: the first rows are in the page, so this may come later.
ROWS_PATH = "entries/list-rows.json"
# What a row shows of an erratum, whose summary is its only headline; the page has the whole of it.
_TITLE_LENGTH = 160


def render_list_columns(database: Database) -> Iterator[StaticFile]:
    """Yield the columns of all entries in the order of the plain list."""
    rows = list_entries(database)
    yield StaticFile(path=FACETS_PATH, content=encode_facets(rows, database))
    yield StaticFile(path=ROWS_PATH, content=encode_rows(rows))


def encode_facets(rows: tuple[Listed, ...], database: Database) -> bytes:
    """Return the `facets` of `rows` as JSON, with their values and columns.

    A facet has `totals`, how many rows have each value, `counts`, how many values each row has, and `positions`, those
    values one after the other by their position in the facet's own list: two flat lists are read several times faster
    than one list for each row.
    """
    return _encode({"facets": [_encode_facet(facet, rows) for facet in list_facets(rows, database)]})


def encode_rows(rows: tuple[Listed, ...]) -> bytes:
    """Return as JSON what is drawn of `rows`: `ids`, `titles`, `changed` and `weights`.

    The first three are one text each, a line for each row: a browser reads one long text ten times faster than many.
    """
    columns = {
        "ids": "\n".join(row.entry.id for row in rows),
        "titles": "\n".join(_shorten(row.title) for row in rows),
        "changed": "\n".join(row.changed or "" for row in rows),
        "weights": [row.weight for row in rows],
    }
    return _encode(columns)


def _encode(columns: dict[str, Any]) -> bytes:
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _encode_facet(facet: Facet, rows: tuple[Listed, ...]) -> dict[str, Any]:
    used = [value for value in facet.values if value.rows]
    position = {value.id: number for number, value in enumerate(used)}
    return {
        "name": facet.name.value,
        "label": facet.name.label,
        "folder": FACET_FOLDERS.get(facet.name, ""),
        "values": [[value.id, value.label, _sign(facet.name, value)] for value in used],
        "totals": [len(value.rows) for value in used],
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
    title = " ".join(title.split())
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1].rstrip() + "…"
