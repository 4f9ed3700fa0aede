"""The sections of an RFC published as RFCXML v3 (RFC 7991, as published: with part numbers)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from ipsec_errata.model.rfc import Heading
from ipsec_errata.model.section import NotASectionError, Section
from ipsec_errata.rfc_editor.rfc_text import Sections

_PART = re.compile(r"section-(?:appendix\.)?([0-9]+(?:\.[0-9]+)*|[a-z](?:\.[0-9]+)*)")
_CAPTIONED = re.compile(r"(figure|table)-([0-9]{1,4})")
_INLINE = frozenset(("bcp14", "br", "contact", "em", "eref", "relref", "strong", "sub", "sup", "tt", "u"))
# No character of a document: XML allows no NUL.
_PARAGRAPH = "\0"


class NotAnRfcError(ValueError):
    """The document is no RFC in RFCXML v3."""


def parse_xml(content: bytes) -> ET.Element:
    """Return the root of an RFCXML document; raise NotAnRfcError for anything else.

    A document type with entities of its own is refused: published RFCs have none, and they can blow up.
    """
    if b"<!ENTITY" in content:
        raise NotAnRfcError("it defines entities, which published RFCs do not")
    try:
        # UTF-8 only, so that no other encoding hides an entity from the line above.
        root = ET.fromstring(content.decode("utf-8-sig"))  # noqa: S314
    except UnicodeDecodeError as error:
        raise NotAnRfcError("it is not in UTF-8, as published RFCXML is") from error
    except ET.ParseError as error:
        raise NotAnRfcError(f"it is no well-formed XML: {error}") from error
    if root.tag != "rfc":
        raise NotAnRfcError(f"its root is {root.tag}; expected rfc")
    return root


def extract_xml_sections(content: bytes) -> Sections:
    """Return the numbered sections and appendices of an RFCXML document, references included."""
    root = parse_xml(content)
    headings: list[Heading] = []
    passages: list[tuple[Section | None, str]] = []
    for element in root.iter():
        if element.tag == "abstract":
            passages.append((None, _own_text(element)))
        if element.tag not in ("section", "references") or element.get("numbered") == "false":
            continue
        part = _PART.fullmatch(element.get("pn", ""))
        if not part:
            continue
        try:
            section = Section.parse(part[1].upper())
        except NotASectionError as error:
            raise NotAnRfcError(str(error)) from error
        headings.append(Heading(section=section, title=_title(element)))
        passages.append((section, _own_text(element)))
    unsure = () if headings else ("the document has no section with a part number",)
    return Sections(headings=tuple(headings), unsure=unsure, passages=tuple(passages))


def _title(element: ET.Element) -> str | None:
    name = element.find("name")
    text = " ".join("".join(name.itertext()).split()) if name is not None else element.get("title", "")
    return text or None


def _own_text(element: ET.Element) -> str:
    """Return the text of an element, one line per paragraph, without that of the sections below it."""
    return "\n".join(line for line in map(" ".join, map(str.split, "".join(_texts(element)).split(_PARAGRAPH))) if line)


def _texts(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in ("section", "references", "name"):
            pass
        elif child.tag == "xref":
            yield "".join(child.itertext()) or _citation(child)
        elif child.tag in _INLINE:
            yield from _texts(child)
        else:
            yield _PARAGRAPH
            # What the text rendering prints before an item of a list, and below a figure or table.
            yield f"{child.get('derivedCounter', '')} "
            yield from _texts(child)
            yield _caption(child)
            yield _PARAGRAPH
        yield child.tail or ""


def _caption(element: ET.Element) -> str:
    """Return "Table 1: Title" for a table or figure that has a number (RFC 7991, Section 2.25), else nothing."""
    part = _CAPTIONED.fullmatch(element.get("pn", ""))
    if not part:
        return ""
    title = _title(element)
    return f"{_PARAGRAPH}{part[1].capitalize()} {part[2]}" + (f": {title}" if title else "")


def _citation(xref: ET.Element) -> str:
    """Return what the text rendering prints for an empty xref (RFC 7991, Section 2.66)."""
    content, section = xref.get("derivedContent", ""), xref.get("section")
    # Only a citation stands in brackets; "Section 2" and "Figure 1" do not.
    cited = content if " " in content else f"[{content}]"
    if not section:
        return cited
    label = f"{'Section' if section[0].isdigit() else 'Appendix'} {section}"
    forms = {"comma": f"{cited}, {label}", "parens": f"{cited} ({label})", "bare": section}
    return forms.get(xref.get("sectionFormat", "of"), f"{label} of {cited}")
