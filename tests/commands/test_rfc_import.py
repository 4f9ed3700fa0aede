"""`ipsec-errata rfc import` as a command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ipsec_errata.checkout import own_root
from ipsec_errata.cli import main
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reading.yaml_source import read_source

FACTS = {
    "number": 60004,
    "title": "A Third Invented Protocol",
    "authors": ["A. Author"],
    "date": "2020-01",
    "status": "HISTORIC",
    "status_published": "PROPOSED STANDARD",
    "status_changed": {"from": "PROPOSED STANDARD", "to": "HISTORIC", "when": "2023-04", "by": "RFC 60003"},
    "stream": "INDEPENDENT",
    "wg": None,
    "also": [],
    "doi": "10.17487/RFC60004",
    "obsoletes": [],
    "obsoleted_by": [],
    "updates": [],
    "updated_by": [],
}


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror"
    folder.mkdir()
    (folder / "rfc60004.txt").write_text("1. One\n\n   Text.\n\n2. Two\n\n   Text.\n\n2.1. Ten\n\n   Text.\n")
    (folder / "rfc60005.txt").write_text("1. One\n\n   Text.\n")
    return folder


@pytest.fixture
def metadata(tmp_path: Path) -> Path:
    file = tmp_path / "metadata.json"
    file.write_text(json.dumps({"rfcs": {"60004": FACTS}}))
    return file


def test_import_writes_valid_files_and_a_second_run_nothing(project, mirror, metadata, capsys):
    command = ["rfc", "import", str(mirror), "--metadata", str(metadata), "--out", str(project.entries / "rfcs")]
    assert main(command) == 0
    assert "2 RFCs, 3 sections, 0 with doubts, 1 changed" in capsys.readouterr().out
    reading = Loader(project).load()
    assert reading.found == ()
    rfc = reading.database.rfc[60004]
    assert [heading.section.text for heading in rfc.headings] == ["1", "2", "2.1"]
    assert (rfc.status, rfc.status_changes[0].by) == ("historic", 60003)
    assert main(command) == 0
    assert " 0 changed" in capsys.readouterr().out


def test_check_writes_nothing(project, mirror, metadata, capsys):
    out = project.entries / "rfcs"
    command = ["rfc", "import", str(mirror), "--metadata", str(metadata), "--out", str(out), "--check"]
    assert main(command) == 1
    assert "RFC 60004 would change" in capsys.readouterr().out
    assert not (out / "rfc60004.yaml").exists()


def test_without_metadata_what_was_known_is_kept(project, tmp_path, capsys):
    file = tmp_path / "rfc60003.txt"
    file.write_text("1. Found at Last\n\n   Text.\n")
    assert main(["rfc", "import", str(file), "--out", str(project.entries / "rfcs")]) == 0
    source, _ = read_source(project.entries / "rfcs" / "rfc60003.yaml", "x")
    assert source.value["title"] == "A Document Whose Text Is Not at Hand"
    assert source.value["section_list"] == "text"
    assert source.value["sections"] == [{"section": "1", "title": "Found at Last"}]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "nothing to import"),
        (["nowhere"], "there is no nowhere"),
        (["--only", "x", "."], "--only is x; expected numbers such as 7296,4301"),
        (["--metadata", "nowhere.json"], "nowhere.json cannot be read: No such file or directory\n"),
        (["errata/issues"], "there is no RFC in errata/issues; expected files such as rfc7296.txt"),
        (["--only", "1", "tests/texts"], "--only is 1; none of these is in what was named"),
    ],
)
def test_wrong_arguments_are_one_sentence(arguments, why, capsys, monkeypatch):
    monkeypatch.chdir(own_root())
    assert main(["rfc", "import", *arguments]) == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "why"), [("{", "it is no JSON"), ("[]", "no member 'rfcs'"), ('{"rfcs": {"1": {}}}', "RFC 1 lacks")]
)
def test_bad_metadata_is_one_sentence(text, why, tmp_path, capsys):
    file = tmp_path / "metadata.json"
    file.write_text(text)
    assert main(["rfc", "import", "--metadata", str(file)]) == 2
    assert why in capsys.readouterr().err


def test_a_damaged_file_does_not_stop_the_others(project, mirror, metadata, capsys):
    (mirror / "rfc60001.txt").write_bytes(b"\0\0")
    out = str(project.entries / "rfcs")
    before = (project.entries / "rfcs" / "rfc60001.yaml").read_text()
    assert main(["rfc", "import", str(mirror), "--metadata", str(metadata), "--out", out]) == 1
    assert "RFC 60001: rfc60001.txt is no text" in capsys.readouterr().err
    assert (project.entries / "rfcs" / "rfc60001.yaml").read_text() == before
    assert (project.entries / "rfcs" / "rfc60004.yaml").exists()


def test_what_people_wrote_stays(project, metadata, capsys):
    out = project.entries / "rfcs"
    command = ["rfc", "import", "--metadata", str(metadata), "--out", str(out)]
    assert main(command) == 0
    file = out / "rfc60004.yaml"
    text = file.read_text().replace("by: 60003", "by: 60003\n      note: By hand.")
    file.write_text(text.replace("section_list:", "note: Also by hand.\nsection_list:"))
    assert main(command) == 0
    source, _ = read_source(file, "x")
    assert source.value["note"] == "Also by hand."
    assert source.value["status"]["changes"][0]["note"] == "By hand."


def test_a_text_without_headings_does_not_empty_a_list(project, mirror, metadata, capsys):
    out = str(project.entries / "rfcs")
    assert main(["rfc", "import", str(mirror), "--metadata", str(metadata), "--out", out]) == 0
    (mirror / "rfc60004.txt").write_text("Nothing with a number.\n")
    assert main(["rfc", "import", str(mirror), "--out", out]) == 1
    expected = "rfc60004.txt has no numbered sections, rfc60004.yaml lists 3; is it the right file?"
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [{"date": "soon"}, {"status": "FINE"}, {"doi": "10.1/x"}])
def test_metadata_that_breaks_the_schema_is_not_written(wrong, project, tmp_path, capsys):
    file = tmp_path / "metadata.json"
    file.write_text(json.dumps({"rfcs": {"60004": FACTS | wrong}}))
    out = project.entries / "rfcs"
    assert main(["rfc", "import", "--metadata", str(file), "--out", str(out)]) == 1
    assert "RFC 60004: what was read does not fit the schema:" in capsys.readouterr().err
    assert not (out / "rfc60004.yaml").exists()


def test_deeply_nested_metadata_is_one_sentence(tmp_path, capsys):
    file = tmp_path / "metadata.json"
    file.write_text("[" * 100_000)
    assert main(["rfc", "import", "--metadata", str(file)]) == 2
    assert "it is no JSON" in capsys.readouterr().err


def test_a_spoiled_file_is_left_alone(project, metadata, capsys):
    file = project.entries / "rfcs" / "rfc60004.yaml"
    file.write_text("kind: rfc\nstatus: []\n")
    assert main(["rfc", "import", "--metadata", str(metadata), "--out", str(file.parent)]) == 1
    assert "rfc60004.yaml is spoiled; mend it first" in capsys.readouterr().err
    assert file.read_text() == "kind: rfc\nstatus: []\n"


def test_xml_nested_too_deeply_is_one_sentence(project, tmp_path, capsys):
    file = tmp_path / "rfc60001.xml"
    deep = "<t>" * 5_000 + "</t>" * 5_000
    file.write_text(f'<rfc><section pn="section-1"><name>One</name>{deep}</section></rfc>')
    assert main(["rfc", "import", str(file), "--out", str(project.entries / "rfcs")]) == 1
    assert "rfc60001.xml cannot be used: its elements are nested too deeply" in capsys.readouterr().err
