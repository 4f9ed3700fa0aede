"""SARIF as code scanning takes it."""

from __future__ import annotations

import json

from ipsec_errata.diagnostics import Level
from ipsec_errata.scanner.finding import Finding
from ipsec_errata.scanner.sarif import MOST_RESULTS, render_sarif
from ipsec_errata.scanner.scan import all_codes, scan_source

MANUAL = "https://errata.example/scan/codes/"


def run(findings):
    return json.loads(render_sarif(findings, all_codes(), "1.2.3", MANUAL))["runs"][0]


def test_a_result_has_rule_place_and_fingerprint(known):
    text = "// RFC 7296, section 2.19\n\n// RFC 7296, section 2.19"
    rows = run(scan_source("src/my file.c", text.encode(), known).findings)
    rules = rows["tool"]["driver"]["rules"]
    first, second = rows["results"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "section-unknown"
    assert rules[first["ruleIndex"]]["helpUri"] == f"{MANUAL}#section-unknown"
    assert first["message"]["text"] == "RFC 7296 has no Section 2.19; did you mean 2.10, Nonces?"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "src/my%20file.c", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 26},
    }
    assert first["partialFingerprints"] != second["partialFingerprints"]


def test_a_fingerprint_does_not_move_with_the_line(known):
    prints = [
        run(scan_source("a.c", text.encode(), known).findings)["results"][0]["partialFingerprints"]
        for text in ("// RFC 7296, section 2.19", "int a;\n\n  // RFC 7296, section 2.19")
    ]
    assert prints[0] == prints[1]


def test_the_worst_are_shown_where_there_are_too_many():
    findings = [
        Finding(path="a.c", line=line, column=1, end_line=line, end_column=2, level=level, code="rfc-obsolete",
                message="m", subject="s")
        for line, level in enumerate([Level.NOTE] * MOST_RESULTS + [Level.ERROR] * 3, 1)
    ]  # fmt: skip
    rows = run(findings)
    assert len(rows["results"]) == MOST_RESULTS
    assert sum(row["level"] == "error" for row in rows["results"]) == 3
    assert (
        rows["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "3 further results are left out."
    )
