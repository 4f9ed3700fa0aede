"""`ipsec-errata new`: what it writes, shows and leaves to the author."""

from __future__ import annotations

import io

import pytest
from tests.editing.test_issue_form import FORM

from ipsec_errata.cli import main
from ipsec_errata.commands import new
from ipsec_errata.editing.draft import Draft
from ipsec_errata.reading.loader import Loader


def run(project, *arguments: str) -> int:
    return main(["new", "--root", str(project.root), "--date", "2026-11-26", *arguments])


def findings(project) -> list[str]:
    return [str(row).split(": error: ")[1] for row in Loader(project).load().found]


def test_options_become_a_file_that_lacks_only_what_the_author_knows(project, capsys):
    options = ["--title", "Cookies are never checked", "--class", "missing_case", "--topic", "encoding"]
    options += ["--summary", "A responder may take a cookie for its own that it never sent to anybody at all."]
    assert run(project, *options, "--section", "RFC 60001 2.10", "--section", "60001 A.1") == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0] == "errata/issues/IPE-0000-cookies-never-checked.yaml"
    text = (project.root / printed.out.splitlines()[0]).read_text()
    assert text.startswith(
        "# yaml-language-server: $schema=../../schema/issue.schema.json\nid: IPE-0000\nkind: issue\n"
    )
    assert '  - {rfc: 60001, sections: ["2.10", A.1], state: introduced}\n' in text
    assert "  - {rfc: 60002, sections: [], state: unknown}\n" in text
    assert "protocols: [keying]\n" in text
    assert '  - {date: "2026-11-26", status: reported, note: Filed.}\n' in text
    assert findings(project) == [
        'interop is ""; expected one of none, degraded, intermittent, failure [schema-word]',
        'security is ""; expected one of none, low, high [schema-word]',
        'operations is ""; expected one of none, diagnosis, outage [schema-word]',
        "description is empty; expected text [schema-type]",
        "implementer is empty; expected text [schema-type]",
    ]
    assert "What only you can know is left to fill in (5):" in printed.err
    assert main(["fmt", "--check", str(project.root / printed.out.splitlines()[0])]) == 0


def test_filled_in_it_is_valid(project, capsys):
    assert run(project, "--title", "Cookies are never checked", "--class", "missing_case", "--topic", "encoding") == 0
    file = project.root / capsys.readouterr().out.splitlines()[0]
    text = file.read_text()
    for before, after in (
        ("summary: null", "summary: A responder may take a cookie for its own that it never sent."),
        ('interop: ""', "interop: degraded"),
        ('security: ""', "security: low"),
        ('operations: ""', "operations: none"),
        ("description: null", "description: RFC 60002, Section 2.8, does not say who checks."),
        ("implementer: null", "implementer: Check it."),
        ("protocols: []", "protocols: [keying]"),
        (
            "affects: []",
            'affects: [{rfc: 60002, sections: ["2.8"], state: introduced}, {rfc: 60003, sections: [], state: unknown}]',
        ),
    ):
        assert before in text
        text = text.replace(before, after)
    file.write_text(text)
    assert findings(project) == []


def test_every_field_says_what_it_is(project, capsys):
    assert run(project, "--print") == 0
    rows = capsys.readouterr().out.splitlines()
    keys = [i for i, row in enumerate(rows) if row[:1].isalpha() and not row.startswith(("id:", "kind:"))]
    assert [rows[i] for i in keys if not rows[i - 1].startswith("# ")] == []
    assert list(project.entries.glob("issues/IPE-0000*")) == []


def test_an_erratum_brings_its_sections_and_facts(project, capsys):
    assert run(project, "--from-eid", "70001") == 0
    path = capsys.readouterr().out.splitlines()[0]
    assert path == "errata/issues/IPE-0000-eid70001.yaml"
    text = (project.root / path).read_text()
    assert "  eids: [70001]\n" in text
    assert "{type: erratum, eid: 70001, title:" in text
    assert "rfc: 60001" in text


def test_an_item_of_a_meeting_brings_minutes_and_relations(project, capsys):
    assert run(project, "--from-meeting", "meeting-1/lifetimes", "--print") == 0
    text = capsys.readouterr().out
    assert "meeting: meeting-1" in text
    assert "related: [IPE-0001]" in text
    assert 'date: "1998-08"\n  where: First invented meeting, Nowhere' in text
    assert '{rfc: 60002, sections: ["2.8"], state: unknown}' in text


