"""A reader sees the old file or the new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ipsec_errata.output_file import write_text


def test_writes_once(tmp_path: Path):
    file = tmp_path / "below" / "a.yaml"
    assert write_text(file, "one\n")
    before = file.stat().st_mtime_ns
    assert not write_text(file, "one\n")
    assert file.stat().st_mtime_ns == before
    assert write_text(file, "two\n")
    assert file.read_text() == "two\n"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a.yaml"
    file.write_text("old\n")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_text(file, "new\n")
    assert file.read_text() == "old\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.yaml"]
