"""Numbers: the next one, never an old one; what names the placeholder follows the draft that is meant."""

from __future__ import annotations

import pytest

from ipsec_errata.editing.numbering import NumberingError, number_drafts
from ipsec_errata.model.register import Published, Register

A, B = "errata/issues/IPE-0000-a.yaml", "errata/issues/IPE-0000-b.yaml"
ONE, TWO = "errata/issues/IPE-0001-one.yaml", "errata/issues/IPE-0002-two.yaml"
MINUTES = "errata/meetings/ietf-99.yaml"


def register(*ids: str) -> Register:
    return Register(rows=tuple(Published(id=name, slug="x") for name in ids), path="ids")


@pytest.mark.parametrize(
    ("ids", "files", "number"),
    [
        ((), {}, "IPE-0001"),
        (("IPE-0001",), {ONE: ""}, "IPE-0002"),
        (("IPE-0001", "IPE-0007"), {ONE: ""}, "IPE-0008"),
        (("IPE-0001",), {ONE: "", "errata/issues/IPE-0009-unregistered.yaml": ""}, "IPE-0010"),
    ],
)
def test_the_next_number_is_above_all_that_were_ever_given(ids, files, number):
    done = number_drafts([A], {**files, A: "id: IPE-0000\n"}, register(*ids))
    assert done.given[0].row == Published(id=number, slug="a")
    assert done.texts == {f"errata/issues/{number}-a.yaml": f"id: {number}\n"}


def test_references_to_the_only_draft_follow():
    files = {A: "id: IPE-0000\nrelated: [IPE-0001]\n", ONE: "related: [IPE-0000]\n", MINUTES: "issues: [IPE-0000]\n"}
    assert number_drafts([A], files, register("IPE-0001")).texts == {
        "errata/issues/IPE-0002-a.yaml": "id: IPE-0002\nrelated: [IPE-0001]\n",
        ONE: "related: [IPE-0002]\n",
        MINUTES: "issues: [IPE-0002]\n",
    }


def test_of_two_drafts_the_one_that_names_the_file_is_meant():
    files = {
        A: "id: IPE-0000\nrelated: [IPE-0001]\n",
        B: "id: IPE-0000\nmeeting: ietf-99\n",
        ONE: "see IPE-0000\n",
        MINUTES: "issues: [IPE-0000]\n",
    }
    texts = number_drafts([A, B], files, register("IPE-0001")).texts
    assert texts[ONE] == "see IPE-0002\n"
    assert texts[MINUTES] == "issues: [IPE-0003]\n"


def test_a_draft_that_is_not_wanted_keeps_its_references():
    files = {A: "IPE-0001", B: "IPE-0002", ONE: "IPE-0000", TWO: "IPE-0000"}
    assert number_drafts([B], files, register("IPE-0002")).texts == {
        "errata/issues/IPE-0003-b.yaml": "IPE-0002",
        TWO: "IPE-0003",
    }


@pytest.mark.parametrize(
    ("files", "ids", "why"),
    [
        (
            {A: "", B: "", ONE: "IPE-0000"},
            ("IPE-0001",),
            f"{ONE}: IPE-0000 may be any of IPE-0000-a.yaml, IPE-0000-b.yaml; "
            "let the one that is meant name IPE-0001, and no other one",
        ),
        ({A: ""}, ("IPE-9999",), "the numbers end at 9999; IDs need a fifth digit"),
        (
            {"errata/issues/IPE-0000-A B.yaml": ""},
            (),
            "errata/issues/IPE-0000-A B.yaml: "
            "expected IPE-0000-<slug>.yaml with a slug of lower-case words and hyphens",
        ),
    ],
)
def test_what_cannot_be_numbered_says_why(files, ids, why):
    with pytest.raises(NumberingError) as caught:
        number_drafts([next(iter(files))], files, register(*ids))
    assert str(caught.value) == why
