"""What people type and paste: one table, for Python here and for the box on the site in a browser test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ipsec_errata.query import parse_query

QUERIES = json.loads((Path(__file__).parent / "cases" / "queries.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", QUERIES, ids=lambda row: repr(row["text"]))
def test_queries(row):
    assert parse_query(row["text"]) == row["query"]
