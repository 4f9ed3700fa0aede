"""The SQLite file, opened as a stranger would."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def opened(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("sqlite") / "ipsec-errata.sqlite"
    path.write_bytes(files["api/v1/ipsec-errata.sqlite"])
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield connection
    connection.close()


def test_it_is_whole_and_its_keys_lead_somewhere(opened):
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


def test_entries_are_those_of_the_api(opened, files):
    found = [row["id"] for row in json.loads(files["api/v1/entries.json"])["entries"]]
    assert [row[0] for row in opened.execute("SELECT id FROM entries ORDER BY rowid")] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lifetime", ["IPE-0001"]),
        ("lifetimes", ["IPE-0001"]),
        ('"NO-PROPOSAL-CHOSEN"', ["IPE-0001"]),
        ("header", ["IPE-0002"]),
        ("counts", ["eid70001", "IPE-0002"]),
        ("nonsense", []),
    ],
)
def test_full_text(words, found, opened):
    rows = opened.execute("SELECT id FROM entries_fts WHERE entries_fts MATCH ?", (words,)).fetchall()
    assert sorted(row[0] for row in rows) == sorted(found)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT id FROM live_issues", [("IPE-0002",)]),
        (
            "SELECT entry, section FROM places WHERE rfc = 60001 ORDER BY entry, section",
            [("IPE-0001", "2.10"), ("IPE-0001", "A.1"), ("eid70001", "2.10")],
        ),
        ("SELECT other FROM rfc_relations WHERE rfc = 60002 AND relation = 'obsoletes'", [(60001,)]),
        ("SELECT section FROM sections WHERE rfc = 60001 AND position = 5", [("2.10",)]),
        ("SELECT value FROM about WHERE key = 'modified'", [("2026-11-25",)]),
        ("SELECT moved_to FROM entries WHERE kind = 'moved'", [("IPE-0001",)]),
    ],
)
def test_questions_people_ask(query, rows, opened):
    assert opened.execute(query).fetchall() == rows
