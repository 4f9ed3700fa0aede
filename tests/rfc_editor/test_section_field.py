import pytest

from ipsec_errata.model.erratum import Flag
from ipsec_errata.rfc_editor.section_field import SectionField, parse_section_field


def read(text: str | None) -> tuple[list[str], list[str]]:
    field = parse_section_field(text)
    return [section.text for section in field.sections], [flag.code for flag in field.flags]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("3.2", ["3.2"]),
        ("2.10", ["2.10"]),
        ("4.1.1.", ["4.1.1"]),
        (" 3.3.3.2.1. ", ["3.3.3.2.1"]),
        ("Section 7.4", ["7.4"]),
        ("Sec. 3", ["3"]),
        ("§5.1", ["5.1"]),
        ("s5.1.2", ["5.1.2"]),
        ("4.5,2nd para", ["4.5"]),
        ("4.,4th para", ["4"]),
        ("8, last para", ["8"]),
        ("8.10,last pa", ["8.10"]),
        ("3.1.2, pg.8", ["3.1.2"]),
        ("7, pg. 14/15", ["7"]),
        ("3.1, page 12, third bullet", ["3.1"]),
        ("3.4, Figure 12", ["3.4"]),
        ("2. (6)", ["2"]),
        ("RFC 4000, Section 6", ["6"]),
        ("7. Security Considerations", ["7"]),
        ("3.2 and more text about 17 other things here", ["3.2"]),
        ("A", ["A"]),
        ("A.,last para", ["A"]),
        ("A.4.2", ["A.4.2"]),
        ("D2", ["D.2"]),
        ("B2.2", ["B.2.2"]),
        ("Appendix C", ["C"]),
        ("Appendix A2 says:", ["A.2"]),
        ("Appx E", ["E"]),
        ("appendix B.1.", ["B.1"]),
    ],
)
def test_one_section_is_read_without_doubt(text, sections):
    assert read(text) == (sections, [])


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("5 & 5.1.2", ["5", "5.1.2"]),
        ("5 &amp; 5.1.2", ["5", "5.1.2"]),
        ("7 and 8", ["7", "8"]),
        ("2.8 & Appx E", ["2.8", "E"]),
        ("3.1 - 3.3", ["3.1", "3.2", "3.3"]),
        ("3-5", ["3", "4", "5"]),
        ("4.9 to 4.11", ["4.9", "4.10", "4.11"]),
        ("Appendix A - C", ["A", "B", "C"]),
        ("1, 2.3; A.1", ["1", "2.3", "A.1"]),
        ("Sections 3.1/3.2", ["3.1", "3.2"]),
    ],
)
def test_several_sections_are_read_and_flagged(text, sections):
    assert read(text) == (sections, ["several-sections"])


@pytest.mark.parametrize(
    ("text", "sections", "flags"),
    [
        (None, [], ["field-empty"]),
        ("", [], ["field-empty"]),
        (" \r\n", [], ["field-empty"]),
        ("--", [], ["field-empty"]),
        ("GLOBAL", [], ["whole-document"]),
        ("Global", [], ["whole-document"]),
        ("General.", [], ["whole-document"]),
        ("page 12", [], ["field-is-page"]),
        ("pg. 7", [], ["field-is-page"]),
        ("\r\nPage heading says:", [], ["front-matter"]),
        ("In the header, it says:", [], ["front-matter"]),
        ("header block", [], ["front-matter"]),
        (".10", [], ["section-unknown"]),
        ("???x", [], []),
        ("2.2.4-5", ["2.2.4"], ["range-unclear"]),
        ("5-3", ["5"], ["range-unclear"]),
        ("In Section 4.2 the word is spelled wrongly", ["4.2"], ["field-is-sentence"]),
        ("The word on line 7 is wrong", [], ["field-is-sentence"]),
        ("A value of 3 octets is given", [], ["field-is-sentence"]),
        ("2 octets of the example are wrong", [], ["field-is-sentence"]),
        ("99", ["99"], []),
    ],
)
def test_everything_else_is_flagged(text, sections, flags):
    assert read(text) == (sections, flags)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Introduction", "Introduction"),
        ("References", "References"),
        ("Appendix", "Appendix"),
        ("Security Considerations", "Security Considerations"),
        ("In the Acknowledgements section, a name is wrong. It says:\n", "Acknowledgements"),
        ("3.1", None),
    ],
)
def test_title(text, title):
    assert parse_section_field(text).title == title


def test_page():
    assert parse_section_field("Page 31") == SectionField(
        page=31, flags=(Flag(code="field-is-page", text="The field gives page 31, not a section"),)
    )


def test_flag_texts_are_one_line_and_short():
    for text in ("x" * 5000, "a b c d\r\ne f g " * 300, "." * 50, ", ".join(str(n) for n in range(1, 200))):
        for flag in parse_section_field(text).flags:
            assert "\n" not in flag.text
            assert len(flag.text) <= 300
