"""`ipsec-errata watch` against invented documents of the RFC Editor."""

from __future__ import annotations

import functools
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from tests.local_server import Server, break_off, say

from ipsec_errata.cli import main
from ipsec_errata.fetch import fetcher
from ipsec_errata.project import Project
from ipsec_errata.reading.loader import Loader

FACTS = {
    60001: {"title": "The First Invented Protocol", "obsoleted-by": [60002]},
    60002: {"title": "The Second Invented Protocol", "obsoletes": [60001]},
    60003: {"title": "An Extension"},
}


def record(eid: int = 70001, **changed: Any) -> dict[str, Any]:
    return {
        "errata_id": str(eid),
        "doc-id": "RFC60001",
        "errata_status_code": "Verified",
        "errata_type_code": "Technical",
        "section": "2.10, 2nd para",
        "orig_text": "counted in octets",
        "correct_text": "counted in bits",
        "notes": "",
        "submit_date": "2001-02-03",
        "submitter_name": "R. Reporter",
        "verifier_id": "",
        "verifier_name": "V. Verifier",
        "update_date": "2002-03-04 00:00:00",
    } | changed


def index_of(facts: dict[int, dict[str, Any]]) -> bytes:
    root = ET.Element("rfc-index", xmlns="https://www.rfc-editor.org/rfc-index")
    for number, known in facts.items():
        entry = ET.SubElement(root, "rfc-entry")
        ET.SubElement(entry, "doc-id").text = f"RFC{number}"
        ET.SubElement(entry, "title").text = known["title"]
        ET.SubElement(ET.SubElement(entry, "author"), "name").text = "A. Author"
        date = ET.SubElement(entry, "date")
        ET.SubElement(date, "month").text, ET.SubElement(date, "year").text = "May", "2026"
        for relation in ("obsoletes", "obsoleted-by", "updates", "updated-by"):
            listed = ET.SubElement(entry, relation)
            for other in known.get(relation, ()):
                ET.SubElement(listed, "doc-id").text = f"RFC{other}"
        for name in ("current-status", "publication-status"):
            ET.SubElement(entry, name).text = known.get(name, "PROPOSED STANDARD")
        ET.SubElement(entry, "stream").text = "IETF"
        ET.SubElement(entry, "doi").text = f"10.17487/RFC{number}"
    return ET.tostring(root, encoding="utf-8")


