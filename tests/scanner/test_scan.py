"""One file: places of findings, silencing, and files that are not read as source."""

from __future__ import annotations

import pytest

from ipsec_errata.scanner.scan import Skip, all_codes, scan_source

WRONG = "RFC 7296, section 2.19"
MESSAGE = "section-unknown: RFC 7296 has no Section 2.19; did you mean 2.10, Nonces?"


def test_places_count_lines_and_characters_of_the_file(known):
    (found,) = scan_source("a.c", "é();\n\tü = 1; /* RFC 7296,\n\t * section 2.19 */".encode(), known).findings
    assert (found.line, found.column, found.end_line, found.end_column) == (2, 12, 3, 17)


def test_the_same_bytes_in_latin_1_give_the_same(known):
    text = f"// é {WRONG}"
    utf_8, latin_1 = (scan_source("a.c", text.encode(code), known) for code in ("utf-8", "latin-1"))
    assert utf_8 == latin_1


def test_line_ends_of_windows(scan):
    assert scan("// RFC 7296,\r\n// section 2.19\r\n") == [MESSAGE]


@pytest.mark.parametrize(
    ("content", "skip"),
    [
        (b"\x7fELF\0 RFC 7296, section 2.19", Skip.BINARY),
        (b"Network Working Group\nRequest for Comments: 2409\n\nRFC 7296, section 2.19", Skip.STANDARD),
        (b"\n\nInternet-Draft  Something\n\nRFC 7296, section 2.19", Skip.STANDARD),
        (b"// about an Internet-Draft: RFC 7296, section 2.9", None),
    ],
)
def test_files_that_are_no_source(known, content, skip):
    scanned = scan_source("a", content, known)
    assert scanned.skip is skip
    assert scanned.findings == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"// {WRONG} ipsec-errata: ignore[section-unknown] a joke", []),
        (f"// ipsec-errata: ignore[section-unknown] a joke\n// {WRONG}", []),
        (f"/* {WRONG} ipsec-errata: ignore[section-unknown, rfc-obsolete] a joke */",
         ["silence-unused: there is no rfc-obsolete to silence here"]),
        (f"// {WRONG}\nx; /* ipsec-errata: ignore-file[section-unknown] a joke */ // RFC 2409 section 3.7", []),
        (f"// {WRONG}\n\n\n// ipsec-errata: ignore[section-unknown] too far away",
         [MESSAGE, "silence-unused: there is no section-unknown to silence here"]),
        (f"// {WRONG} ipsec-errata: ignore[section-unknown]",
         [MESSAGE, "silence-reason: a silencing says why after the brackets; this one silences nothing"]),
        (f"/* {WRONG} ipsec-errata: ignore[section-unknown] -- */",
         [MESSAGE, "silence-reason: a silencing says why after the brackets; this one silences nothing"]),
        (f"// {WRONG} ipsec-errata: ignore a joke",
         [MESSAGE, "silence-code: a silencing names the codes it is for: ignore[rfc-obsolete]"]),
        (f"// {WRONG} ipsec-errata: ignore[section-unknwon] a joke",
         [MESSAGE, "silence-code: there is no code 'section-unknwon' to silence; did you mean section-unknown?"]),
        ("int a; // ipsec-errata: ignore-file[rfc-obsolete] left over",
         ["silence-unused: there is no rfc-obsolete to silence here"]),
    ],
)  # fmt: skip
def test_silencing(scan, text, found):
    assert scan(text) == found


def test_every_code_has_a_manual_with_examples():
    lacking = [
        code.code
        for code in all_codes()
        if not code.is_on_demand and not ("Bad:" in code.manual and "Good:" in code.manual)
    ]
    assert lacking == []


def test_the_examples_of_the_manual_hold(scan):
    """What the manual calls bad is found, what it calls good is not."""
    wrong = []
    for code in all_codes():
        if code.is_on_demand or code.code in ("known-problem", "silence-unused"):
            continue
        bad, _, good = code.manual.partition("Bad:")[2].partition("Good:")
        found = [{row.partition(":")[0] for row in scan(text.strip())} for text in (bad, good)]
        if code.code not in found[0] or code.code in found[1]:
            wrong.append((code.code, found))
    assert wrong == []


def test_a_code_on_demand_is_told_only_then(known):
    text = b"// RFC 7296, section 2.9 and RFC 4303"
    assert scan_source("a.c", text, known).findings == ()
    found = scan_source("a.c", text, known, {"citation"}).findings
    assert [finding.message for finding in found] == ["RFC 7296, Section 2.9", "RFC 4303"]
