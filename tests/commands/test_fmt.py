"""`ipsec-errata fmt` as a command: what it writes, what it leaves, what it says."""

from __future__ import annotations

import pytest

from ipsec_errata.cli import main

CANONICAL = "# yaml-language-server: $schema=../../schema/issue.schema.json\nid: IPE-0003\nkind: moved\nto: IPE-0001\n"


@pytest.fixture
def entry(project):
    return project.entries / "issues" / "IPE-0003-lifetime-again.yaml"


def test_a_file_becomes_canonical_once(entry, capsys):
    entry.write_text("kind: moved\nid: IPE-0003\nto: IPE-0001\n")
    assert main(["fmt", str(entry)]) == 0
    assert entry.read_text() == CANONICAL
    assert capsys.readouterr() == (f"{entry}: formatted\n", "1 files: 1 formatted, 0 findings\n")
    assert main(["fmt", str(entry)]) == 0
    assert capsys.readouterr() == ("", "1 files: 0 formatted, 0 findings\n")


def test_check_writes_nothing(entry, capsys):
    entry.write_text("kind: moved\nid: IPE-0003\nto: IPE-0001\n")
    assert main(["fmt", "--check", str(entry)]) == 1
    assert entry.read_text().startswith("kind")
    assert capsys.readouterr().out == f"{entry}: would change\n"


def test_a_folder_means_the_entries_in_it(project, capsys):
    assert main(["fmt", str(project.entries)]) == 0
    assert main(["fmt", "--check", str(project.entries)]) == 0
    assert main(["validate", "--root", str(project.root)]) == 0


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("id: [IPE-0003\n", ":2:1: error: this is not YAML"),
        ("id: IPE-0003\n", ":1:1: error: there is no 'kind' that says what entry this is; expected one of issue,"),
        ("id: IPE-0003\nkind: moved\nto: 2.10\n", ":3:5: error: other readers take 2.10 for 2.1"),
    ],
)
def test_what_cannot_be_read_stays_as_it_is(entry, text, finding, capsys):
    entry.write_text(text)
    assert main(["fmt", str(entry)]) == 1
    assert entry.read_text() == text
    assert f"{entry}{finding}" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_2(capsys):
    assert main(["fmt", "no-such-file.yaml"]) == 2
    assert capsys.readouterr().err == "ipsec-errata: there is no no-such-file.yaml\n"
