"""Everything that is no page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import copy_sample

from ipsec_errata.make_pages import make_pages


@pytest.mark.parametrize(
    "path",
    [
        "feeds/all.atom",
        "api/v1/entries.csv",
        "api/v1/places.csv",
        "api/v1/issues.bib",
        "api/v1/osv/x_IPE-0002.json",
        "api/v1/duvet/rfc60002.txt",
        "api/v1/duvet/rfc60002.toml",
        "notice/rfc60002.svg",
        "api/v1/index.json",
        "api/v1/issues/IPE-0001.json",
        "api/v1/issues/IPE-0003.json",
        "api/v1/errata/eid70001.json",
        "api/v1/rfcs/60001.json",
        "api/v1/rfcs/60001/2.10.json",
        "api/v1/changes/all.json",
    ],
)
def test_golden(path: str, golden: Callable[[str], None]):
    golden(path)


def test_two_runs_give_the_same_bytes(files: dict[str, bytes], files_again: dict[str, bytes]):
    assert list(files) == list(files_again)
    assert [path for path in files if files[path] != files_again[path]] == []


def test_without_an_address_there_is_one_sentence(tmp_path: Path):
    project = copy_sample(tmp_path / "project")
    assert make_pages(project, "").problem == (
        "mkdocs.yml: site_url is ''; expected an absolute address such as https://errata.example/"
    )


def test_a_script_that_cannot_be_joined_is_named(tmp_path: Path):
    project = copy_sample(tmp_path / "project")
    script = project.site_source / "assets" / "page.js"
    script.parent.mkdir(parents=True)
    script.write_text('import "./gone.js";\n', encoding="utf-8")
    assert make_pages(project).problem == (
        'site_src/assets/page.js: import "./gone.js"; names a file that is not there'
    )
