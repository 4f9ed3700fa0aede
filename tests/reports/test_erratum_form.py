"""The RFC Editor's form, filled in."""

from __future__ import annotations

import dataclasses

import pytest

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.model.affected import Passage
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumType
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.official import Correction, Replacement
from ipsec_errata.model.section import Section
from ipsec_errata.reports.erratum_form import CorrectionError, correct, fill_form, missing_for_form, render_form

ORIGINAL = "The length counts the\n   header and it is\n   counted twice."
ROOT = SiteRoot.parse("https://errata.example/")


def correction(*pairs: tuple[str, str], rfc: int = 60002) -> Correction:
    changes = tuple(Replacement(before=before, after=after) for before, after in pairs)
    return Correction(rfc=rfc, type=ErratumType.TECHNICAL, changes=changes)


def with_correction(issue: Issue, wanted: Correction, *, has_passage: bool = True) -> Issue:
    passage = Passage(section=Section("3"), starts="The length", ends="twice", sha256="0" * 64) if has_passage else None
    first, *others = issue.affects
    return dataclasses.replace(
        issue,
        affects=(dataclasses.replace(first, passage=passage), *others),
        official=dataclasses.replace(issue.official, correction=wanted),
    )


@pytest.mark.parametrize(
    ("pairs", "text"),
    [
        ([("twice", "once")], "The length counts the\n   header and it is\n   counted once."),
        # Over a line break, and the sign beside the word counts.
        ([("the header and", "the payload and")], "The length counts the payload and it is\n   counted twice."),
        ([("twice.", "twice!"), ("length", "size")], "The size counts the\n   header and it is\n   counted twice!"),
        ([("it is counted ", "")], "The length counts the\n   header and  twice."),
    ],
)
def test_replacements(pairs: list[tuple[str, str]], text: str):
    assert correct(ORIGINAL, correction(*pairs)) == text


@pytest.mark.parametrize(
    ("before", "message"),
    [
        ("thrice", "'thrice' stands not in the passage; expected it once"),
        ("count", "'count' stands 2 times in the passage; expected it once"),
    ],
)
def test_a_replacement_that_fits_no_single_place(before: str, message: str):
    with pytest.raises(CorrectionError) as caught:
        correct(ORIGINAL, correction((before, "x")))
    assert str(caught.value) == message


def test_what_is_missing(sample: Database):
    issue = sample.issue["IPE-0002"]
    wanted = correction(("twice", "once"))
    assert missing_for_form(issue) == ("official.correction: which words of the RFC ought to become which",)
    assert missing_for_form(with_correction(issue, correction(("a", "b"), rfc=60009))) == (
        "a row of 'affects' for RFC 60009, which the correction names",
    )
    assert missing_for_form(with_correction(issue, wanted, has_passage=False)) == (
        "the passage in the row of RFC 60002; `ipsec-errata passages add` writes it",
    )
    assert missing_for_form(with_correction(issue, wanted)) == ()


def test_the_form_has_every_field(sample: Database):
    wanted = correction(("twice", "once"))
    form = fill_form(sample.issue["IPE-0002"], wanted, Section("3"), ORIGINAL, ROOT)
    text = render_form(form)
    names = ("RFC number:", "Type:", "Section:", "Original text:", "Corrected text:", "Notes:")
    assert [name for name in names if f"\n{name}\n" not in f"\n{text}"] == []
    assert "https://errata.example/IPE-0002/" in text
    assert text.endswith("File it at https://errata.rfc-editor.org/new/review-existing/60002/\n")
