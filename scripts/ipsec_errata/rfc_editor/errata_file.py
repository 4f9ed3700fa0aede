"""The file of one erratum in `errata/rfc-editor/`: imported facts that come and go, curated ones that stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ipsec_errata.model.erratum import Flag, FoundBy
from ipsec_errata.model.section import NotASectionError, Section
from ipsec_errata.rfc_editor.errata_json import ErratumRecord
from ipsec_errata.rfc_editor.errata_sections import KnownSections, Located
from ipsec_errata.yaml_writer import render_yaml

SCHEMA = "../../schema/erratum.schema.json"

_DATE_FLAGS = {"date-impossible", "field-cut"}
# The curated part as written by hand, with the comment lines right above it.
_CURATED = re.compile(
    r"^(?:#(?! yaml-language-server)[^\n]*\n)*curated:.*?(?=^[A-Za-z][\w-]*:|\Z)", re.MULTILINE | re.DOTALL
)


def imported_facts(record: ErratumRecord, located: Located) -> dict[str, Any]:
    """Return the `imported` part of a file, in the order of the schema."""
    return {
        "rfc": record.rfc,
        "status": record.status.value,
        "type": record.type.value,
        "reported": record.reported,
        "reported_by": record.reported_by,
        "verified_by": record.verified_by,
        "updated": record.updated,
        "text_sha256": record.text_sha256,
        "section_field": record.section_field,
        "sections": [section.text for section in located.sections],
        "found_by": located.found_by.value,
        "flags": [{"code": flag.code, "text": flag.text} for flag in (*located.flags, *record.flags)],
    }


def keep_located(record: ErratumRecord, existing: Any, known: KnownSections) -> Located | None:
    """Return what an earlier import with the RFC's text at hand found, where it still applies to `record`."""
    imported = existing.get("imported") if isinstance(existing, Mapping) else None
    if not isinstance(imported, Mapping):
        return None
    if imported.get("rfc") != record.rfc or imported.get("section_field") != record.section_field:
        return None
    try:
        sections = tuple(Section.parse(text) for text in imported["sections"])
        found_by = FoundBy(imported["found_by"])
        flags = tuple(Flag(code=flag["code"], text=flag["text"]) for flag in imported["flags"])
    except (KeyError, TypeError, NotASectionError, ValueError):
        return None
    if not all(known.has(section) for section in sections):
        return None
    lasting = tuple(flag for flag in flags if flag.code not in _DATE_FLAGS)
    return Located(sections=sections, found_by=found_by, flags=lasting)


def render_erratum(eid: int, imported: Mapping[str, Any], existing: Any, existing_text: str) -> str:
    """Return the text of a file with new imported facts and the curated part exactly as it was."""
    head = render_yaml({"kind": "erratum", "eid": eid, "imported": imported}, schema=SCHEMA)
    curated = existing.get("curated") if isinstance(existing, Mapping) else None
    if curated is None:
        return head
    written = _CURATED.search(existing_text)
    if written is not None:
        return head + written[0].rstrip("\n") + "\n"
    return head + render_yaml({"curated": curated}, schema=SCHEMA).partition("\n")[2]


def mark_missing(existing: Mapping[str, Any], existing_text: str, day: str) -> str:
    """Return the text of a file whose erratum is gone from the RFC Editor's list since `day`; the rest stays."""
    imported = {**existing["imported"], "missing_since": day}
    return render_erratum(existing["eid"], imported, existing, existing_text)
