"""Finding RFCs in mirrors, and files that are none."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from ipsec_errata.rfc_editor.rfc_mirror import MAX_BYTES, UnreadableRfcError, find_rfcs, read_rfc
from ipsec_errata.rfc_editor.rfc_passages import read_passages


def test_both_namings_gzip_and_xml_first(tmp_path: Path):
    for name in (
        "in-notes/rfc7296.txt",
        "RFC/standard/rfc4301.txt.gz",
        "rfc8750.txt",
        "xml/rfc8750.xml",
        "rfc-index.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    found = find_rfcs([tmp_path])
    assert {number: file.name for number, file in found.items()} == {
        4301: "rfc4301.txt.gz",
        7296: "rfc7296.txt",
        8750: "rfc8750.xml",
    }


def test_gzip_is_unpacked(tmp_path: Path):
    file = tmp_path / "rfc60001.txt.gz"
    file.write_bytes(gzip.compress(b"1. One\n\n   Text.\n"))
    assert [section and section.text for section, _ in read_passages(file)] == [None, "1"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("rfc1.txt", b"", "rfc1.txt is empty"),
        ("rfc1.txt", b"\0\1\2", "rfc1.txt is no text"),
        ("rfc1.txt.gz", gzip.compress(b"1. One\n" * 1000)[:-20], "rfc1.txt.gz is a damaged gzip file"),
        ("rfc1.txt.gz", b"not gzip", "rfc1.txt.gz is a damaged gzip file"),
        ("rfc1.txt.gz", gzip.compress(b" " * (MAX_BYTES + 10)), "unpacks to more than 5,000,000 bytes"),
        ("rfc1.xml", b"<html/>", "rfc1.xml cannot be used: its root is html"),
    ],
)
def test_a_bad_file_is_one_sentence(name, content, why, tmp_path: Path):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(UnreadableRfcError, match=why):
        read_passages(file)


def test_a_huge_file_is_not_read(tmp_path: Path):
    file = tmp_path / "rfc1.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(UnreadableRfcError, match="more than 5,000,000 bytes"):
        read_rfc(file)


def test_what_is_missing_or_misnamed_says_so(tmp_path: Path):
    with pytest.raises(UnreadableRfcError, match="there is no"):
        find_rfcs([tmp_path / "nowhere"])
    (tmp_path / "draft.txt").write_text("x")
    with pytest.raises(UnreadableRfcError, match="expected rfcNNNN"):
        find_rfcs([tmp_path / "draft.txt"])
