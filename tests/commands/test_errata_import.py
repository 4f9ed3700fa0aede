import argparse
import hashlib
import json

import jsonschema
import pytest
import yaml

from ipsec_errata.commands import errata_import
from ipsec_errata.project import Project, own_project

RFC_TEXT = """Network Working Group                                         A. Example
Request for Comments: 4000                                      May 2001


                       Lamps in the Network

1.  Introduction

   A lamp is a device that shines when it is switched on by an
   operator or by another lamp.

2.  Colours

   The colour field is one octet and carries the number of the
   colour as it is listed below.

2.1.  Red

   Red lamps warn of trains that arrive on the left track of the
   station.
"""
RED = "Red lamps warn of trains that arrive on the left track of the station."

TEXT_SHA256 = hashlib.sha256(f"{RED}\0Blue\0a remark".encode()).hexdigest()


def record(**changes):
    values = {
        "errata_id": "901",
        "doc-id": "RFC4000",
        "errata_status_code": "Held for Document Update",
        "errata_type_code": "Technical",
        "section": "2",
        "orig_text": RED,
        "correct_text": "Blue",
        "notes": "a remark",
        "submit_date": "2011-05-02",
        "submitter_name": " Ann  Example",
        "verifier_id": "",
        "verifier_name": None,
        "update_date": "2019-09-10 16:09:03",
    }
    return values | changes


class Workbench:
    """A checkout with a catalogue of two RFCs, a folder of texts and a file of errata."""

    def __init__(self, root, capsys):
        self.root, self.capsys = root, capsys
        self.out = root / "errata" / "rfc-editor"
        (root / "errata" / "rfcs").mkdir(parents=True)
        sections = "[{section: '1', title: Introduction}, {section: '2', title: Colours}, {section: '2.1', title: Red}]"
        self.write("errata/rfcs/rfc4000.yaml", f"number: 4000\nsection_list: text\nsections: {sections}\n")
        self.write("errata/rfcs/rfc4001.yaml", "number: 4001\nsection_list: unknown\nsections: []\n")
        self.write("texts/rfc4000.txt", RFC_TEXT)

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def errata(self, *records, name="in/rfc4000.json"):
        return self.write(name, json.dumps(records))

    def run(self, *words):
        parser = argparse.ArgumentParser()
        errata_import.add_parser(parser.add_subparsers(required=True))
        arguments = parser.parse_args(["import", *map(str, words)])
        status = arguments.run(arguments)
        printed = self.capsys.readouterr()
        return status, printed.out, printed.err

    def text(self, eid=901):
        return (self.out / f"eid{eid}.yaml").read_text(encoding="utf-8")

    def value(self, eid=901):
        return yaml.load(self.text(eid), Loader=yaml.BaseLoader)


