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
    at = 0
    for number, _, _, _, count in index["rfcs"]:
        expected = [section.text for section in reading.database.rfc[number].heading_of]
        if expected and expected != list(_numbers(index["sections"]["numbers"][at : at + count])):
            wrong.append(number)
        at += count
    assert wrong == []
    assert at == len(index["sections"]["numbers"])


def test_sections_are_columns_of_one_length(index: dict[str, list]):
    columns = index["sections"]
    titles = columns["titles"].split("\n")
    assert len(columns["numbers"]) == len(titles) == len(columns["standing"])
    assert sum(row[4] for row in index["rfcs"]) == len(titles)
    assert "Introduction" in titles
    assert max(columns["standing"]) > 0


def _numbers(rows):
    """As nextSection in search-index.js."""
    before: list[str] = []
    for given in rows:
        if isinstance(given, str):
            before = given.split(".")
        elif given > len(before):
            before = [*before, "1"]
        else:
            before = [*before[: given - 1], str(int(before[given - 1]) + 1)]
        yield ".".join(before)


def test_pages_that_are_no_entries(index: dict[str, list]):
    kinds = {kind for _, _, kind in index["pages"]}
    assert kinds == {"protocol", "topic", "family of RFCs", "comparison", "meeting"}
    assert "From RFC 60001 to RFC 60002" in [title for _, title, _ in index["pages"]]
