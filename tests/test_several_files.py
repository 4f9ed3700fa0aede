"""A change of several files is made whole or finished later; a foreign plan does nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ipsec_errata.several_files import finish_change, make_change

TEXTS = {"errata/a.yaml": "new a\n", "errata/b.yaml": "new b\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "errata").mkdir()
    (tmp_path / "errata" / "a.yaml").write_text("old a\n")
    (tmp_path / "errata" / "gone.yaml").write_text("old\n")
    return tmp_path


def read(root: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in (root / "errata").iterdir()}


def fail_at(number: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the change and let the replacement of a file with this number fail."""
    real, left = os.replace, [number]

    def replace(*paths: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        real(*paths)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OSError, match="No space left"):
        make_change(root, TEXTS, gone=["errata/gone.yaml"])
    monkeypatch.setattr(os, "replace", real)


def test_made_at_once(root: Path):
    make_change(root, TEXTS, gone=["errata/gone.yaml"])
    assert read(root) == {"a.yaml": "new a\n", "b.yaml": "new b\n"}
    assert not finish_change(root)


@pytest.mark.parametrize("number", [1, 2])
def test_what_failed_is_finished_later(root: Path, number: int, monkeypatch: pytest.MonkeyPatch):
    fail_at(number, root, monkeypatch)
    assert finish_change(root)
    assert read(root) == {"a.yaml": "new a\n", "b.yaml": "new b\n"}
    assert not finish_change(root)


def test_nothing_is_done_where_somebody_went_on_by_hand(root: Path, monkeypatch: pytest.MonkeyPatch):
    fail_at(1, root, monkeypatch)
    (root / "errata" / "a.yaml").write_text("mine\n")
    assert not finish_change(root)
    assert read(root)["a.yaml"] == "mine\n"
    assert not finish_change(root)


@pytest.mark.parametrize(
    "plan",
    ["", "{", "3", "[3]", '[{"path": 1}]', json.dumps([{"path": "../outside", "before": None, "text": "x"}])],
)
def test_a_plan_that_is_not_ours_does_nothing(root: Path, plan: str):
    (root / ".cache").mkdir()
    (root / ".cache" / "unfinished-change.json").write_text(plan)
    assert not finish_change(root)
    assert not (root.parent / "outside").exists()
