"""The site that somebody sees who edits: by the command itself, one edit of each kind, against a fresh build."""

from __future__ import annotations

from pathlib import Path

from benchmarks.catalogue import write_catalogue
from benchmarks.live_check import check_live
from tests.conftest import SAMPLE

from ipsec_errata.project import Project


def test_an_edit_of_each_kind_leaves_what_a_fresh_build_makes(tmp_path: Path):
    project = write_catalogue(tmp_path / "project", 1, Project(SAMPLE))
    assert check_live(project, edits=12, every=12, seed=1) == []
