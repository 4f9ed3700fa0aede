"""The sections of an RFC published as RFCXML v3 (RFC 7991, as published: with part numbers)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from ipsec_errata.model.rfc import Heading
from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.rfc_text import Sections

_PART = re.compile(r"section-(?:appendix\.)?([0-9]+(?:\.[0-9]+)*|[a-z](?:\.[0-9]+)*)")


class NotAnRfcError(ValueError):
    """The document is no RFC in RFCXML v3."""


def parse_xml(content: bytes) -> ET.Element:
    """Return the root of an RFCXML document; raise NotAnRfcError for anything else.

    A document type with entities of its own is refused: published RFCs have none, and they can blow up.
    """
    if b"<!ENTITY" in content:
        raise NotAnRfcError("it defines entities, which published RFCs do not")
    try:
        root = ET.fromstring(content)  # noqa: S314  entities are refused above
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
        section = Section.parse(part[1].upper())
        headings.append(Heading(section=section, title=_title(element)))
        passages.append((section, _own_text(element)))
    unsure = () if headings else ("the document has no section with a part number",)
    return Sections(headings=tuple(headings), unsure=unsure, passages=tuple(passages))


def _title(element: ET.Element) -> str | None:
    name = element.find("name")
    text = " ".join("".join(name.itertext()).split()) if name is not None else element.get("title", "")
    return text or None


def _own_text(element: ET.Element) -> str:
    return "\n".join(" ".join(text.split()) for text in _texts(element) if text.strip())


def _texts(element: ET.Element) -> Iterator[str]:
    """Yield the text of an element without that of the sections below it."""
    yield element.text or ""
    for child in element:
        if child.tag not in ("section", "references", "name"):
            yield from _texts(child)
        yield child.tail or ""
