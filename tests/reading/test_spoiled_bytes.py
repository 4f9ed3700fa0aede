"""Files that are no text, no file, or too much: one finding each, never a traceback."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ipsec_errata.diagnostics import render_diagnostics
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reading.register_file import REGISTER_PATH
from ipsec_errata.reading.yaml_source import parse_source

PATH = "errata/issues/IPE-0009-spoiled.yaml"


@pytest.mark.parametrize(
    ("content", "place", "message", "code"),
    [
        (b"", "1:1", "the file is empty; expected an entry", "yaml-empty"),
        (b"\xef\xbb\xbfid: IPE-0009\n", "1:1", "the file begins with a byte order mark; save it as UTF-8", "file-bom"),
        (b"id: IPE-0009\ntitle: caf\xe9\n", "2:11", "byte 0xe9 is no UTF-8; save the file as UTF-8", "file-encoding"),
        (b"a: b\0c\n", "1:5", "control or invisible character U+0000; remove it", "file-control"),
        (b'a: 1\nb: "x\\e[2J"\n', "2:4", "control or invisible character U+001B; remove it", "file-control"),
        (b'a: "x\\u202Ey"\n', "1:4", "control or invisible character U+202E; remove it", "file-control"),
        (b'a: "x\\ry"\n', "1:4", "control or invisible character U+000D; remove it", "file-control"),
        ("a: so\u00adft\n".encode(), "1:6", "control or invisible character U+00AD; remove it", "file-control"),
        (b"a: [", "2:1", "this is not YAML: ", "yaml-syntax"),
        (b"a: b: c\n", "1:5", "quote text that holds ': '", "yaml-syntax"),
        (b"[" * 100_000, "1:18", "nested more than 16 levels deep; no entry needs that", "yaml-deep"),
        (b"a: &x [*x]\n", "1:4", "&x is an anchor; leave it out", "yaml-alias"),
        (b"a: !!binary aGk=\n", "1:4", "tag:yaml.org,2002:binary is a tag; leave it out", "yaml-tag"),
        (b"a:\n\t- b\n", "2:1", "a tab indents this line; indent with spaces", "yaml-tab"),
    ],
)
def test_one_finding(content, place, message, code):
    source, found = parse_source(content, PATH)
    assert source is None
    assert [(f"{row.line}:{row.column}", row.code) for row in found] == [(place, code)]
    assert message in found[0].message


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1", {"a": 1}),
        ("a: -7", {"a": -7}),
        ("a: true", {"a": True}),
        ("a:", {"a": None}),
        ("a: '2.10'", {"a": "2.10"}),
        ("a: [x, y]", {"a": ["x", "y"]}),
        ("n: plain text", {"n": "plain text"}),
        ("a: IPE-0001", {"a": "IPE-0001"}),
        ("a: A.1", {"a": "A.1"}),
    ],
)
def test_values(text, value):
    source, found = parse_source(text.encode(), PATH)
    assert (source.value, found) == (value, [])


@pytest.mark.parametrize("text", ["2.10", "1e3", "010", "0x1F", "12:30", "1_000", "yes", "On", "2026-11-24", ".inf"])
def test_what_readers_disagree_on_stays_text_and_is_a_finding(text):
    source, found = parse_source(f"a: {text}\n".encode(), PATH)
    assert source.value == {"a": text}
    assert [(row.line, row.column, row.code) for row in found] == [(1, 4, "yaml-unquoted")]
    assert f'write "{text}"' in found[0].message


def test_a_huge_file_is_not_read(project):
    file = project.root / PATH
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    found = Loader(project).load().found
    assert render_diagnostics(found) == (
        f"{PATH}:1:1: error: the file has 50,000,000 bytes; an entry has at most 1,000,000 [file-large]\n"
    )


def test_a_missing_folder_is_a_finding(project):
    (project.entries / "meetings" / "meeting-1.yaml").unlink()
    (project.entries / "meetings").rmdir()
    codes = {row.code for row in Loader(project).load().found if row.path == "errata/meetings"}
    assert codes == {"folder-missing"}


def test_a_missing_vocabulary_is_one_finding(project):
    (project.entries / "vocabulary.yaml").unlink()
    found = Loader(project).load().found
    assert [str(row) for row in found] == ["errata/vocabulary.yaml:1:1: error: there is no such file [file-missing]"]


def test_a_stray_file_is_a_finding(project):
    (project.entries / "issues" / "IPE-0009-notes.yml").write_text("id: IPE-0009\n")
    assert [row.code for row in Loader(project).load().found] == ["file-stray"]


def test_a_folder_named_like_an_entry_is_a_finding(project):
    (project.root / PATH).mkdir()
    assert [row.code for row in Loader(project).load().found] == ["file-unreadable"]


def test_an_unreadable_file_is_a_finding(project, monkeypatch):
    file = project.root / PATH
    file.write_text("id: IPE-0009\n")
    open_any = os.open

    def refuse(path, *more, **named):
        # An administrator may read everything, whatever the file's mode is.
        if Path(path) == file:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return open_any(path, *more, **named)

    monkeypatch.setattr(os, "open", refuse)
    found = Loader(project).load().found
    assert [str(row) for row in found] == [f"{PATH}:1:1: error: cannot be read: Permission denied [file-unreadable]"]


@pytest.mark.parametrize("target", ["errata/issues/IPE-0002-length.yaml", "nowhere.yaml", "/dev/zero"])
def test_a_link_is_not_followed(project, target):
    (project.root / PATH).symlink_to(project.root / target)
    assert render_diagnostics(Loader(project).load().found) == (
        f"{PATH}:1:1: error: {Path(PATH).name} is a link or a device; an entry is a file of its own [file-special]\n"
    )


def test_a_pipe_is_not_waited_for(project):
    os.mkfifo(project.root / PATH)
    assert [row.code for row in Loader(project).load().found] == ["file-special"]


def test_a_file_that_changed_is_read_again(project):
    loader = Loader(project)
    assert loader.load().found == ()
    file = project.entries / "issues" / "IPE-0002-length.yaml"
    file.write_text(file.read_text().replace("status: open\n", "status: opne\n"))
    assert [row.code for row in loader.load().found] == ["schema-word"]


def test_thousands_of_findings_in_one_file_are_not_all_listed():
    _, found = parse_source(b"a: 1\n" * 1000, PATH)
    assert len(found) == 201
    assert found[-1].message == "key 'a' stands here a second time; with 200 findings the file is read no further"


def test_thousands_of_unknown_keys_are_not_all_listed(project):
    file = next((project.entries / "issues").glob("IPE-0001*"))
    with file.open("a", encoding="utf-8") as stream:
        stream.writelines(f"key{i}: 1\n" for i in range(1000))
    found = Loader(project).load().found
    assert [row.code for row in found] == ["schema-unknown-key"] * 201
    assert found[-1].message == "unknown key 'key200'; further findings in this file are not listed"


def test_thousands_of_spoiled_rows_of_the_register_are_not_all_listed(project):
    file = project.root / REGISTER_PATH
    file.write_text(file.read_text() + "- again\n" * 1000)
    found = [row for row in Loader(project).load().found if row.code == "register-form"]
    assert len(found) == 201
    assert found[-1].message.endswith("; further findings in this file are not listed")