@pytest.fixture
def bench(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(errata_import, "own_project", lambda: Project(tmp_path))
    return Workbench(tmp_path, capsys)


def test_one_file_per_erratum(bench):
    file = bench.errata(record(), record(errata_id="902", section="1"), record(errata_id="903", **{"doc-id": "RFC9"}))
    status, out, err = bench.run(file)
    assert (status, err) == (0, "")
    assert out == "2 errata: 2 written, 0 unchanged; 1 on RFCs outside the catalogue left out\n"
    assert sorted(path.name for path in bench.out.iterdir()) == ["eid901.yaml", "eid902.yaml"]
    assert bench.text() == (
        "# yaml-language-server: $schema=../../schema/erratum.schema.json\n"
        "kind: erratum\n"
        "eid: 901\n"
        "imported:\n"
        "  rfc: 4000\n"
        "  status: held\n"
        "  type: technical\n"
        '  reported: "2011-05-02"\n'
        "  reported_by: Ann Example\n"
        "  verified_by: null\n"
        '  updated: "2019-09-10"\n'
        f"  text_sha256: {TEXT_SHA256}\n"
        '  section_field: "2"\n'
        '  sections: ["2"]\n'
        "  found_by: field\n"
        "  flags: []\n"
    )


def test_files_follow_the_schema(bench):
    odd = [record(section=text) for text in (None, "", "\r\nOdd heading:", "2 & 2.1", "x" * 3000, "2.1\x00", "GLOBAL")]
    odd += [record(submit_date="9999-01-01"), record(submitter_name=None), record(update_date=None)]
    bench.errata(*(one | {"errata_id": str(eid)} for eid, one in enumerate(odd, start=1)))
    assert bench.run(bench.root / "in", "--texts", bench.root / "texts")[0] == 0
    schema = json.loads((own_project().schemas / "erratum.schema.json").read_text(encoding="utf-8"))
    for file in bench.out.iterdir():
        value = yaml.safe_load(file.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(value)
    assert len(list(bench.out.iterdir())) == len(odd)


def test_no_text_of_an_erratum_is_stored(bench):
    bench.run(
        bench.errata(record(correct_text="Blue ones", notes="a remark of some length")), "--texts", bench.root / "texts"
    )
    for words in ("warn of trains", "Blue", "a remark"):
        assert words not in bench.text()


def test_the_text_makes_the_section_more_exact(bench):
    bench.run(bench.errata(record()), "--texts", bench.root / "texts")
    imported = bench.value()["imported"]
    assert (imported["sections"], imported["found_by"]) == (["2.1"], "both")


def test_what_the_text_told_is_kept_without_it(bench):
    file = bench.errata(record(section=""))
    bench.run(file, "--texts", bench.root / "texts")
    before = bench.text()
    assert bench.value()["imported"]["found_by"] == "text"
    assert bench.run(file)[1] == "1 errata: 0 written, 1 unchanged\n"
    bench.run(bench.errata(record(section="", errata_status_code="Verified")))
    assert bench.text() == before.replace("status: held", "status: verified")


def test_what_the_text_told_is_dropped_when_the_field_changes(bench):
    bench.run(bench.errata(record(section="")), "--texts", bench.root / "texts")
    bench.run(bench.errata(record(section="1")))
    imported = bench.value()["imported"]
    assert (imported["sections"], imported["found_by"], imported["flags"]) == (["1"], "field", [])


def test_a_second_run_changes_nothing(bench):
    file = bench.errata(record(), record(errata_id="902", section="In the end it says:", submit_date="9999-01-01"))
    bench.run(file, "--texts", bench.root / "texts")
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in bench.out.iterdir()}
    assert bench.run(file, "--texts", bench.root / "texts")[1] == "2 errata: 0 written, 2 unchanged\n"
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in bench.out.iterdir()} == before


CURATED = """# Why: see the list
curated:
  sections:   ["1"]   # odd layout, kept
  reason: >
    Compared with
    the text.
"""


def test_curated_survives_to_the_letter(bench):
    file = bench.errata(record())
    bench.run(file)
    written = bench.out / "eid901.yaml"
    written.write_text(bench.text() + CURATED, encoding="utf-8")
    assert bench.run(file)[1] == "1 errata: 0 written, 1 unchanged\n"
    bench.run(bench.errata(record(errata_status_code="Rejected")))
    assert bench.text().endswith(CURATED)
    assert bench.value()["imported"]["status"] == "rejected"


def test_curated_in_another_place_or_style_survives(bench):
    bench.out.mkdir()
    (bench.out / "eid901.yaml").write_text(
        '{kind: erratum, eid: 901, curated: {summary: "A lamp."}}\n', encoding="utf-8"
    )
    (bench.out / "eid902.yaml").write_text("curated:\n  summary: Two.\nkind: erratum\neid: 902\n", encoding="utf-8")
    bench.run(bench.errata(record(), record(errata_id="902")))
    assert bench.value(901)["curated"] == {"summary": "A lamp."}
    assert bench.value(902)["curated"] == {"summary": "Two."}
    assert bench.value(902)["imported"]["rfc"] == "4000"


def test_a_file_that_cannot_be_read_is_not_overwritten(bench):
    bench.out.mkdir()
    broken = bench.out / "eid901.yaml"
    broken.write_text("curated: }\n<<<<<<< ours\n", encoding="utf-8")
    status, out, err = bench.run(bench.errata(record(), record(errata_id="902")))
    assert status == 1
    assert err.startswith(f"{broken}: not touched, because it cannot be read: ")
    assert err.count("\n") == 1
    assert broken.read_text(encoding="utf-8") == "curated: }\n<<<<<<< ours\n"
    assert out == "1 errata: 1 written, 0 unchanged\n"