@pytest.mark.parametrize("from_stdin", [False, True])
def test_a_form_becomes_a_draft(project, tmp_path, monkeypatch, capsys, from_stdin):
    form = tmp_path / "form.md"
    form.write_text(FORM)
    monkeypatch.setattr("sys.stdin", io.StringIO(FORM))
    assert run(project, "--from-form", "-" if from_stdin else str(form)) == 0
    text = (project.root / capsys.readouterr().out.splitlines()[0]).read_text()
    assert "title: Cookies are never checked\n" in text
    assert "class: missing_case\n" in text


def test_what_looks_alike_is_shown_before_anything_is_written(project, capsys):
    assert run(project, "--title", "No default for the lifetime", "--section", "RFC 60001 2.10") == 0
    shown = capsys.readouterr().err
    assert shown.startswith(
        "These look alike; is it one of them?\n  IPE-0001  No default lifetime in the first protocol\n"
    )
    assert "RFC 60001, Section 2.10; words: default, lifetime" in shown


def terminal(monkeypatch, answers: str):
    stream = io.StringIO(answers)
    stream.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", stream)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)


def test_on_a_terminal_it_asks_and_takes_no_for_an_answer(project, monkeypatch, capsys):
    terminal(monkeypatch, "No default for the lifetime\nRFC 60001 2.10\nSomething.\nn\n")
    assert run(project) == 1
    assert capsys.readouterr().err.endswith("[y/N] nothing written\n")
    assert list(project.entries.glob("issues/IPE-0000*")) == []
    terminal(monkeypatch, "No default for the lifetime\nRFC 60001 2.10\nSomething.\ny\n")
    assert run(project) == 0
    assert len(list(project.entries.glob("issues/IPE-0000*"))) == 1


def test_questions_are_only_about_what_is_missing():
    asked = []

    def ask(question: str) -> str:
        asked.append(question.split(",")[0].split(" (")[0])
        return {0: "nonsense\n", 1: "RFC 7296 2.8\n"}.get(len(asked) - 1, "\n")

    draft = new._ask_for_missing(Draft(title="Known"), ask)
    assert asked == ["RFC and section", "RFC and section", "The problem and its effect"]
    assert [place.label for place in draft.places] == ["RFC 7296, Section 2.8"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--from-eid", "7001"], "there is no erratum 7001 here; did you mean 70001?"),
        (
            ["--from-meeting", "meeting-2/x"],
            "there is no meeting meeting-2; did you mean meeting-1?; expected MEETING/ITEM",
        ),
        (["--from-meeting", "meeting-1/lifetime"], "meeting-1 has no item 'lifetime'; did you mean lifetimes?"),
        (["--from-form", "/nowhere/form.md"], "/nowhere/form.md: No such file or directory"),
    ],
)
def test_what_it_cannot_begin_with_is_2(project, arguments, why, capsys):
    assert run(project, *arguments) == 2
    assert capsys.readouterr().err == f"ipsec-errata: {why}\n"


def test_a_form_that_is_no_text_is_2(project, tmp_path, capsys):
    (tmp_path / "form").write_bytes(b"### What is wrong\n\n\xff\n")
    assert run(project, "--from-form", str(tmp_path / "form")) == 2
    assert "form is no UTF-8; save the text of the form as UTF-8" in capsys.readouterr().err


def test_a_slug_stays_in_its_folder(project, capsys):
    assert run(project, "--title", "Cookies are never checked", "--slug", "../../Not Here") == 0
    assert capsys.readouterr().out.splitlines()[0] == "errata/issues/IPE-0000-not-here.yaml"


def test_a_draft_of_the_same_name_stays(project, capsys):
    assert run(project, "--title", "Cookies are never checked") == 0
    assert run(project, "--title", "Cookies are never checked") == 2
    assert "exists; give another --slug" in capsys.readouterr().err


def test_alike_lists_what_an_entry_does_not_name(project, capsys):
    file = project.entries / "issues" / "IPE-0002-length.yaml"
    assert main(["alike", "--root", str(project.root), str(file)]) == 0
    assert run(project, "--title", "No default for the lifetime", "--section", "RFC 60001 2.10") == 0
    capsys.readouterr()
    assert main(["alike", "--root", str(project.root), "no-such.yaml"]) == 2
    assert capsys.readouterr().err.endswith("ipsec-errata: no-such.yaml is not there\n")
    other = project.entries / "published-ids.txt"
    assert main(["alike", "--root", str(project.root), str(other)]) == 2
    assert f"{other.name} is no issue that can be read" in capsys.readouterr().err


def test_alike_takes_an_id(project, capsys):
    file = project.entries / "issues" / "IPE-0002-length.yaml"
    statuses = {main(["alike", "--root", str(project.root), named]) for named in (str(file), "IPE-0002")}
    assert statuses == {0}
