"""Kept records: used where they fit, ignored where they do not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ipsec_errata.open_index import open_index
from ipsec_errata.project import Project
from ipsec_errata.record_cache import RecordCache, Stamp

KEPT = ".cache/answers.records"


@pytest.fixture
def kept(project: Project) -> RecordCache:
    """A cache with a record, a little older than now: the clock of the file system has moved on."""
    _age(project.root)
    cache = RecordCache(str(project.root), "answers")
    cache.write(cache.stamp(), {"overview": {"is_clean": True}, "rfc1": ["é", 2]})
    return cache


def _age(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))


def test_what_was_kept_comes_back(kept):
    records = kept.read()
    assert records.get("rfc1") == ["é", 2]
    assert records.get("rfc2") is None


@pytest.mark.parametrize("change", ["edit", "touch", "add", "delete", "rename", "schema"])
def test_any_change_makes_it_unfit(kept, project, change):
    file = next((project.entries / "issues").iterdir())
    match change:
        case "edit":
            file.write_text(file.read_text() + "\n")
        case "touch":
            os.utime(file)
        case "add":
            (file.parent / "IPE-0099-new.yaml").touch()
        case "delete":
            file.unlink()
        case "rename":
            file.rename(file.with_name("IPE-0099-new.yaml"))
        case "schema":
            (project.schemas / "issue.schema.json").unlink()
    assert kept.read() is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda old: b"",
        lambda old: b"\x80\x04K\x01.",
        lambda old: old[:40],
        lambda old: old.partition(b"\n")[0] + b"\n",
        lambda old: old.partition(b"\n")[0] + b"\nno number {}\n",
        lambda old: old.replace(b'"rfc1"', b'"rfc9"'),
        lambda old: b"x" + old,
    ],
)
def test_a_damaged_or_foreign_file_counts_as_absent(kept, project, spoil):
    file = project.root / KEPT
    file.write_bytes(spoil(file.read_bytes()))
    assert kept.read() is None


def test_a_damaged_record_is_made_anew(project):
    _age(project.root)
    before = open_index(str(project.root)).rfc(60001)
    file = project.root / KEPT
    file.write_bytes(file.read_bytes().replace(b"The First Invented Protocol", b"The Worst Invented Protocol"))
    assert open_index(str(project.root)).rfc(60001) == before


def test_a_file_as_young_as_the_cache_is_not_trusted(kept, project):
    os.utime(next((project.entries / "issues").iterdir()))
    kept.write(kept.stamp(), {"overview": {}})
    os.utime(project.root / KEPT, (1_000_000_001, 1_000_000_001))
    assert kept.read() is None


def test_a_checkout_that_cannot_be_written_to_works(project):
    (project.root / ".cache").write_text("in the way")
    assert open_index(str(project.root)).rfc(60001)["number"] == 60001


def test_two_at_once_leave_a_whole_cache(project):
    _age(project.root)
    code = "import sys; from ipsec_errata.open_index import open_index; open_index(sys.argv[1])"
    running = [
        subprocess.Popen([sys.executable, "-c", code, project.root], env={**os.environ, "PYTHONPATH": "scripts"})
        for _ in range(2)
    ]
    assert [process.wait() for process in running] == [0, 0]
    assert RecordCache(str(project.root), "answers").read().get("overview")["is_clean"] is True
    assert [path.name for path in (project.root / ".cache").iterdir()] == ["answers.records"]


def test_the_code_is_part_of_what_records_depend_on(tmp_path):
    (tmp_path / "code.py").write_text("1")
    before = Stamp([str(tmp_path)]).line
    (tmp_path / "code.py").write_text("12")
    assert Stamp([str(tmp_path)]).line != before
    assert b"record_cache.py" in RecordCache(str(tmp_path), "answers").stamp().line
