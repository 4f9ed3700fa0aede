import pytest

from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.errata_sections import KnownSections, RfcText, locate
from ipsec_errata.rfc_editor.quoted_text import QuoteFinder

TITLES = {"1": "Overview", "1.1": "Words", "2": "Colours", "2.1": "Red Lamps", "2.2": "Green Lamps", "A": "Example"}
KNOWN = KnownSections(titles={Section(number): title for number, title in TITLES.items()})
RED = "Red lamps warn of trains that arrive on the left track."
GREEN = "Green lamps invite passengers to board a carriage that is about to leave."
LONG = "Every lamp keeper cleans the glass twice a day, before dawn and again at the end of the evening shift."
TEXT = RfcText(
    sections=QuoteFinder(
        [
            (None, "Lamps\nObsoletes: 17, 18 and 19\n"),
            (Section("1"), "1. Overview\n" + LONG),
            (Section("1.1"), "1.1. Words\nlamp: a device. wick: a part."),
            (Section("2"), "2. Colours\nlamp: a device. A colour is a number."),
            (Section("2.1"), "2.1. Red Lamps\n" + RED),
            (Section("2.2"), "2.2. Green Lamps\n" + GREEN),
            (Section("A"), "A. Example\nNothing of note."),
        ]
    ),
    pages=QuoteFinder([(Section("1"), "Contents: a long list of lamps and colours ... 9"), (Section("7"), RED)]),
)


def find(field, quote, text=TEXT, known=KNOWN):
    located = locate(field, quote, known, text)
    return [section.text for section in located.sections], located.found_by.value, [flag.code for flag in located.flags]


@pytest.mark.parametrize(
    ("field", "quote", "expected"),
    [
        # The field names it and the quote stands there, or in a part of it.
        ("2.1", RED, (["2.1"], "both", [])),
        ("2, 2nd para", RED, (["2.1"], "both", [])),
        ("2.1 & 2.2", RED + "\n" + GREEN, (["2.1", "2.2"], "both", ["several-sections"])),
        ("1 & 2.2", GREEN, (["1", "2.2"], "both", ["several-sections"])),
        ("1.1", "lamp: a device", (["1.1"], "both", [])),
        ("Red lamps", RED, (["2.1"], "both", ["field-is-title"])),
        ("Appendix", "Nothing of note", (["A"], "both", ["field-is-title"])),
        ("2.1", RED + " But: " + LONG, (["2.1"], "both", ["quote-elsewhere"])),
        # The field does not settle it, the quote does.
        (None, RED, (["2.1"], "text", ["field-empty"])),
        ("GLOBAL", RED, (["2.1"], "text", ["whole-document"])),
        ("7", RED, (["2.1"], "text", ["field-is-page"])),
        ("9", RED, (["2.1"], "text", ["section-unknown"])),
        (".1", RED, (["2.1"], "text", ["section-unknown"])),
        ("Prologue", RED, (["2.1"], "text", ["section-unknown"])),
        ("page 7", RED, (["2.1"], "text", ["field-is-page"])),
        ("The word warn is wrong in it", RED, (["2.1"], "text", ["field-is-sentence"])),
        (None, RED + " " + GREEN, (["2.1", "2.2"], "text", ["field-empty", "several-sections"])),
        # They disagree: a long quote is the better witness, a short one is not.
        ("2.1", LONG, (["1"], "text", ["quote-elsewhere"])),
        ("2.1", "wick: a part", (["2.1"], "field", ["quote-elsewhere"])),
        ("2.1", "lamp: a device", (["2.1"], "field", ["quote-not-found"])),
        # The field alone.
        ("2.1", "", (["2.1"], "field", ["quote-empty"])),
        ("2.1", "(nothing)", (["2.1"], "field", ["quote-empty"])),
        ("2.1", "a sentence that stands nowhere", (["2.1"], "field", ["quote-not-found"])),
        # Nothing.
        ("", "", ([], "none", ["field-empty", "quote-empty"])),
        ("9.9", "a sentence that stands nowhere", ([], "none", ["section-unknown", "quote-not-found"])),
        (None, "lamp: a device", ([], "none", ["field-empty", "quote-ambiguous"])),
        ("header", "Obsoletes: 17, 18 and 19", ([], "none", ["front-matter"])),
        (None, "Contents: a long list of lamps and colours", ([], "none", ["field-empty", "outside-sections"])),
        (None, "Obsoletes: 17, 18 and 19", ([], "none", ["field-empty", "outside-sections"])),
    ],
)
def test_locate(field, quote, expected):
    assert find(field, quote) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("2.1", (["2.1"], "field", [])),
        ("9.9", ([], "none", ["section-unknown"])),
        (None, ([], "none", ["field-empty"])),
        ("GLOBAL", ([], "none", ["whole-document"])),
    ],
)
def test_without_the_text_the_field_decides(field, expected):
    assert find(field, RED, text=None) == expected


def test_an_unknown_section_list_accepts_a_section():
    known = KnownSections(titles={}, is_complete=False)
    assert find("9.9", "", text=None, known=known) == (["9.9"], "field", [])


def test_flags_are_sentences_about_this_record():
    flags = locate("7", RED, KNOWN, TEXT).flags
    assert [flag.text for flag in flags] == ["There is no Section 7; the quoted text stands on page 7"]
    flags = locate("2.1", LONG, KNOWN, TEXT).flags
    assert [flag.text for flag in flags] == ["The quoted text stands in Section 1"]
