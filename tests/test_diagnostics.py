"""How findings are printed."""

import json

from ipsec_errata.diagnostics import GITHUB_LIMIT, Diagnostic, Format, Level, render_diagnostics


def _row(line, level=Level.ERROR, message="Something, 100% wrong"):
    return Diagnostic(path="errata/a.yaml", line=line, column=3, level=level, message=message, code="some-code")


def test_text_is_sorted_and_each_once():
    rows = [_row(10), _row(2), _row(2)]
    assert render_diagnostics(rows) == (
        "errata/a.yaml:2:3: error: Something, 100% wrong [some-code]\n"
        "errata/a.yaml:10:3: error: Something, 100% wrong [some-code]\n"
    )


def test_github_annotations_are_escaped():
    printed = render_diagnostics([_row(2)], Format.GITHUB)
    assert printed.splitlines()[-1] == (
        "::error file=errata/a.yaml,line=2,col=3,title=some-code::Something, 100%25 wrong"
    )


def test_github_says_how_many_more_there_are():
    printed = render_diagnostics([_row(line) for line in range(1, 31)], Format.GITHUB)
    annotations = [line for line in printed.splitlines() if line.startswith("::error")]
    assert len(annotations) == GITHUB_LIMIT
    assert annotations[-1] == "::error ::21 more errors; the log has all of them"
    assert printed.count("[some-code]") == 30


def test_json():
    value = json.loads(render_diagnostics([_row(2, Level.WARNING)], Format.JSON))
    assert value["count"] == 1
    assert value["findings"][0] == {
        "path": "errata/a.yaml",
        "line": 2,
        "column": 3,
        "level": "warning",
        "message": "Something, 100% wrong",
        "code": "some-code",
    }
