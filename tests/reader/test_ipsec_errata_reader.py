"""The reader that other projects copy, on the file that the site serves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import ipsec_errata_reader as reader
import pytest
from benchmarks.folder_server import serve_folder
from tests.conftest import copy_sample

from ipsec_errata.make_pages import plan_site

SITE = "https://tracker.example/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the file of everything at its place on the site."""
    folder = tmp_path_factory.mktemp("reader")
    made = plan_site(copy_sample(folder / "project"), SITE)
    content = next(file.content for file in made.files if file.path == "api/v1/all.json")
    path = folder / "site" / "api" / "v1" / "all.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return folder / "site"


@pytest.fixture(scope="module")
def catalogue(site: Path) -> reader.Catalogue:
    return reader.load(site / "api" / "v1" / "all.json")


def test_what_it_holds(catalogue):
    assert [issue.id for issue in catalogue.issues] == ["IPE-0001", "IPE-0002"]
    assert catalogue.issue["IPE-0001"].affects[0].sections == ("2.10", "A.1")
    assert catalogue.issue["IPE-0003"].id == "IPE-0001"
    assert catalogue.erratum[70001].official_url == "https://www.rfc-editor.org/errata/eid70001"
    assert catalogue.rfc[60001].sections["2.10"] == "Lifetimes"
    assert catalogue.modified == "2026-11-25T00:00:00Z"


@pytest.mark.parametrize(
    ("rfc", "section", "found"),
    [
        (60001, "2.10", ["IPE-0001", "eid70001"]),
        (60001, "2", ["IPE-0001", "eid70001"]),
        (60001, "2.1", []),
        (60001, "A", ["IPE-0001"]),
        (60002, "2.8.1", ["IPE-0002"]),
        (7296, "2.8", []),
    ],
)
def test_what_stands_on_a_section(rfc, section, found, catalogue):
    assert [entry.id for entry in catalogue.at(rfc, section)] == found


def test_live_issues(catalogue):
    assert [issue.id for issue in catalogue.live_issues(60002)] == ["IPE-0002"]
    assert catalogue.live_issues(60001) == ()


def test_fetches_from_a_site(site, catalogue):
    with serve_folder(site) as address:
        found = reader.fetch(f"{address}/")
    assert found.issues == catalogue.issues


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<html>", "this is not JSON: "),
        ("[]", "this is not the file of everything; expected api/v1/all.json"),
        ('{"kind": "issue"}', "this is not the file of everything; expected api/v1/all.json"),
        ('{"kind": "all", "schema_version": "2.0"}', "the data have version 2.0; this reader knows version 1"),
        ('{"kind": "all", "schema_version": "1.3"}', "the data are damaged: KeyError('modified')"),
    ],
)
def test_something_else_is_refused(text, message):
    with pytest.raises(reader.NotTheDataError) as raised:
        reader.parse(text)
    assert str(raised.value).startswith(message)


def test_no_address_is_refused():
    with pytest.raises(reader.NotTheDataError, match="is no address"):
        reader.fetch("file:///etc/")


def test_keys_of_a_later_version_are_ignored(site):
    document = json.loads((site / "api" / "v1" / "all.json").read_text())
    document["schema_version"] = "1.9"
    document["issues"][0]["brand_new"] = True
    assert reader.parse(json.dumps(document)).issues[0].id == "IPE-0001"


def test_it_needs_nothing_but_python():
    code = "import ipsec_errata_reader, sys; print([name for name in sys.modules if name.startswith('ipsec_errata.')])"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=Path(reader.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
