"""Names and numbers that lead elsewhere: an entry says no path, and no file stands where it should not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import copy_sample
from tests.trust.hostile_project import PATTERN

from ipsec_errata.make_pages import make_pages
from ipsec_errata.project import Project

WAYS_OUT = [
    "../../../etc/passwd",
    "..\\..\\x",
    "/etc/passwd",
    "%2e%2e/x",
    "x/../../y",
    "C:\\x",
    "con",
    "~/x",
    "x\0y",
    ".",
]
# Every name and number by which a page, a file or an address is made.
PLACES: list[tuple[str | int, ...]] = [
    ("id",),
    ("aliases", 0),
    ("protocols", 0),
    ("topics", 0),
    ("status",),
    ("class",),
    ("affects", 0, "rfc"),
    ("affects", 0, "sections", 0),
    ("affects", 0, "state"),
    ("official", "eids"),
    ("references", 0, "meeting"),
    ("relations", "related", 0),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_sample(tmp_path_factory.mktemp("values") / "project")


def spoiled(project: Project, place: tuple[str | int, ...], value: object) -> str | None:
    """What is said about an entry with `value` at a place; the file is as before then."""
    file = project.root / PATTERN
    text = file.read_text(encoding="utf-8")
    entry: dict[str, Any] = yaml.safe_load(text)
    entry["aliases"] = ["length"]
    entry["references"] = [{"type": "minutes", "title": "x", "meeting": "meeting-1", "date": "1998-08"}]
    node: Any = entry
    for key in place[:-1]:
        node = node[key]
    node[place[-1]] = value
    file.write_text(yaml.safe_dump(entry, sort_keys=False), encoding="utf-8")
    made = make_pages(project, "https://errata.example/")
    file.write_text(text, encoding="utf-8")
    return made.problem


def test_the_entry_is_right_otherwise(project: Project):
    assert spoiled(project, ("class",), "contradictory") is None


@pytest.mark.parametrize("place", PLACES, ids=lambda place: "/".join(map(str, place)))
def test_no_name_is_a_path(project: Project, place: tuple[str | int, ...]):
    allowed = [way for way in WAYS_OUT if spoiled(project, place, way) is None]
    # An alias may be any word, and `con` is one; no file is called by it.
    assert allowed == (["con"] if place[0] == "aliases" else [])


@pytest.mark.parametrize("value", ["IPE-0002\n", " IPE-0002", "IPE-00002", "ipe-0002", "IPE-000２", "IPE-0002/"])
def test_no_number_is_nearly_one(project: Project, value: str):
    assert spoiled(project, ("id",), value) is not None


@pytest.mark.parametrize("value", [-1, 0, 10**6, 10**30, 60002.5, True, None, "60002", [60002], {"rfc": 60002}])
def test_no_rfc_is_nearly_a_number(project: Project, value: object):
    assert spoiled(project, ("affects", 0, "rfc"), value) is not None


@pytest.mark.parametrize("value", ["2.8.1\n", "2.8.1 ", "２.8", "2..8", "2.8.", "-2", "2.8#x", "2.8/../9", "2" * 40])
def test_no_section_is_nearly_one(project: Project, value: str):
    assert spoiled(project, ("affects", 0, "sections", 0), value) is not None


def test_every_page_and_file_lies_below_the_site(project: Project):
    made = make_pages(project, "https://errata.example/")
    paths = [output.path for output in (*made.pages, *made.files)]
    assert [path for path in paths if Path(path).is_absolute() or ".." in Path(path).parts or "\\" in path] == []
