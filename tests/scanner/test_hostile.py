"""Files that are made to take for ever, or to break what reads them. Each is a case that once did."""

from __future__ import annotations

import random

import pytest

from ipsec_errata.scanner.scan import scan_source

SIZE = 200_000


@pytest.mark.parametrize(
    "text",
    [
        "/* " + "RFC 7296 " * (SIZE // 9),
        "/* RFC 7296, section 9.9 */\n" * (SIZE // 28),
        ("/* RFC 7296 " + "section 2.8 and " * 900 + "*/\n") * 9,
        "/* RFC 7296 " + "section 2.8 " * (SIZE // 12),
        "RFC 7296" + "," * SIZE + "section 2",
        ("/* RFC 7296" + " " * 15_000 + "section 2.8 */\n") * 12,
        ("/* RFC 7296" + "\n" * 15_000 + "section 2.8 */\n") * 12,
        'RFC 7296 "' + "a" * SIZE,
        "RFC 7296 " + "(" * SIZE,
        "/*" + "*" * SIZE + "RFC 7296",
        "/* RFC 7296 " * (SIZE // 12),
        "// ipsec-errata: ignore[rfc-obsolete] x RFC 2409\n" * (SIZE // 50),
        "// ipsec-errata: ignore[" + "rfc-obsolete," * (SIZE // 13) + "] x",
        "RFC " + "1" * SIZE,
        "RFC 7296, section " + "2." * SIZE,
        "RFC 7296, sections " + "2.8, " * (SIZE // 5),
        "x" * SIZE + " RFC 7296, section 9.9 " + "x" * SIZE,
        "RFC\u202e 7296 \u2066section 2.8\n" * 5000,
        "RFC \u0667\u0662\u0669\u0666, section \u0662.\u0668",
    ],
    ids=range(19),
)
def test_it_ends(known, text):
    scanned = scan_source("a.c", text.encode(), known)
    places = {(found.code, found.line, found.column) for found in scanned.findings}
    assert len(places) == len(scanned.findings)


def test_any_bytes_can_be_scanned(known):
    """Pieces of citations in any order, among any bytes: nothing raises, and every place lies in the file."""
    chance = random.Random(4301)
    pieces = [b"RFC", b" 7296", b"section", b" 2.8", b"/*", b"*/", b"\n", b" * ", b"// ", b"#", b'"', b"(", b")", b"[",
              b"]", b" and ", b", ", b"of ", b"\xff", b"\xc3\xa9", b"\t", b"ESP", b" 4302", b"ipsec-errata: ignore[",
              b"rfc-obsolete] x", b"draft-a", b"Appendix A", "§".encode(), b"rfc7296#section-2.8"]  # fmt: skip
    for _ in range(1500):
        content = b"".join(chance.choices(pieces, k=chance.randrange(40)))
        count = content.count(b"\n") + 1
        for found in scan_source("a.c", content, known).findings:
            assert 1 <= found.line <= found.end_line <= count
            assert found.column >= 1
            assert (found.end_line, found.end_column) > (found.line, found.column)
