"""The commands that the pages show: they are understood, and what they print is what the pages say they print."""

from __future__ import annotations

import re
import shlex

import pytest
from tests.documented import ROOT, Example, all_examples, examples, missing, run

from ipsec_errata.command_parser import build_parser

EVERYWHERE = [
    row
    for page in sorted((ROOT / "site_src").rglob("*.md"))
    for row in examples(str(page.relative_to(ROOT)), page.read_text(encoding="utf-8"))
]
HERE = [row for row in all_examples() if row.output and not row.writes and not row.reads_texts]


def name(example: Example) -> str:
    return example.command


@pytest.mark.parametrize("example", EVERYWHERE, ids=name)
def test_what_is_shown_is_understood(example):
    # What follows on the line is the shell's.
    command = re.split(r" (?:\|\|?|>|#) ", example.command)[0]
    words = shlex.split(command, comments=True)[1:]
    if "--help" not in words:
        assert build_parser(words[0]).parse_args(words).run


@pytest.mark.parametrize("example", HERE, ids=name)
def test_what_is_shown_is_printed(example, tmp_path):
    status, lines = run(example, tmp_path)
    assert missing(example, lines) == []
    assert status in (0, 1)


def test_there_are_examples():
    assert len(HERE) > 5
    assert len(EVERYWHERE) > 25


def test_a_wrong_line_is_missing_and_another_number_is_not():
    (example,) = examples("a.md", "```console\n$ ipsec-errata x\n3 issues found\nIPE-0001  Any\n...\nElse\n```\n")
    assert missing(example, ["4 issues found", "Something"]) == ["Else"]
    assert missing(example, ["4 errata found", "Else"]) == ["3 issues found"]
