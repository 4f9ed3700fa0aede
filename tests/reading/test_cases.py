"""Every spoiled entry in cases/bad gives exactly the findings that it announces."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import copy_sample

from ipsec_errata.diagnostics import Diagnostic
from ipsec_errata.reading.loader import Loader

CASES = Path(__file__).parents[1] / "cases" / "bad"
FILE = re.compile(r"^# file: (\S+)$", re.MULTILINE)
EXPECT = re.compile(r"^# expect: (.+)$", re.MULTILINE)


def describe(row: Diagnostic, path: str) -> str:
    """A finding as cases write it; the path only where it is another file."""
    elsewhere = "" if row.path == path else f"{row.path}:"
    return f"{elsewhere}{row.line}:{row.column} {row.code}: {row.message}"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_case(case: Path, tmp_path: Path):
    text = case.read_text(encoding="utf-8")
    path = FILE.search(text)[1]
    project = copy_sample(tmp_path / "project")
    (project.root / path).write_text(text, encoding="utf-8")
    found = [describe(row, path) for row in Loader(project).load().found]
    assert sorted(found) == sorted(EXPECT.findall(text))


def test_every_rule_has_a_case():
    from ipsec_errata.rules import registered_rules

    announced = {
        row.split(" ")[1].rstrip(":") for case in CASES.glob("*.yaml") for row in EXPECT.findall(case.read_text())
    }
    # Need RFC texts, a catalogue of more than thirty issues, or an earlier commit: these have tests of their own.
    elsewhere = {
        "prose-copied",
        "word-unused",
        "history-rewritten",
        "register-rewritten",
        "address-vanished",
        "draft-second",
    }
    assert [rule.code for rule in registered_rules() if rule.code not in announced | elsewhere] == []