def test_check_writes_nothing_and_lists(bench):
    file = bench.errata(record(), record(errata_id="902"))
    status, out, _ = bench.run(file, "--check")
    assert status == 1
    assert out == (
        f"{bench.out / 'eid901.yaml'}: would be new\n{bench.out / 'eid902.yaml'}: would be new\n"
        "2 errata: 2 would change, 0 unchanged\n"
    )
    assert not bench.out.exists()
    bench.run(file)
    assert bench.run(file, "--check")[:2] == (0, "2 errata: 0 would change, 2 unchanged\n")
    status, out, _ = bench.run(bench.errata(record(section="1"), record(errata_id="902")), "--check")
    assert (status, out.splitlines()[0]) == (1, f"{bench.out / 'eid901.yaml'}: would change")


def test_out_names_the_folder(bench):
    bench.run(bench.errata(record()), "--out", bench.root / "elsewhere")
    assert [path.name for path in (bench.root / "elsewhere").iterdir()] == ["eid901.yaml"]
    assert not bench.out.exists()


def test_a_bad_file_is_left_out_whole_and_the_others_are_read(bench):
    bad = bench.write("in/a.json", json.dumps([record(errata_id="902"), {"errata_id": "903"}]))
    bench.errata(record(), name="in/b.json")
    status, out, err = bench.run(bench.root / "in")
    assert status == 1
    assert err == f"{bad}: record 2 (EID 903) has no submit_date\n"
    assert out == "1 errata: 1 written, 0 unchanged\n"
    assert [path.name for path in bench.out.iterdir()] == ["eid901.yaml"]


def test_two_files_may_repeat_an_erratum_but_not_contradict(bench):
    first = bench.errata(record(), name="in/a.json")
    assert bench.run(first, bench.errata(record(), name="in/b.json"))[0] == 0
    second = bench.errata(record(section="1"), record(errata_id="902"), name="in/b.json")
    status, _, err = bench.run(first, second)
    assert (status, err) == (1, f"{second}: erratum 901 differs from the one in {first}; import one of them\n")
    assert not (bench.out / "eid902.yaml").exists()


def test_a_quote_from_a_neighbour_is_suspected(bench):
    bench.write("texts/rfc4001.txt", RFC_TEXT.replace("track of the", "track of the very old and rather small"))
    quote = "The clerk saw the trains that arrive on the left track of the very old and rather small station."
    bench.run(bench.errata(record(section="9", orig_text=quote)), "--texts", bench.root / "texts")
    assert "wrong-rfc-suspected" not in bench.text()
    bench.write("texts/rfc4000.txt", RFC_TEXT.partition("2.1.  Red")[0])
    bench.run(bench.errata(record(section="9", orig_text=quote[14:])), "--texts", bench.root / "texts")
    imported = bench.value()["imported"]
    assert imported["sections"] == []
    assert imported["flags"][-1] == {
        "code": "wrong-rfc-suspected",
        "text": "The quoted text does not stand in RFC 4000, but in RFC 4001, Section 2.1",
    }


@pytest.mark.parametrize(
    ("words", "expected", "sentence"),
    [
        (["nowhere.json"], 1, "nowhere.json: cannot be read: No such file or directory\n"),
        ([".", "--texts", "nowhere"], 2, "nowhere: no such folder of RFC texts\n"),
        (["empty"], 1, "empty: no .json file in this folder\n"),
    ],
)
def test_what_is_not_there_is_one_sentence(bench, monkeypatch, words, expected, sentence):
    monkeypatch.chdir(bench.root)
    (bench.root / "empty").mkdir()
    status, _, err = bench.run(*words)
    assert (status, err) == (expected, sentence)


def test_a_text_that_cannot_be_read_is_one_sentence(bench):
    (bench.root / "texts" / "rfc4000.xml").write_text("<html>gone", encoding="utf-8")
    (bench.root / "texts" / "rfc4000.txt").unlink()
    status, out, err = bench.run(bench.errata(record()), "--texts", bench.root / "texts")
    assert status == 1
    assert "not touched, because the text of RFC 4000 cannot be read: rfc4000.xml" in err
    assert err.count("\n") == 1
    assert out == "0 errata: 0 written, 0 unchanged\n"
    assert not bench.out.exists()


def test_an_empty_catalogue_is_a_sentence(bench):
    for file in (bench.root / "errata" / "rfcs").iterdir():
        file.unlink()
    status, _, err = bench.run(bench.errata(record()))
    assert status == 2
    assert err.endswith("the catalogue of RFCs is empty; run `ipsec-errata rfc import` first\n")