class Upstream:
    """A folder with the RFC Editor's documents, and a project to bring up to date."""

    def __init__(self, project: Project, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.project, self.folder, self.capsys = project, folder, capsys
        folder.mkdir()
        relations = {
            rfc.number: {
                "title": rfc.title,
                "obsoletes": rfc.obsoletes,
                "obsoleted-by": rfc.obsoleted_by,
                "updates": rfc.updates,
                "updated-by": rfc.updated_by,
                "current-status": rfc.status.label.upper(),
                "publication-status": rfc.status_published.label.upper(),
            }
            for rfc in Loader(project).load().database.rfcs
        }
        self.facts: dict[int, dict[str, Any]] = relations
        self.publish(record())
        self.watch()

    def publish(self, *records: dict[str, Any]) -> None:
        (self.folder / "errata.json").write_text(json.dumps(records))
        (self.folder / "rfc-index.xml").write_bytes(index_of(self.facts))

    def watch(self, *words: str) -> tuple[int, list[str], str]:
        status = main(["watch", "--root", str(self.project.root), "--from", str(self.folder), *words])
        captured = self.capsys.readouterr()
        return status, captured.out.splitlines(), captured.err

    def read(self, path: str) -> str:
        return (self.project.root / path).read_text()

    def tree(self) -> dict[str, bytes]:
        return {str(file): file.read_bytes() for file in self.project.entries.rglob("*") if file.is_file()}


@pytest.fixture
def upstream(project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Upstream:
    return Upstream(project, tmp_path / "upstream", capsys)


def test_nothing_new_does_nothing(upstream: Upstream):
    before = upstream.tree()
    assert upstream.watch() == (0, ["nothing has changed"], "")
    assert upstream.tree() == before


@pytest.mark.parametrize(
    ("records", "line"),
    [
        ([record(), record(70002, section="2.9")], "errata/rfc-editor/eid70002.yaml: new on RFC 60001, Verified"),
        ([record(errata_status_code="Rejected")], "errata/rfc-editor/eid70001.yaml: Verified became Rejected"),
        ([record(notes="now with a remark")], "errata/rfc-editor/eid70001.yaml: its record was changed"),
        ([], "errata/rfc-editor/eid70001.yaml: gone from the RFC Editor's list; the entry stays"),
    ],
)
def test_one_change_touches_one_file_once(records: list[dict[str, Any]], line: str, upstream: Upstream):
    before = upstream.tree()
    upstream.publish(*records)
    assert upstream.watch("--check")[0] == 1
    assert upstream.tree() == before
    status, printed, _ = upstream.watch()
    assert (status, printed[0]) == (0, line)
    after = upstream.tree()
    path = line.partition(":")[0]
    assert [name for name in after if before.get(name) != after[name]] == [str(upstream.project.root / path)]
    assert upstream.watch()[1] == ["nothing has changed"]
    assert Loader(upstream.project).load().is_clean


def test_what_people_wrote_stays(upstream: Upstream):
    path = "errata/rfc-editor/eid70001.yaml"
    curated = upstream.read(path).partition("curated:")[2]
    upstream.publish(record(errata_status_code="Rejected"))
    upstream.watch()
    assert upstream.read(path).partition("curated:")[2] == curated


def test_issues_that_lean_on_a_changed_erratum_are_named(upstream: Upstream):
    upstream.publish(record(errata_status_code="Rejected"))
    _, printed, _ = upstream.watch()
    assert "  errata/issues/IPE-0001-lifetime.yaml: it leans on EID 70001, which changed" in printed


def test_an_erratum_that_comes_back_is_no_longer_missing(upstream: Upstream):
    upstream.publish()
    upstream.watch()
    assert "missing_since:" in upstream.read("errata/rfc-editor/eid70001.yaml")
    upstream.publish(record())
    upstream.watch()
    assert "missing_since:" not in upstream.read("errata/rfc-editor/eid70001.yaml")


def test_an_rfc_that_updates_one_of_ours_gets_a_file(upstream: Upstream):
    upstream.facts[60002]["updated-by"] = [*upstream.facts[60002]["updated-by"], 60009]
    upstream.facts[60009] = {"title": "An Update", "updates": [60002]}
    upstream.publish(record())
    status, printed, _ = upstream.watch()
    assert status == 0
    assert "errata/rfcs/rfc60002.yaml: updated by RFC 60009" in printed
    assert "errata/rfcs/rfc60009.yaml: new, An Update" in printed
    assert Loader(upstream.project).load().is_clean
    assert upstream.watch()[1] == ["nothing has changed"]


def test_a_successor_leaves_work_for_people(upstream: Upstream):
    upstream.facts[60002]["obsoleted-by"] = [60009]
    upstream.facts[60009] = {"title": "The Third Invented Protocol", "obsoletes": [60002]}
    upstream.publish(record())
    _, printed, _ = upstream.watch()
    assert "errata/rfcs/rfc60002.yaml: obsoleted by RFC 60009" in printed
    assert "  errata/vocabulary.yaml: RFC 60009 continues the family keying" in printed
    assert "  the state in RFC 60009 is wanted in IPE-0001, IPE-0002" in printed


def test_a_change_of_status_is_kept_as_history(upstream: Upstream):
    upstream.facts[60003]["current-status"] = "HISTORIC"
    upstream.publish(record())
    _, printed, _ = upstream.watch()
    was = upstream.facts[60003]["publication-status"].lower()
    assert f"errata/rfcs/rfc60003.yaml: status {was} became historic" in printed


def test_a_lost_relation_is_a_doubt_and_no_edit(upstream: Upstream):
    before = upstream.tree()
    upstream.facts[60001]["obsoleted-by"] = []
    upstream.publish(record())
    status, printed, err = upstream.watch()
    assert (status, printed) == (0, ["nothing has changed"])
    assert err == "doubt: errata/rfcs/rfc60001.yaml: the index no longer says that it is obsoleted by RFC 60002\n"
    assert upstream.tree() == before


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("errata.json", json.dumps([record()])[:-9], "the file seems to be cut off"),
        ("errata.json", "<html>Please wait</html>", "not JSON at line 1, column 1"),
        ("errata.json", '{"errata": []}', "is an object; expected a list of errata"),
        ("errata.json", json.dumps([record(errata_status_code="Odd")]), 'errata_status_code is "Odd"; expected one of'),
        ("rfc-index.xml", "<rfc-index", "the index is no XML, or cut off"),
        ("rfc-index.xml", "<html/>", "the document is <html>; expected <rfc-index>"),
        ("rfc-index.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", "the index declares entities"),
    ],
)
def test_bad_data_touches_nothing(name: str, content: str, message: str, upstream: Upstream):
    before = upstream.tree()
    (upstream.folder / name).write_text(content)
    status, printed, err = upstream.watch()
    assert (status, printed) == (2, [])
    assert message in err
    assert err.count("\n") == 1
    assert upstream.tree() == before


