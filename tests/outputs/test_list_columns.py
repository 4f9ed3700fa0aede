"""The columns of the faceted list."""

from __future__ import annotations

import json
from dataclasses import replace

from ipsec_errata.model.listed import list_entries
from ipsec_errata.outputs.list_columns import encode_rows


def test_every_column_has_every_row(files):
    columns = json.loads(files["entries/list-rows.json"])
    lines = {name: columns[name].split("\n") for name in ("ids", "titles", "changed")}
    assert lines["ids"] == ["IPE-0001", "IPE-0002", "eid70001"]
    assert lines["titles"][1] == "Length counts the header or not"
    assert lines["changed"] == ["2026-11-25", "2026-11-24", "2002-03-04"]
    lengths = {len(column) for column in (*lines.values(), columns["weights"])}
    lengths |= {len(facet["counts"]) for facet in json.loads(files["entries/list.json"])["facets"]}
    assert lengths == {3}


def test_facets_name_values_by_position(files):
    facets = {facet["name"]: facet for facet in json.loads(files["entries/list.json"])["facets"]}
    assert facets["status"] == {
        "name": "status",
        "label": "Status",
        "folder": "status",
        "values": [["open", "open", "○"], ["resolved", "resolved", "✓"]],
        "totals": [1, 1],
        "counts": [1, 1, 0],
        "positions": [1, 0],
    }
    assert facets["rfc"]["values"] == [["60001", "RFC 60001", ""], ["60002", "RFC 60002", ""]]
    assert facets["rfc"]["positions"] == [0, 1, 0]
    assert facets["rfc"]["totals"] == [2, 1]


def test_a_long_summary_is_cut_and_stays_one_line(sample):
    rows = [replace(list_entries(sample)[2], title=title) for title in ("word " * 60, "two\nlines")]
    long, short = json.loads(encode_rows(tuple(rows)))["titles"].split("\n")
    assert len(long) <= 160
    assert long.endswith("word…")
    assert short == "two lines"
