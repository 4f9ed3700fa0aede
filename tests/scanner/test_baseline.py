"""A baseline forgets lines and remembers what a finding is about."""

from __future__ import annotations

import pytest

from ipsec_errata.scanner.baseline import BaselineError, make_baseline, parse_baseline, render_baseline
from ipsec_errata.scanner.scan import scan_source

WRONG = "// RFC 7296, section 2.19\n"


def found(known, text, path="a.c"):
    return scan_source(path, text.encode(), known).findings


@pytest.mark.parametrize(
    ("before", "now", "new", "gone"),
    [
        (WRONG, WRONG, 0, 0),
        (WRONG, "int a;\n\n" + WRONG, 0, 0),
        (WRONG, WRONG + "int a;\n" + WRONG, 1, 0),
        (WRONG + "int a;\n" + WRONG, WRONG, 0, 1),
        (WRONG, WRONG.replace("2.19", "2.20"), 1, 1),
        ("", WRONG, 1, 0),
    ],
)
def test_only_what_is_new_counts(known, before, now, new, gone):
    baseline = parse_baseline(render_baseline(make_baseline(found(known, before))))
    left, count = baseline.subtract(found(known, now))
    assert (len(left), count) == (new, gone)


def test_another_file_is_another_finding(known):
    left, gone = make_baseline(found(known, WRONG)).subtract(found(known, WRONG, "b.c"))
    assert (len(left), gone) == (1, 1)


def test_the_file(known):
    assert render_baseline(make_baseline(found(known, WRONG))) == (
        '{\n "version": 1,\n "findings": [\n  {\n   "path": "a.c",\n   "code": "section-unknown",\n'
        '   "subject": "RFC 7296, Section 2.19",\n   "count": 1\n  }\n ]\n}\n'
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "it is no JSON: "),
        ("[]", 'it has no "version": 1; write it with --write-baseline'),
        ('{"version": 2}', 'it has no "version": 1; write it with --write-baseline'),
        ('{"version": 1}', "findings[0] is not an object of path, code, subject and a count above 0"),
        ('{"version": 1, "findings": [{"path": "a", "code": "b", "subject": "c", "count": 0}]}',
         "findings[0] is not an object of path, code, subject and a count above 0"),
    ],
)  # fmt: skip
def test_what_is_no_baseline(text, why):
    with pytest.raises(BaselineError, match="^" + __import__("re").escape(why)):
        parse_baseline(text)
