"""SARIF as code scanning takes it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest

from ipsec_errata.diagnostics import Level
from ipsec_errata.scanner.finding import Finding
from ipsec_errata.scanner.sarif import MOST_RESULTS, render_sarif
from ipsec_errata.scanner.scan import all_codes, scan_source

SCHEMA = Path(__file__).parent / "sarif-schema" / "schema.json"
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


@pytest.mark.parametrize(
    "text",
    [
        "",
        "// RFC 7296, section 2.19",
        "/* ESP, RFC 4302, section 2.4; RFC 5996, section 2.8\n * and section 9.9 */",
        "// RFC 2409 // ipsec-errata: ignore[rfc-obsolete]\n// ipsec-errata: ignore[x] y\n",
    ],
)
def test_it_fits_the_schema_of_the_format(known, text):
    validator = jsonschema_rs.Draft202012Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")), validate_formats=True
    )
    findings = scan_source("a b/ü.c", text.encode(), known).findings
    assert bool(findings) is bool(text)
    for rows in (findings, findings * (MOST_RESULTS + 1)):
        value = json.loads(render_sarif(rows, all_codes(), "1.2.3", MANUAL))
        assert [error.message for error in validator.iter_errors(value)] == []


def test_the_schema_refuses_what_is_no_sarif(known):
    validator = jsonschema_rs.Draft202012Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")), validate_formats=True
    )
    value = json.loads(render_sarif((), all_codes(), "1.2.3", MANUAL))
    value["runs"][0]["tool"]["driver"]["helpUri"] = MANUAL
    assert not validator.is_valid(value)
