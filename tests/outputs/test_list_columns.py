"""The columns of the faceted list."""

from __future__ import annotations

import json
from dataclasses import replace

from ipsec_errata.model.listed import list_entries
from ipsec_errata.outputs.list_columns import encode_columns


def test_every_column_has_every_row(files):
    columns = json.loads(files["entries/list.json"])
    assert columns["ids"] == ["IPE-0001", "IPE-0002", "eid70001"]
    assert columns["titles"][1] == "Length counts the header or not"
    assert columns["changed"] == ["2026-11-25", "2026-11-24", "2002-03-04"]
    lengths = {len(columns[name]) for name in ("ids", "titles", "changed", "weights")}
    lengths |= {len(facet["counts"]) for facet in columns["facets"]}
    assert lengths == {3}


def test_facets_name_values_by_position(files):
    facets = {facet["name"]: facet for facet in json.loads(files["entries/list.json"])["facets"]}
    assert facets["status"] == {
        "name": "status",
        "label": "Status",
        "folder": "status",
        "values": [["open", "open", "○"], ["resolved", "resolved", "✓"]],
        "counts": [1, 1, 0],
        "positions": [1, 0],
    }
    assert facets["rfc"]["values"] == [["60001", "RFC 60001", ""], ["60002", "RFC 60002", ""]]
    assert facets["rfc"]["positions"] == [0, 1, 0]


def test_a_long_summary_is_cut(sample):
    row = replace(list_entries(sample)[2], title="word " * 60)
    (title,) = json.loads(encode_columns((row,), sample))["titles"]
    assert len(title) <= 160
    assert title.endswith("word…")
