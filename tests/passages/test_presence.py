"""Words that stand in a later RFC, in part of it, or only in what it says of its changes."""

from __future__ import annotations

import pytest

from ipsec_errata.model.section import Section
from ipsec_errata.model.wording import Wording
from ipsec_errata.passages.presence import find_presence, sections_about_changes
from ipsec_errata.rfc_editor.rfc_library import RfcWords

PASSAGE = "A lamp that is red MUST warn of every train\n   that arrives on the left-hand track."
REWORDED = "A lamp that is red warns of every train that arrives on the left-hand track of a station."
OTHER = "A lamp that is green lets every train pass, and warns of none that arrives from the right."


def later(**sections):
    texts = {Section(name.removeprefix("s").replace("_", ".")): Wording(text) for name, text in sections.items()}
    return RfcWords(number=60002, sections=texts)


@pytest.mark.parametrize(
    ("sections", "place", "kept", "is_whole"),
    [
        ({"s1": "Before. " + PASSAGE.replace("\n  ", "") + " After."}, "1", 17, True),
        ({"s1": REWORDED, "s2_1": PASSAGE}, "2.1", 17, True),
        ({"s1": OTHER, "s2": OTHER + " " + REWORDED}, "2", 15, False),
        ({"s1": PASSAGE.lower()}, "1", 17, False),
        ({"s1": OTHER}, None, 8, False),
        ({"s1": "Nothing of the kind."}, None, 0, False),
        ({}, None, 0, False),
    ],
)
def test_presence(sections, place, kept, is_whole):
    found = find_presence(PASSAGE, later(**sections), frozenset())
    assert (found.section and found.section.text, found.kept, found.is_whole) == (place, kept, is_whole)
    assert found.words == 17


def test_what_is_ignored_does_not_count():
    found = find_presence(PASSAGE, later(s1=OTHER, s9=PASSAGE), frozenset({Section("9")}))
    assert found.section is None


def test_few_words_say_nothing():
    assert find_presence("A lamp MUST be red.", later(s1="A lamp MUST be red."), frozenset()) is None


@pytest.mark.parametrize(
    ("title", "is_about_changes"),
    [
        ("Differences between RFC 5996 and This Document", True),
        ("Significant Differences between RFC 4306 and RFC 5996", True),
        ("Changes made since RFC 2393", True),
        ("Changes from V8", True),
        ("Summary of Changes from IKEv1", True),
        ("Change Log", True),
        ("Document History", True),
        ("Changes to RFC 4301 ECN Processing", False),
        ("Networking Topology Changes", False),
        ("Differences with AES-GCM-ESP", False),
        ("Security Association Modification", False),
        (None, False),
    ],
)
def test_sections_about_changes(title, is_about_changes, sample):
    from dataclasses import replace

    from ipsec_errata.model.rfc import Heading

    rfc = replace(
        sample.rfc[60002],
        headings=tuple(
            Heading(section=Section(number), title=words)
            for number, words in (("1", "Lamps"), ("2", title), ("2.1", "Of"))
        ),
    )
    assert {section.text for section in sections_about_changes(rfc)} == ({"2", "2.1"} if is_about_changes else set())
