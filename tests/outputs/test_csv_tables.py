"""Tables that a spreadsheet may open."""

from __future__ import annotations

import csv
import io
import json

import pytest

from ipsec_errata.spreadsheet import guard


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\n=1", "'\n=1"),
        (None, "n/a"),
        ("", "n/a"),
        (True, "yes"),
        (False, "no"),
        (60001, "60001"),
    ],
)
def test_no_cell_is_a_formula(value, text):
    assert guard(value) == text


@pytest.mark.parametrize("name", ["entries", "places", "changes"])
def test_every_row_has_every_column(name, files):
    rows = list(csv.reader(io.StringIO(files[f"api/v1/{name}.csv"].decode(), newline="")))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert files[f"api/v1/{name}.csv"].count(b"\r\n") >= len(rows)


def test_entries_are_those_of_the_api(files):
    rows = csv.DictReader(io.StringIO(files["api/v1/entries.csv"].decode(), newline=""))
    found = json.loads(files["api/v1/entries.json"])["entries"]
    assert [(row["id"], row["kind"], row["url"]) for row in rows] == [
        (row["id"], row["kind"], row["url"]) for row in found
    ]
