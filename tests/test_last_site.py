"""What an engine leaves of the site of the last build: exactly what the next one is to have, untouched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ipsec_errata.last_site import LastSite


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path in ("index.html", "IPE-0001/index.html", "api/v1/all.json", "api/v1/gone/one.json"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
    (folder / ".nojekyll").touch()
    return folder


def paths_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_an_engine_that_empties_the_folder_finds_nothing(site: Path):
    LastSite(site).set_aside()
    assert {path.name for path in site.iterdir()} == {".nojekyll", ".last.part"}


def test_what_is_wanted_comes_back_as_it_was(site: Path):
    before = (site / "api/v1/all.json").stat()
    last = LastSite(site)
    last.set_aside()
    assert last.bring_back({"index.html", "api/v1/all.json", "new.html"}) == {"index.html", "api/v1/all.json"}
    assert paths_in(site) == {".nojekyll", "index.html", "api", "api/v1", "api/v1/all.json"}
    after = (site / "api/v1/all.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_nothing_comes_back_through_which_another_file_would_be_written(site: Path, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "all.json").write_text("another's", encoding="utf-8")
    (site / "linked").symlink_to(outside)
    (site / "api/v1/link.json").symlink_to(outside / "all.json")
    os.link(site / "index.html", tmp_path / "copy.html")
    last = LastSite(site)
    last.set_aside()
    wanted = {"index.html", "linked/all.json", "api/v1/link.json", "IPE-0001/index.html"}
    assert last.bring_back(wanted) == {"IPE-0001/index.html"}
    assert paths_in(site) == {".nojekyll", "IPE-0001", "IPE-0001/index.html"}
    assert (outside / "all.json").read_text(encoding="utf-8") == "another's"
    assert (tmp_path / "copy.html").exists()


def test_a_file_where_a_folder_is_wanted_goes_and_the_other_way_round(site: Path):
    last = LastSite(site)
    last.set_aside()
    assert last.bring_back({"index.html/index.html", "api"}) == set()
    assert paths_in(site) == {".nojekyll"}


def test_without_a_site_there_is_nothing_to_keep(tmp_path: Path):
    last = LastSite(tmp_path / "site")
    last.set_aside()
    assert last.bring_back({"index.html"}) == set()
    assert paths_in(tmp_path / "site") == set()


def test_what_somebody_left_who_was_interrupted_does_not_come_back(site: Path):
    LastSite(site).set_aside()
    last = LastSite(site)
    last.set_aside()
    assert last.bring_back({"index.html"}) == set()
    assert paths_in(site) == {".nojekyll"}
