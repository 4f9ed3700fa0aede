import pytest

from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.quoted_text import QuoteFinder, split_words

PASSAGES = [
    (None, "Network Lamps                                                May 2001\nObsoletes: 17, 18\n"),
    (Section("1"), "1.  Overview\n\n   A lamp is a device that shines.  The lamp MUST be switched on first.\n"),
    (
        Section("1.1"),
        "1.1.  Words\n\n   An anti-\n   glare cover is placed over every lamp that stands close to a mirror, unless\n"
        "   the mirror has been covered before.  See the list of colours for details.\n",
    ),
    (
        Section("2"),
        "2.  Colours\n\n   See the list of colours for details.  The colour field is one octet and\n"
        "   carries the number of the colour as assigned below.\n\n   RED       1   MUST-\n   GREEN     2   MAY\n",
    ),
    (Section("A"), "A.  Example\n\n   wick = flame | spark\n   glow = wick | colour | time\n"),
]


@pytest.fixture
def finder():
    return QuoteFinder(PASSAGES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anti-\n  glare cover", ["antiglare", "cover"]),
        ("anti-glare  COVER.", ["antiglare", "cover"]),
        ("MUST-\n   GREEN", ["must", "green"]),
        ("| the lamp\n      ^^^\n  vvvv\n| shines", ["the", "lamp", "shines"]),
        ("one\n<< page break >>\ntwo", ["one", "two"]),
        ("one\n\nExample      [Page 7]\n\ftwo", ["one", "two"]),
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("+-+-+ ... ***", []),
    ],
)
def test_words(text, words):
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("quote", "decisive"),
    [
        ("The colour field is one octet and carries the number of the colour", ["2"]),
        ("the colour field\n   is one octet,\n|  and carries the Number", ["2"]),
        ("anti-glare cover is placed over every lamp that stands close", ["1.1"]),
        ("GREEN     2   MAY", ["2"]),
        ("[...] unless the mirror has been covered before. [...]", ["1.1"]),
        ("lamp MUST be switched on first", ["1"]),
        ("glow = wick | colour | time", ["A"]),
        ("Obsoletes: 17, 18", [None]),
    ],
)
def test_a_quote_of_one_place(finder, quote, decisive):
    found = finder.find(quote)
    assert [section and section.text for section in found.decisive] == decisive


def test_a_quote_of_several_places(finder):
    quote = (
        "On page 2 it says: An anti-glare cover is placed over every lamp that stands close. This is odd.\n"
        "And later: The colour field is one octet and carries the number of the colour. Why?"
    )
    assert [section.text for section in finder.find(quote).decisive] == ["1.1", "2"]


def test_a_text_that_stands_twice_is_possible_not_decisive(finder):
    found = finder.find("See the list of colours for details.")
    assert found.decisive == ()
    assert [section.text for section in found.possible] == ["1.1", "2"]


def test_two_words_confirm_a_place_and_decide_nothing(finder):
    found = finder.find("anti-\nglare cover")
    assert found.decisive == ()
    assert [section.text for section in found.possible] == ["1.1"]


@pytest.mark.parametrize("quote", ["", "  \n", "|||", "a text of some length that stands nowhere at all", "no"])
def test_a_quote_that_stands_nowhere(finder, quote):
    assert not finder.find(quote).is_found


def test_a_line_of_a_formula_is_found_although_short(finder):
    found = finder.find("glow = wick | spark | time\nwick = flame | spark\n")
    assert [section.text for section in found.possible] == ["A"]
