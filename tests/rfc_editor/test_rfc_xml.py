"""RFCXML v3 as the RFC Editor publishes it."""

from __future__ import annotations

import pytest

from ipsec_errata.rfc_editor.rfc_xml import NotAnRfcError, extract_xml_sections

DOCUMENT = b"""<?xml version="1.0" encoding="utf-8"?>
<rfc version="3" number="60001">
<front><title>Invented</title><abstract pn="section-abstract"><t>In short.</t></abstract></front>
<middle>
<section pn="section-1" numbered="true"><name slugifiedName="a">Introduction</name><t>First <em>text</em>.</t>
<section pn="section-1.10"><name>The <tt>KE</tt>
Payload</name><t>Second text.</t></section></section>
</middle>
<back><references pn="section-2"><name>References</name>
<references pn="section-2.1"><name>Normative</name></references></references>
<section pn="section-appendix.a"><name>Numbers</name><section pn="section-a.1"><name>More</name></section></section>
<section pn="section-appendix.b" numbered="false"><name>Thanks</name></section></back></rfc>"""


def test_sections_references_and_appendices():
    found = extract_xml_sections(DOCUMENT)
    assert [(h.section.text, h.title) for h in found.headings] == [
        ("1", "Introduction"),
        ("1.10", "The KE Payload"),
        ("2", "References"),
        ("2.1", "Normative"),
        ("A", "Numbers"),
        ("A.1", "More"),
    ]
    assert found.unsure == ()


def test_text_of_a_section_is_its_own():
    passages = {section.text if section else None: text for section, text in extract_xml_sections(DOCUMENT).passages}
    assert "Second" not in passages["1"]
    assert passages[None] == "In short."


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<rfc", "no well-formed XML"),
        (b"<html/>", "its root is html; expected rfc"),
        (b'<!DOCTYPE rfc [<!ENTITY a "b">]><rfc/>', "defines entities"),
    ],
)
def test_what_is_no_rfc_says_why(content, why):
    with pytest.raises(NotAnRfcError, match=why):
        extract_xml_sections(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE rfc [<!ENTITY a "a">]><rfc/>'.encode("utf-16"), "UTF-8"),
        (b'<rfc><section pn="section-12345"><name>Far</name></section></rfc>', "'12345' is not a section number"),
    ],
)
def test_odd_xml_is_one_sentence(content, why):
    with pytest.raises(NotAnRfcError, match=why):
        extract_xml_sections(content)


@pytest.mark.parametrize(
    ("xref", "text"),
    [
        ('<xref target="B" derivedContent="BASE"/>', "See [BASE]."),
        ('<xref target="s" derivedContent="Section 3"/>', "See Section 3."),
        ('<xref target="B" section="2.1" sectionFormat="of" derivedContent="BASE"/>', "See Section 2.1 of [BASE]."),
        ('<xref target="B" section="2" sectionFormat="comma" derivedContent="BASE"/>', "See [BASE], Section 2."),
        ('<xref target="B" section="A" sectionFormat="parens" derivedContent="BASE"/>', "See [BASE] (Appendix A)."),
        ('<xref target="B" section="2" sectionFormat="bare" derivedContent="BASE"/>', "See 2."),
        ("<tt>KEi</tt>", "See KEi."),
    ],
)
def test_a_paragraph_reads_as_printed(xref, text):
    content = f'<rfc><section pn="section-1"><name>One</name><t>See\n{xref}.</t><t>More.</t></section></rfc>'
    assert extract_xml_sections(content.encode()).passages[0][1] == f"{text}\nMore."
