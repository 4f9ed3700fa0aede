"""An address that a release had is on every later site."""

from __future__ import annotations

import pytest
from tests.conftest import copy_sample

from ipsec_errata.commands import release
from ipsec_errata.commands.release import addresses_of
from ipsec_errata.make_pages import plan_site
from ipsec_errata.project import own_project
from ipsec_errata.releases import lasting_addresses, parse_release, render_release


@pytest.mark.parametrize(
    ("pages", "files", "addresses"),
    [
        (["index.md", "IPE-0001.md", "issues/index.md", "issues/2.md"], [], ["", "IPE-0001/", "issues/"]),
        (["about/style.md", "topics/lifetimes.md"], [], ["about/style/", "topics/lifetimes/"]),
        ([], ["api/v1/all.json", "feeds/all.atom", "notice/rfc60001.svg"], None),
        ([], ["schema/issue.schema.json", "api/v1/rfcs/60001.json", "api/v1/osv.json"], None),
        ([], ["api/v1/rfcs/60001/2.10.json", "api/v1/duvet/rfc60002.toml", "api/v1/osv/x_IPE-0002.json"], []),
        ([], ["search/rows.json", "_headers"], []),
    ],
)
def test_what_lasts(pages, files, addresses):
    assert lasting_addresses(pages, files) == (sorted(files) if addresses is None else addresses)


def test_a_file_holds_what_was_written():
    addresses = ["", "IPE-0001/", "api/v1/all.json"]
    assert render_release(addresses) == "/\nIPE-0001/\napi/v1/all.json\n"
    assert parse_release(render_release(addresses)) == addresses


def test_the_command_writes_the_file_of_the_newest_day(tmp_path, monkeypatch, capsys):
    project = copy_sample(tmp_path / "project")
    monkeypatch.setattr(release, "own_project", lambda: project)
    assert release.run(None) == 0
    kept = parse_release((project.releases / "2026-11-25.txt").read_text())
    assert {"", "IPE-0003/", "eid70001/", "api/v1/issues/IPE-0001.json"} <= set(kept)
    assert release.run(None) == 0
    assert capsys.readouterr().out.splitlines()[1] == f"releases/2026-11-25.txt: {len(kept)} addresses, as before"


def test_no_address_of_a_release_is_gone():
    project = own_project()
    now = set(addresses_of(project, plan_site(project)))
    files = sorted(project.releases.glob("*.txt"))
    gone = [f"{file.name}: {place}" for file in files for place in parse_release(file.read_text()) if place not in now]
    assert gone == []
    assert files != []
