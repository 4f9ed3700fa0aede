"""The form on GitHub and its text: labels agree, answers arrive, hostile text stays text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ipsec_errata.editing.draft import render_draft
from ipsec_errata.editing.issue_form import LABELS, NoFormError, parse_form
from ipsec_errata.model.issue import IssueClass
from ipsec_errata.project import Kind, own_project
from ipsec_errata.reading.schema_check import read_schemas
from ipsec_errata.reading.yaml_source import parse_source

FORM = """\
### What is wrong

Cookies are never checked.

### RFCs and sections

RFC 60002, Sections 2.8 and 2.8.1
60001 2.10; https://www.rfc-editor.org/rfc/rfc60003.html#section-4.2

### Summary

A responder may accept a cookie
that it never sent.

### Kind of problem

missing_case

### Description

One paragraph.

### A heading of the author's own

Another one.

### What to do today

_No response_

### How to check

- Send a cookie of your own.
2. Look at the answer.

### Official errata

70001, EID 4387

### First noted

The list of the group, https://mailarchive.ietf.org/arch/msg/x/1.
"""


def test_labels_of_the_form_are_the_ones_that_are_read():
    form = yaml.safe_load((own_project().root / ".github/ISSUE_TEMPLATE/problem.yml").read_text())
    asked = {row["attributes"]["label"]: row["id"] for row in form["body"] if "id" in row}
    assert asked == LABELS
    options = next(row["attributes"]["options"] for row in form["body"] if row.get("id") == "class")
    # GitHub chooses the first option for whoever chooses none; it must not be a claim.
    assert options == ["not sure", *IssueClass]
    assert parse_form("### Kind of problem\n\nnot sure\n").issue_class is None


def test_every_answer_arrives():
    draft = parse_form(FORM.replace("\n", "\r\n"))
    assert draft.title == "Cookies are never checked"
    assert [place.label for place in draft.places] == [
        "RFC 60002, Section 2.8",
        "RFC 60002, Section 2.8.1",
        "RFC 60001, Section 2.10",
        "RFC 60003, Section 4.2",
    ]
    assert draft.summary == "A responder may accept a cookie that it never sent."
    assert draft.issue_class is IssueClass.MISSING_CASE
    assert draft.description == "One paragraph.\n\n### A heading of the author's own\n\nAnother one."
    assert draft.guidance == ""
    assert draft.check == ("Send a cookie of your own.", "Look at the answer.")
    assert draft.eids == (70001, 4387)
    assert draft.references == (
        {
            "type": "other",
            "title": "The list of the group, https://mailarchive.ietf.org/arch/msg/x/1.",
            "url": "https://mailarchive.ietf.org/arch/msg/x/1",
        },
    )


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("RFC 7296", ["RFC 7296"]),
        ("rfc7296 2.8", ["RFC 7296, Section 2.8"]),
        ("- RFC 4301, Appendix D", ["RFC 4301, Appendix D"]),
        ("section 4.5 of rfc 2407", ["RFC 2407, Section 4.5"]),
        ("I do not know", []),
        ("", []),
    ],
)
def test_places_as_people_write_them(written, labels):
    form = f"### What is wrong\n\nx\n\n### RFCs and sections\n\n{written}\n"
    assert [place.label for place in parse_form(form).places] == labels


@pytest.mark.parametrize("text", ["", "Hello\n\n### Something else\n\nx", "### what is wrong\n\nx"])
def test_what_is_no_form_says_so(text):
    with pytest.raises(NoFormError, match="expected headings such as '### What is wrong'"):
        parse_form(text)


def test_a_text_beyond_all_measure_is_refused():
    with pytest.raises(NoFormError, match="the text has 200,000 characters; a form has at most 65,536"):
        parse_form("x" * 200_000)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(sorted(LABELS)), st.text(max_size=300)))
def test_whatever_strangers_write_becomes_a_file_that_can_be_read(sample, answers):
    text = "".join(f"### {label}\n\n{answer}\n\n" for label, answer in answers.items()) or "### Summary\n\nx"
    written = render_draft(parse_form(text), sample, read_schemas(own_project().schemas)[Kind.ISSUE], "2026-11-26")
    source, found = parse_source(written.encode(), "draft")
    assert found == []
    assert source.value["id"] == "IPE-0000"


def test_more_than_a_person_would_write_is_refused():
    form = "### Official errata\n\n" + "\n".join(map(str, range(1, 1000)))
    with pytest.raises(NoFormError, match="the form names 999 errata; it can name 200"):
        parse_form(form)
