import gzip

import pytest

from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.errata_texts import ErrataTexts

TEXT = """Network Working Group                                         A. Example
Request for Comments: 4000                                      May 2001


                       Lamps in the Network

1.  Introduction

   A lamp is a device that shines when it is switched on by an
   operator or by another lamp.

2.  Colours

   The colour field is one octet and carries the number of the
   colour as it is listed below.

Sample Code

   if (lamp.is_red()) { stop_the_train(lamp, track, now()); }

References

   [LAMP]  Example, B., "A Book of Lamps and Their Many Uses", 1999.

Example                      Informational                      [Page 1]
\f
RFC 4000                         Lamps                          May 2001

A.  Wicks

   A wick is made of cotton and is replaced once a month by the
   lamp keeper.
"""


@pytest.fixture
def texts(tmp_path):
    (tmp_path / "rfc4000.txt").write_text(TEXT, encoding="utf-8")
    return ErrataTexts(tmp_path)


@pytest.mark.parametrize(
    ("quote", "section"),
    [
        ("The colour field is one octet and carries the number", "2"),
        ("A wick is made of cotton and is replaced once a month", "A"),
        ("if (lamp.is_red()) { stop_the_train(lamp, track, now()); }", None),
        ("A Book of Lamps and Their Many Uses, 1999", None),
    ],
)
def test_what_follows_an_unnumbered_heading_is_no_sections(texts, quote, section):
    (place,) = texts.read(4000).sections.find(quote).decisive
    assert (place and place.text) == section


def test_pages(texts):
    found = texts.read(4000).pages.find("A wick is made of cotton and is replaced once a month")
    assert found.decisive == (Section("2"),)


def test_a_text_without_page_breaks_has_no_pages(tmp_path):
    (tmp_path / "rfc4001.txt").write_text(TEXT.replace("\f", ""), encoding="utf-8")
    assert ErrataTexts(tmp_path).read(4001).pages is None


def test_a_text_that_is_not_at_hand(texts):
    assert texts.read(4002) is None


def test_neighbours(texts):
    quote = "A wick is made of cotton and is replaced once a month by the lamp keeper."
    assert texts.find_elsewhere(3999, quote, {3999, 4000, 4001}) == (4000, Section("A"))
    assert texts.find_elsewhere(4000, quote, {4000}) is None
    assert texts.find_elsewhere(4200, quote, {4000, 4200}) is None
    assert texts.find_elsewhere(3999, "A wick is made of cotton", {4000}) is None


def test_a_mirror_with_packed_files_will_do(tmp_path):
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "rfc4000.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    text = ErrataTexts(tmp_path).read(4000)
    assert text.sections.find("The colour field is one octet and carries").decisive == (Section("2"),)
    assert text.pages is not None
