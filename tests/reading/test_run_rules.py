"""Rules that a copy of this process runs are told as if this one had run them."""

from __future__ import annotations

import os
import signal

import pytest

from ipsec_errata.reading import run_rules
from ipsec_errata.reading.loader import Loader


@pytest.fixture
def spoiled(project, monkeypatch):
    """A project with findings of prose and of other rules, in which two entries count as many."""
    monkeypatch.setattr(run_rules, "_WORTH_A_PROCESS", 2)
    file = project.entries / "issues" / "IPE-0002-length.yaml"
    text = file.read_text()
    text = text.replace("summary: ", "summary: The `lone mark and RFC 60001, Section 99. ", 1)
    file.write_text(text.replace("topics: [", "topics: [nonsense, ", 1))
    return project


def test_findings_are_the_same_by_one_process_and_by_two(spoiled):
    found = Loader(spoiled).load().found
    assert {row.code for row in found} >= {"prose-code", "prose-mention", "word-unknown"}
    assert Loader(spoiled).load(processes=2).found == found


def test_a_copy_runs_what_finds_nothing_and_this_process_the_rest(spoiled, monkeypatch):
    rules, ran_here = run_rules.registered_rules(), []

    def watched(rule):
        def check(*arguments):
            ran_here.append(rule.code)
            return rule.check(*arguments)

        return type(rule)(
            code=rule.code, level=rule.level, check=check, needs_texts=rule.needs_texts, needs_base=rule.needs_base
        )

    monkeypatch.setattr(run_rules, "registered_rules", lambda: tuple(map(watched, rules)))
    Loader(spoiled).load(processes=2)
    assert {code for code in ran_here if code.startswith("prose-")} == {"prose-code", "prose-mention"}
    assert "word-unknown" in ran_here


def test_where_the_copy_is_ended_this_process_runs_its_rules(spoiled, monkeypatch):
    found, here = Loader(spoiled).load().found, os.getpid()
    place = run_rules._place

    def end_the_copy(*arguments):
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return place(*arguments)

    monkeypatch.setattr(run_rules, "_place", end_the_copy)
    assert Loader(spoiled).load(processes=2).found == found


def test_thousands_of_findings_of_one_rule_are_not_all_listed(project):
    file = project.entries / "vocabulary.yaml"
    text = file.read_text()
    topic = '  - {id: again, label: Again, text: "Once more."}\n'
    file.write_text(text.replace("topics:\n", f"topics:\n{topic * 1000}"))
    found = [row for row in Loader(project).load().found if row.code == "word-repeated"]
    assert len(found) == 201
    assert sum(row.message == "again is defined 1000 times" for row in found) == 200
    assert found[-1].message.endswith("; further findings of this kind in this file are not listed")