def test_a_list_that_lacks_too_much_is_refused(upstream: Upstream):
    upstream.publish(record(), *(record(number) for number in range(70002, 70007)))
    upstream.watch()
    before = upstream.tree()
    upstream.publish(record())
    status, _, err = upstream.watch()
    assert status == 2
    assert "errata.json lacks 5 of 6 errata that are here, EID 70002 among them; it seems to be cut off" in err
    assert upstream.tree() == before


def test_an_index_without_one_of_ours_is_refused(upstream: Upstream):
    del upstream.facts[60003]
    upstream.publish(record())
    status, _, err = upstream.watch()
    assert status == 2
    assert "rfc-index.xml lacks 1 of the 3 RFCs that are here, RFC 60003 among them" in err


def test_a_folder_without_the_documents_is_one_sentence(upstream: Upstream, tmp_path: Path):
    status = main(["watch", "--root", str(upstream.project.root), "--from", str(tmp_path)])
    assert status == 2
    assert upstream.capsys.readouterr().err.endswith("errata.json: No such file or directory\n")


@pytest.mark.parametrize("broken", [say(404), break_off(b"[" * 500, 900), say(200, b"[{]")])
def test_a_server_that_fails_touches_nothing(
    broken: Any, upstream: Upstream, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    patient = functools.partial(fetcher.Fetcher, sleep=lambda _: None)
    monkeypatch.setattr(fetcher, "Fetcher", patient)
    before = upstream.tree()
    server.answers = [broken] * 8
    status = main(["watch", "--root", str(upstream.project.root), "--from", server.base])
    assert status == 2
    err = upstream.capsys.readouterr().err
    assert "no entry was touched" in err
    assert err.count("\n") == 1
    assert upstream.tree() == before


def test_from_a_server_the_second_time_on_condition(
    upstream: Upstream, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    errata = json.dumps([record(errata_status_code="Rejected")]).encode()
    index = (upstream.folder / "rfc-index.xml").read_bytes()
    server.answers = [say(200, errata, ETag='"1"'), say(200, index, ETag='"2"'), say(304), say(304)]
    command = ["watch", "--root", str(upstream.project.root), "--from", server.base]
    assert main(command) == 0
    assert "Verified became Rejected" in upstream.capsys.readouterr().out
    assert main(command) == 0
    assert upstream.capsys.readouterr().out == "nothing has changed\n"
    assert [head.get("If-None-Match") for _, head in server.requests] == [None, None, '"1"', '"2"']
