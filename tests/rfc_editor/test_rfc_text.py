"""Headings among lines: each irregularity of published text RFCs, in invented documents."""

from __future__ import annotations

import textwrap

import pytest

from ipsec_errata.rfc_editor.rfc_text import extract_sections

BODY = "   Some invented text stands here and says nothing of note.\n"


def document(*parts: str) -> str:
    """A document of headings, each with a paragraph."""
    return "\n".join(f"{part}\n\n{BODY}" for part in parts)


def read(text: str) -> list[tuple[str, str | None]]:
    return [(heading.section.text, heading.title) for heading in extract_sections(text).headings]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["1. Introduction", "2. Exchange"], [("1", "Introduction"), ("2", "Exchange")]),
        (
            ["1.  Introduction", "1.1.  Scope", "1.1.1.  More"],
            [("1", "Introduction"), ("1.1", "Scope"), ("1.1.1", "More")],
        ),
        (["1 Introduction", "1.1 Scope", "2 Rest"], [("1", "Introduction"), ("1.1", "Scope"), ("2", "Rest")]),
        (
            ["1. One"] + [f"1.{i}. Part {i}" for i in range(1, 12)],
            [("1", "One")] + [(f"1.{i}", f"Part {i}") for i in range(1, 12)],
        ),
        (["1. One", "Appendix A. Numbers", "A.1. More"], [("1", "One"), ("A", "Numbers"), ("A.1", "More")]),
        (["1. One", "Appendix A - Numbers"], [("1", "One"), ("A", "Numbers")]),
        (["1. One", "APPENDIX A  NUMBERS"], [("1", "One"), ("A", "NUMBERS")]),
        (["1. One", "Appendix A: Numbers"], [("1", "One"), ("A", "Numbers")]),
        (["1. One", "A. Numbers", "A.1. More"], [("1", "One"), ("A", "Numbers"), ("A.1", "More")]),
        (["1. One", "Appendix A", "Appendix B"], [("1", "One"), ("A", None), ("B", None)]),
        (["1. One", "2. Two", "4. Four"], [("1", "One"), ("2", "Two"), ("4", "Four")]),
        (["1. One", "2. Two", "2. Two again"], [("1", "One"), ("2", "Two"), ("2", "Two again")]),
        (["1. One", "Appendix A. Numbers", "2. References"], [("1", "One"), ("A", "Numbers"), ("2", "References")]),
        (
            ["1. A Long Title That Goes On\n   Over Two Lines", "2. Two"],
            [("1", "A Long Title That Goes On Over Two Lines"), ("2", "Two")],
        ),
        (["1. Without Diffie-\n   Hellman", "2. Two"], [("1", "Without Diffie-Hellman"), ("2", "Two")]),
        (["1. One", "2. Two.", "3. And so on, etc."], [("1", "One"), ("2", "Two"), ("3", "And so on, etc.")]),
        (
            ["1. One", "2. Two", "3. Three", "2. Back", "3. Forth"],
            [("1", "One"), ("2", "Two"), ("3", "Three"), ("2", "Back"), ("3", "Forth")],
        ),
        (
            ["1. One", "Appendix A\n\nA.1. Numbers", "A.2. More"],
            [("1", "One"), ("A", None), ("A.1", "Numbers"), ("A.2", "More")],
        ),
        (["1. One", "2. Two", "1. One........MUST", "2. Two........MAY"], [("1", "One"), ("2", "Two")]),
    ],
)
def test_headings(headings, expected):
    assert read(document(*headings)) == expected


def test_a1_is_a_dot_1_and_says_how_it_is_printed():
    headings = extract_sections(document("1. One", "Appendix A -- Numbers", "A1. More", "A1.1. Still More")).headings
    assert [(h.section.text, h.printed) for h in headings] == [
        ("1", None),
        ("A", None),
        ("A.1", "A1."),
        ("A.1.1", "A1.1."),
    ]


@pytest.mark.parametrize(
    ("heading", "is_anchored"),
    [
        ("Appendix A. Numbers", True),
        ("Appendix A.  Numbers", True),
        ("Appendix A: Numbers", False),
        ("Appendix A -- Numbers", False),
        ("APPENDIX A Numbers", False),
        ("Appendix A", False),
        ("A. Numbers", True),
    ],
)
def test_which_headings_the_published_renderings_can_link_to(heading, is_anchored):
    headings = extract_sections(document("1. One", heading)).headings
    assert [(h.section.text, h.is_anchored) for h in headings] == [("1", True), ("A", is_anchored)]


def test_a_repeated_number_is_marked():
    headings = extract_sections(document("1. One", "2. Two", "2. Again")).headings
    assert [heading.is_repeat for heading in headings] == [False, False, True]


def test_lists_contents_figures_and_references_are_no_headings():
    text = textwrap.dedent("""\
        Table of Contents

           1. Introduction ................................................3
              1.1. A Title in the Contents
                   Over Two Lines ..........................................3
           2. Exchange ....................................................4

        1. Introduction

           Three things happen:

           1. The first thing happens.

           2. The second thing happens.

        1.1. A Title in the Contents Over Two Lines

            0                   1
            0 1 2 3 4 5 6 7 8 9 0

           3. The third one.

        2. Exchange

           See Section 1.1 for it.
           Appendix A.  However, this is a sentence.

           [1] A. Author, "1. A Title".
        """)
    found = extract_sections(text)
    assert [(h.section.text, h.title) for h in found.headings] == [
        ("1", "Introduction"),
        ("1.1", "A Title in the Contents Over Two Lines"),
        ("2", "Exchange"),
    ]
    assert found.unsure == ()


def test_page_breaks_do_not_split_or_make_headings():
    footer, header = (
        "Author            Standards Track            [Page 1]",
        "RFC 60001      Invented Protocol      May 2001",
    )
    furniture = f"\n\n\n{footer}\n\f\n{header}\n\n"
    assert read(document("1. One") + furniture + document("2. Two")) == [("1", "One"), ("2", "Two")]
    passages = dict(extract_sections(document("1. One") + furniture + document("2. Two")).passages)
    assert "Page" not in "".join(passages.values())


def test_what_the_contents_promise_and_the_body_lacks_is_said():
    text = "Table of Contents\n\n   1. One ......1\n   2. Two ......2\n   3. Three ....3\n\n\n\n" + document(
        "1. One", "2. Two"
    )
    assert extract_sections(text).unsure == ("the table of contents has 3 Three, which was not found as a heading",)


def test_text_stands_under_its_heading():
    passages = extract_sections("Before.\n\n1. One\n\n   First text.\n\n2. Two\n\n   Second text.\n").passages
    assert [(section and section.text, text.strip()) for section, text in passages] == [
        (None, "Before."),
        ("1", "First text."),
        ("2", "Second text."),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "no numbers here\n", "\f\f\f", "1.\n" * 50, "[Page 1]\n" * 20])
def test_a_document_without_sections(text):
    found = extract_sections(text)
    assert found.headings == ()
    assert found.unsure == ("the document numbers no sections",)
