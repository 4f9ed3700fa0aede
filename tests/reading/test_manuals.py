"""Every code has a manual page with a bad and a good example, and its address leads there."""

from __future__ import annotations

import re
from pathlib import Path

from ipsec_errata.make_pages import make_pages
from ipsec_errata.reading.manuals import MANUALS
from ipsec_errata.rules import registered_rules

READING = Path(__file__).parents[2] / "scripts" / "ipsec_errata" / "reading"
CODE = re.compile(r'"((?:yaml|file|folder|register|schema)(?:-[a-z]+)+|schema)"')


def test_every_code_that_reading_gives_has_a_manual():
    used = {
        code
        for file in READING.glob("*.py")
        if file.name != "manuals.py"
        for code in CODE.findall(file.read_text(encoding="utf-8"))
    }
    # `fmt` gives the last one.
    assert used | {"format"} == set(MANUALS)


def test_every_manual_has_both_examples():
    manuals = {rule.code: rule.manual for rule in registered_rules()} | MANUALS
    wrong = [
        code for code, text in manuals.items() if not re.fullmatch(r"\S.*\nBad:\s+\S.*\nGood:\s+\S.*", text, re.DOTALL)
    ]
    assert wrong == []


def test_the_page_of_rules_has_an_anchor_for_each(project):
    page = next(page for page in make_pages(project, "https://errata.example/").pages if page.path == "about/rules.md")
    codes = [rule.code for rule in registered_rules()] + list(MANUALS)
    assert [code for code in codes if f"{{ #{code} }}" not in page.text] == []
