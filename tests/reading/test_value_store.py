"""Kept values: the same as those just parsed, whatever became of the file that holds them."""

from __future__ import annotations

import os
from pathlib import Path
from signal import SIGKILL
from typing import Any

import pytest

from ipsec_errata.diagnostics import render_diagnostics
from ipsec_errata.project import Project
from ipsec_errata.reading import parse_many
from ipsec_errata.reading.loader import Loader, Reading
from ipsec_errata.reading.value_store import ValueStore

GOOD = b"id: IPE-0009\nsections: ['2.10', A.1]\nrfc: 7296\nnone: null\nlive: true\n"
VALUE = {"id": "IPE-0009", "sections": ["2.10", "A.1"], "rfc": 7296, "none": None, "live": True}


def load(project: Project, processes: int = 1) -> Reading:
    return Loader(project, values=ValueStore(str(project.root), processes)).load()


def find(root: Path, contents: list[bytes]) -> dict[bytes, Any]:
    """Return the values that a store in `root` finds, all of them asked for, by content."""
    named = {str(number): content for number, content in enumerate(contents)}
    found = dict(ValueStore(str(root)).find(named))
    assert found.keys() == named.keys()
    return {content: value for name, content in named.items() if (value := found[name])}


@pytest.fixture
def kept(project):
    """Where the values of a project are kept, after a first run."""
    load(project)
    return project.root / ".cache" / "values.records"


def test_values_are_those_of_the_parser(tmp_path):
    for _ in ("parsed", "kept"):
        assert find(tmp_path, [GOOD, b"a: 1\n"]) == {GOOD: VALUE, b"a: 1\n": {"a": 1}}


@pytest.mark.parametrize("content", [b"", b"a: [", b"a: 1\na: 2\n", b"a: yes\n", b"\xff", b"a: \x00\n", b"a: &x 1\n"])
def test_a_file_with_a_finding_is_left_to_its_reader(tmp_path, content):
    for _ in range(2):
        assert find(tmp_path, [content]) == {}


def test_kept_values_are_used_and_what_is_gone_is_forgotten(tmp_path, monkeypatch):
    find(tmp_path, [GOOD, b"a: 1\n"])
    find(tmp_path, [GOOD])
    parsed = []
    monkeypatch.setattr(parse_many, "_parse", lambda content: parsed.append(content))
    assert find(tmp_path, [GOOD, b"a: 1\n"]) == {GOOD: VALUE}
    assert parsed == [b"a: 1\n"]


def test_a_few_changes_among_many_are_parsed_and_not_written(tmp_path):
    many = [f"a: {i}\n".encode() for i in range(200)]
    find(tmp_path, many)
    before = (tmp_path / ".cache" / "values.records").read_bytes()
    assert find(tmp_path, [*many[1:], GOOD])[GOOD] == VALUE
    assert (tmp_path / ".cache" / "values.records").read_bytes() == before
    find(tmp_path, [*many[50:], GOOD])
    assert (tmp_path / ".cache" / "values.records").read_bytes() != before


def test_the_same_content_twice_is_found_twice(tmp_path):
    for _ in ("parsed", "kept"):
        contents = {"one": b"a: 1\n", "two": b"a: 2\n", "copy": b"a: 1\n"}
        assert dict(ValueStore(str(tmp_path)).find(contents)) == {
            "one": {"a": 1},
            "two": {"a": 2},
            "copy": {"a": 1},
        }


def test_the_second_run_reads_the_same(project, kept):
    assert load(project) == Loader(project).load()
    assert kept.is_file()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda old: b"",
        lambda old: old[:-1000],
        lambda old: old.replace(b"IPE-0001", b"IPE-0002"),
        lambda old: old.replace(b'"kind":"issue"', b'"kind":"issus"'),
    ],
)
def test_a_damaged_file_changes_nothing(project, kept, spoil):
    kept.write_bytes(spoil(kept.read_bytes()))
    assert load(project) == Loader(project).load()


def test_a_change_is_seen_and_found_at_its_place(project, kept):
    file = next((project.entries / "issues").glob("IPE-0001*"))
    file.write_text(file.read_text("utf-8").replace("class: ", "class: un"), encoding="utf-8")
    found = load(project).found
    assert found
    assert render_diagnostics(found) == render_diagnostics(Loader(project).load().found)


def test_kept_values_still_go_through_the_schema(project, kept):
    """A schema that has become stricter, and values kept before it was."""
    schema = project.schemas / "issue.schema.json"
    schema.write_text(schema.read_text("utf-8").replace('"maxLength": 80', '"maxLength": 5', 1), encoding="utf-8")
    found = load(project).found
    assert found
    assert found == Loader(project).load().found


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path):
    (tmp_path / ".cache").write_text("no folder")
    assert find(tmp_path, [GOOD]) == {GOOD: VALUE}


def test_several_processes_find_the_same(project, monkeypatch):
    monkeypatch.setattr("ipsec_errata.reading.parse_many.WORTH_A_PROCESS", 0)
    monkeypatch.setattr("ipsec_errata.reading.parse_many._PART", 1)
    for file in (project.entries / "issues").iterdir():
        file.write_text(file.read_text("utf-8").replace("RFC 60001", "RFC 60001, Section 99"), encoding="utf-8")
    alone = Loader(project).load()
    assert [row.code for row in alone.found] == ["prose-mention"]
    assert load(project, processes=2) == alone


_HERE = os.getpid()
_texts_of = parse_many._texts_of


def _texts_here_only(contents: list[bytes]) -> list[bytes | None]:
    if os.getpid() != _HERE:
        os.kill(os.getpid(), SIGKILL)
    return _texts_of(contents)


def test_parts_of_a_process_that_is_ended_are_parsed_here(tmp_path, monkeypatch):
    monkeypatch.setattr(parse_many, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(parse_many, "_PART", 1)
    monkeypatch.setattr(parse_many, "_texts_of", _texts_here_only)
    contents = {str(number): f"a: {number}\n".encode() for number in range(2000)}
    found = dict(ValueStore(str(tmp_path), processes=2).find(contents))
    assert found == {name: {"a": int(name)} for name in contents}
