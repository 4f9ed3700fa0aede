"""What stands under each heading of a published RFC, text and RFCXML alike."""

from __future__ import annotations

from pathlib import Path

from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError, is_xml, read_rfc
from ipsec_errata.rfc_editor.rfc_text import Sections, extract_sections
from ipsec_errata.rfc_editor.rfc_xml import NotAnRfcError, extract_xml_sections


def read_sections(path: Path) -> Sections:
    """Return headings, doubts and passages of an RFC file; raise UnreadableRfcError with the reason otherwise."""
    content = read_rfc(path)
    if not is_xml(path):
        return extract_sections(content.decode("utf-8", errors="replace"))
    try:
        return extract_xml_sections(content)
    except NotAnRfcError as error:
        raise UnreadableRfcError(f"{path.name} cannot be used: {error}") from error
    except RecursionError as error:
        raise UnreadableRfcError(f"{path.name} cannot be used: its elements are nested too deeply") from error


def read_passages(path: Path) -> list[tuple[Section | None, str]]:
    """Return each section with its own text, in order; None for what stands before the first heading."""
    return list(read_sections(path).passages)
