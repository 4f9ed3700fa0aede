"""Section numbers are text."""

import random

import pytest

from ipsec_errata.model.section import NotASectionError, Section


@pytest.mark.parametrize(
    ("text", "anchor", "label"),
    [
        ("2.10", "section-2.10", "Section 2.10"),
        ("2", "section-2", "Section 2"),
        ("A", "appendix-A", "Appendix A"),
        ("A.1", "appendix-A.1", "Appendix A.1"),
        ("3.3.3.2.1", "section-3.3.3.2.1", "Section 3.3.3.2.1"),
    ],
)
def test_anchor_and_label(text, anchor, label):
    section = Section.parse(text)
    assert (section.anchor, section.label, str(section)) == (anchor, label, text)


@pytest.mark.parametrize("text", ["", "2.", ".1", "a", "A1", "2..1", "2.10\n", " 2", "2-3", "AB", "٢", "Section 2"])
def test_not_a_section(text):
    with pytest.raises(NotASectionError, match="is not a section number"):
        Section.parse(text)


def test_order_is_the_reader_s():
    ordered = [Section.parse(text) for text in ("1", "2", "2.8", "2.8.1", "2.9", "2.10", "10", "A", "A.1", "A.10", "B")]
    shuffled = ordered[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled) == ordered


def test_parent_and_within():
    assert Section("2.10.1").parent == Section("2.10")
    assert Section("2").parent is None
    assert Section("2.10").is_within(Section("2"))
    assert not Section("2.10").is_within(Section("2.1"))
    assert Section("2.10").depth == 2
