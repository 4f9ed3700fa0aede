"""`ipsec-errata scan` as a command: statuses, formats, baseline, and the same answer from one process and from two."""

from __future__ import annotations

import io
import json
import os

import pytest

from ipsec_errata.cli import main
from ipsec_errata.commands import read_sources
from ipsec_errata.commands.read_sources import Progress

FINDING = "a.c:1:4: error: RFC 60002 has no Section 9.9 [section-unknown]\n"


@pytest.fixture
def scan(project, tmp_path, monkeypatch, capsys):
    """Run `scan` on a folder with the given files; return status, standard output, standard error."""
    folder = tmp_path / "code"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def run(*arguments, **files):
        for name, text in files.items():
            path = folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        status = main(["scan", "--root", str(project.root), *arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_clean_is_0(scan):
    assert scan(a_c="int a; // RFC 60002\n") == (0, "", "0 errors, 0 warnings, 0 notes in 1 citations; 1 files\n")


def test_an_error_is_1(scan):
    status, out, err = scan(a_c="// RFC 60002, section 9.9\n")
    assert (status, out) == (1, FINDING)
    assert err == "1 errors, 0 warnings, 0 notes in 1 citations; 1 files\n"


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_what_fails_is_chosen(scan, level, status):
    assert scan("--fail-on", level, a_c="// RFC 60001\n")[0] == status


def test_codes_are_chosen(scan):
    text = "// RFC 60002, section 9.9; RFC 60001\n"
    assert scan("--only", "section-unknown", a_c=text)[1].count("\n") == 1
    assert "section-unknown" not in scan("--ignore", "section-unknown")[1]
    with pytest.raises(SystemExit):
        scan("--only", "section-unknwon")


def test_json(scan):
    status, out, _ = scan("--format", "json", a_c="// RFC 60002, section 9.9\n")
    value = json.loads(out)
    assert value["findings"] == [
        {
            "path": "a.c", "line": 1, "column": 4, "end_line": 1, "end_column": 26, "level": "error",
            "code": "section-unknown", "message": "RFC 60002 has no Section 9.9",
            "subject": "RFC 60002, Section 9.9",
        }
    ]  # fmt: skip
    assert (status, value["count"], value["read"]["files"], value["read"]["citations"]) == (1, 1, 1, 1)


def test_sarif(scan):
    _, out, _ = scan("--format", "sarif", src__a_c="// RFC 60002, section 9.9\n")
    (result,) = json.loads(out)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "src/a.c"


def test_github(scan):
    _, out, _ = scan("--format", "github", a_c="// RFC 60002, section 9.9\n")
    assert out.splitlines()[-1].startswith("::error file=a.c,line=1,col=4,title=section-unknown::RFC 60002")


def test_a_baseline_leaves_out_what_is_known(scan):
    old, new = "// RFC 60002, section 9.9\n", "int a;\n// RFC 60002, section 8.8\n"
    assert scan("--write-baseline", "known.json", a_c=old) == (0, "", "known.json: 1 findings\n")
    assert scan("--baseline", "known.json")[:2] == (0, "")
    status, out, err = scan("--baseline", "known.json", a_c="\n\n" + old + new)
    assert (status, out.count("\n")) == (1, 1)
    assert "a.c:5:4" in out
    assert "1 more are in the baseline\n" in err
    assert (
        "1 in the baseline are gone; write it anew with --write-baseline\n"
        in scan("--baseline", "known.json", a_c="int a;\n")[2]
    )


def test_a_baseline_among_the_sources_is_no_source(scan):
    scan("--write-baseline", "known.json", a_c="// RFC 60002, section 9.9\n")
    assert scan()[2] == "1 errors, 0 warnings, 0 notes in 1 citations; 2 files\n"


def test_a_root_without_entries_is_2(scan, tmp_path):
    status, out, err = scan("--root", str(tmp_path), a_c="// RFC 60002, section 9.9\n")
    assert (status, out) == (2, "")
    assert err == f"ipsec-errata: {tmp_path} has no folder 'errata'; give the checkout with --root\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [("{", "b.json is no baseline: it is no JSON: "), (b"\xff\xfe", "b.json is no baseline: ")],
)
def test_a_broken_baseline_is_2(scan, text, why):
    status, out, err = scan("--baseline", "b.json", b_json=text)
    assert (status, out) == (2, "")
    assert err.startswith(f"ipsec-errata: {why}")
    assert err.count("\n") == 1


def test_skipped_files_are_counted(scan):
    _, out, err = scan(
        "--max-size", "0.001", a_o=b"\0RFC 60002, section 9.9", b_c="//" * 1000 + "RFC 60002, section 9.9",
        c_txt="Internet-Draft\n\nRFC 60002, section 9.9",
    )  # fmt: skip
    assert out == ""
    assert err == (
        "0 errors, 0 warnings, 0 notes in 0 citations; "
        "3 files, skipped 1 binary, 1 too large, 1 RFCs or drafts themselves\n"
    )


def test_a_file_full_of_citations_is_read_in_part_and_counted(scan):
    _, out, err = scan("--format", "json", a_c="/* RFC 60001 */ " * 6000)
    assert json.loads(out)["read"] | {"citations": 0} == {
        "files": 1, "citations": 0, "silenced": 0, "skipped_binary": 0, "skipped_large": 0, "skipped_standard": 0,
        "read_in_part": 1, "unreadable": 0,
    }  # fmt: skip
    assert json.loads(out)["read"]["citations"] == 5000
    assert "; 1 files, 1 read in part for its more than 5,000 citations\n" in err


def test_what_git_ignores_is_left_out(scan):
    files = {"a_c": "// RFC 60002, section 9.9\n", "_gitignore": "a.c\n"}
    assert scan(**files)[1] == ""
    assert scan("--no-gitignore")[1] == FINDING
    assert scan("a.c")[1] == FINDING


def test_a_path_that_is_not_there_is_2(scan):
    assert scan("none.c") == (2, "", "ipsec-errata: none.c: No such file or directory\n")


def test_an_empty_path_is_2_and_not_this_folder(scan):
    message = "ipsec-errata: a path is empty; expected files or folders, or none for this folder\n"
    assert scan("", a_c="// RFC 60002, section 9.9\n") == (2, "", message)


def test_a_file_that_cannot_be_read_is_told_and_is_2(scan, monkeypatch):
    real = os.open

    def refuse(path, flags, *rest):
        if str(path).endswith("a.c"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, flags, *rest)

    monkeypatch.setattr(os, "open", refuse)
    status, _, err = scan(a_c="// RFC 60002, section 9.9\n")
    assert status == 2
    assert err.splitlines()[0] == "ipsec-errata: a.c: Permission denied"


def test_two_processes_give_the_same(scan, monkeypatch):
    monkeypatch.setattr(read_sources, "_BATCH", 3)
    files = {f"d{i % 4}__f{i}_c": f"// RFC 60002, section 9.{i}\n" for i in range(20)}
    assert scan("--jobs", "1", **files) == scan("--jobs", "2")


def test_progress_is_shown_on_a_terminal_only():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    for stream, shown in ((Terminal(), "\r512 of 900 files\r900 of 900 files\r\x1b[K"), (io.StringIO(), "")):
        progress = Progress(900, stream)
        progress.show(512)
        progress.show(1024)
        progress.end()
        assert stream.getvalue() == shown
