"""Findings as SARIF 2.1.0 (OASIS), within what GitHub's code scanning takes and shows."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from ipsec_errata.diagnostics import Level
from ipsec_errata.scanner.check import Code
from ipsec_errata.scanner.finding import Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub shows no more results of a run; the worst go first, and a notification says what is missing.
MOST_RESULTS = 5000
_FINGERPRINT = "ipsecErrataCitation/v1"
_ORDER = tuple(Level)


def render_sarif(findings: Sequence[Finding], codes: Sequence[Code], version: str, manual_url: str) -> str:
    """Return a SARIF log of one run. `manual_url` is the page on which each code has an anchor of its name.

    Paths are given relative to the folder the scan ran in, which code scanning takes for the repository.
    """
    kept = sorted(findings, key=lambda finding: (_ORDER.index(finding.level), finding))[:MOST_RESULTS]
    index = {code.code: i for i, code in enumerate(codes)}
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if len(kept) < len(findings):
        invocation["toolExecutionNotifications"] = [
            {"level": "warning", "message": {"text": f"{len(findings) - len(kept)} further results are left out."}}
        ]
    run = {
        "tool": {
            "driver": {
                "name": "ipsec-errata scan",
                "semanticVersion": version,
                "informationUri": manual_url,
                "rules": [_rule(code, manual_url) for code in codes],
            }
        },
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder that the scan ran in."}}},
        "results": _results(sorted(kept), index),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False) + "\n"


def _rule(code: Code, manual_url: str) -> dict[str, Any]:
    holds, _, examples = code.manual.partition("Bad:")
    short, _, why = holds.strip().partition("\n\n")
    bad, _, good = examples.partition("Good:")
    more, text = " ".join(why.split()), " ".join(holds.split())
    # A name that is the ID but for its case is one too many.
    name = {"name": "".join(map(str.capitalize, code.code.split("-")))} if "-" in code.code else {}
    return {
        "id": code.code,
        **name,
        "shortDescription": {"text": " ".join(short.split())},
        "fullDescription": {"text": more or " ".join(short.split())},
        "help": {
            "text": f"{text}\nBad: {bad.strip()}\nGood: {good.strip()}" if bad else text,
            "markdown": f"{text}\n\n- Bad: `{bad.strip()}`\n- Good: `{good.strip()}`" if bad else text,
        },
        "helpUri": f"{manual_url}#{code.code}",
        "defaultConfiguration": {"level": code.level.value},
        "properties": {"tags": ["citations", "ipsec"], "precision": "very-high"},
    }


def _artifact(path: str) -> dict[str, str]:
    if path.startswith("/"):
        return {"uri": PurePosixPath(path).as_uri()}
    return {"uri": quote(path), "uriBaseId": "SRCROOT"}


def _results(findings: Sequence[Finding], index: dict[str, int]) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    rows = []
    for finding in findings:
        # The line is not in it: an alert stays the same one when code above it grows.
        about = "\n".join((finding.path, finding.code, finding.subject))
        seen[about] += 1
        digest = hashlib.sha256(f"{about}\n{seen[about]}".encode()).hexdigest()
        rows.append(
            {
                "ruleId": finding.code,
                "ruleIndex": index[finding.code],
                "level": finding.level.value,
                "message": {"text": finding.message + ("" if finding.message.endswith("?") else ".")},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": _artifact(finding.path),
                            "region": {
                                "startLine": finding.line,
                                "startColumn": finding.column,
                                "endLine": finding.end_line,
                                "endColumn": finding.end_column,
                            },
                        }
                    }
                ],
                "partialFingerprints": {_FINGERPRINT: digest},
            }
        )
    return rows
