"""A passage holds for every rendering of its RFC: paginated text and RFCXML give one hash."""

from __future__ import annotations

import pytest

from ipsec_errata.model.section import Section
from ipsec_errata.passages.locate import locate_passage
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary

TEXT = """1.  Lamps

   Lamps of type "red" <1> are described in [RFC60002], Section 2; up
   to 2^32 of them shine.  They MUST be:

   (1) Red, if they warn of left-


Author                   Standards Track                    [Page 1]
\f
RFC 60009                      Lamps                   November 2026


       hand trains.

   (2) Green, otherwise.

   | 7 | red |

                          Table 1: Lamps

   All others are off.
"""
XML = """<rfc number="60009"><middle><section pn="section-1" numbered="true"><name>Lamps</name>
<t>Lamps of type "red" &lt;1&gt; are described in <xref target="RFC60002" section="2" sectionFormat="comma"
derivedContent="RFC60002"/>; up to 2<sup>32</sup> of them shine. They <bcp14>MUST</bcp14> be:</t>
<ol><li derivedCounter="(1)">Red, if they warn of left-hand trains.</li>
<li derivedCounter="(2)"><t>Green, otherwise.</t></li></ol>
<table pn="table-1"><name>Lamps</name><tbody><tr><td>7</td><td>red</td></tr></tbody></table>
<t>All others are off.</t></section></middle></rfc>
"""


@pytest.fixture
def both(tmp_path):
    libraries = []
    for name, content in (("rfc60009.txt", TEXT), ("rfc60009.xml", XML)):
        folder = tmp_path / name[-3:]
        folder.mkdir()
        (folder / name).write_text(content)
        libraries.append(RfcLibrary([folder]).read(60009))
    return libraries


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("Lamps of type", "of them shine"),
        ("they MUST be", "left-hand trains"),
        ("Red, if", "Green, otherwise"),
        ("Green", "others are off"),
    ],
)
def test_one_hash(starts, ends, both):
    text, xml = (locate_passage(rfc, Section("1"), starts, ends) for rfc in both)
    assert text.sha256 == xml.sha256


def test_text_comes_first_where_both_are_at_hand(tmp_path):
    (tmp_path / "rfc60009.xml").write_text(XML)
    (tmp_path / "rfc60009.txt").write_text(TEXT)
    wording = RfcLibrary([tmp_path]).read(60009).sections[Section("1")]
    assert '"red" <1>' in wording.text
    assert "\n\n   (2) Green" in wording.text
