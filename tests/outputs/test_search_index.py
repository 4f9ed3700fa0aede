"""The search index: what stands in it, and that every section number can be told."""

from __future__ import annotations

import json

import pytest

from ipsec_errata.outputs.search_index import render_search_index
from ipsec_errata.project import own_project
from ipsec_errata.reading.loader import Loader


@pytest.fixture(scope="module")
def index(files: dict[str, bytes]) -> dict[str, list]:
    return json.loads(files["search/rows.json"])


def test_entries(index: dict[str, list]):
    assert [row[0] for row in index["issues"]] == ["IPE-0001", "IPE-0002"]
    assert index["moved"] == [["IPE-0003", "IPE-0001"]]
    assert [row[:2] for row in index["errata"]] == [[70001, 60001]]
    assert [row[0] for row in index["rfcs"]] == [60001, 60002, 60003]


def test_numbers_follow_from_the_row_above(tmp_path):
    reading = Loader(own_project()).load()
    index = json.loads(render_search_index(reading.database).content)
    wrong = []
    for number, _, _, _, rows in index["rfcs"]:
        expected = [section.text for section in reading.database.rfc[number].heading_of]
        if expected and expected != list(_numbers(rows)):
            wrong.append(number)
    assert wrong == []


def _numbers(rows):
    """As nextSection in search-index.js."""
    before: list[str] = []
    for given, *_ in rows:
        if isinstance(given, str):
            before = given.split(".")
        elif given > len(before):
            before = [*before, "1"]
        else:
            before = [*before[: given - 1], str(int(before[given - 1]) + 1)]
        yield ".".join(before)
