"""The RFC Editor's index of all RFCs, `rfc-index.xml`: what the catalogue needs of it.

The format is described by the schema that the RFC Editor publishes beside it (rfc-index.xsd, namespace
https://www.rfc-editor.org/rfc-index). Documents in it are entries of kinds; only those of RFCs count here.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from ipsec_errata.model.rfc import RfcStatus, Stream
from ipsec_errata.rfc_editor.rfc_metadata import Facts

# The index of the 9,900 RFCs of 2026 has about 14 MB.
MAX_BYTES = 60_000_000
_NUMBER = re.compile(r"RFC0*([1-9][0-9]{0,4})")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class RfcIndexError(ValueError):
    """The index cannot be used; the message is one sentence."""


def parse_index(content: bytes) -> dict[int, Facts]:
    """Return the facts of every RFC in the index, in the form of the catalogue and without sections.

    Raises RfcIndexError for anything that is not the whole index: then nothing of it is used.
    """
    if len(content) > MAX_BYTES:
        raise RfcIndexError(f"the index has {len(content):,} bytes; expected at most {MAX_BYTES:,}")
    if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
        raise RfcIndexError("the index declares entities; the RFC Editor's has none")
    try:
        root = ET.fromstring(content)  # noqa: S314
    except ET.ParseError as error:
        raise RfcIndexError(f"the index is no XML, or cut off: {error}") from error
    if not root.tag.endswith("}rfc-index"):
        raise RfcIndexError(f"the document is <{root.tag.rpartition('}')[2]}>; expected <rfc-index>")
    found = {}
    for entry in root.iterfind("{*}rfc-entry"):
        facts = _facts(entry)
        if facts["number"] in found:
            raise RfcIndexError(f"RFC {facts['number']} stands in the index twice")
        found[facts["number"]] = facts
    if not found:
        raise RfcIndexError("the index has no RFC in it")
    return found


def _facts(entry: ET.Element) -> Facts:
    name = _text(entry, "doc-id")
    match = _NUMBER.fullmatch(name)
    if not match:
        raise RfcIndexError(f"an RFC is called {name!r}; expected a name such as RFC7296")
    number = int(match[1])
    status, published = _status(entry, "current-status", number), _status(entry, "publication-status", number)
    return {
        "kind": "rfc",
        "number": number,
        "title": " ".join(_text(entry, "title").split()),
        "published": _date(entry, number),
        "authors": [" ".join((author.findtext("{*}name") or "").split()) for author in entry.iterfind("{*}author")],
        "status": {
            "now": status,
            "published": published,
            "changes": [] if status == published else [{"from": published, "to": status}],
        },
        "stream": _stream(entry, number),
        "working_group": _group(entry),
        "also": list(_names(entry, "is-also")),
        "doi": entry.findtext("{*}doi"),
        "obsoletes": sorted(_numbers(entry, "obsoletes")),
        "obsoleted_by": sorted(_numbers(entry, "obsoleted-by")),
        "updates": sorted(_numbers(entry, "updates")),
        "updated_by": sorted(_numbers(entry, "updated-by")),
    }


def _text(entry: ET.Element, name: str) -> str:
    text = entry.findtext(f"{{*}}{name}")
    if not text or not text.strip():
        raise RfcIndexError(f"an entry of the index has no {name}")
    return text.strip()


def _status(entry: ET.Element, name: str, number: int) -> str:
    text = _text(entry, name).lower().replace(" ", "_")
    if text not in set(RfcStatus):
        raise RfcIndexError(f"RFC {number} has the {name} {text!r}; expected one of {', '.join(RfcStatus)}")
    return text


def _stream(entry: ET.Element, number: int) -> str:
    text = _text(entry, "stream").lower()
    if text not in set(Stream):
        raise RfcIndexError(f"RFC {number} has the stream {text!r}; expected one of {', '.join(Stream)}")
    return text


def _date(entry: ET.Element, number: int) -> str:
    month, year = entry.findtext("{*}date/{*}month") or "", entry.findtext("{*}date/{*}year") or ""
    if month not in _MONTHS or not re.fullmatch("[12][0-9]{3}", year):
        raise RfcIndexError(f"RFC {number} is dated {month} {year}; expected a month and a year")
    return f"{year}-{_MONTHS.index(month) + 1:02}"


def _group(entry: ET.Element) -> str | None:
    name = entry.findtext("{*}wg_acronym")
    return None if name in (None, "", "NON WORKING GROUP", "INDEPENDENT", "IAB") else name


def _names(entry: ET.Element, relation: str) -> Iterator[str]:
    for name in entry.iterfind(f"{{*}}{relation}/{{*}}doc-id"):
        # STD0079 is cited as STD 79.
        if match := re.fullmatch("([A-Z]{2,4})0*([0-9]+)", (name.text or "").strip()):
            yield f"{match[1]} {match[2]}"


def _numbers(entry: ET.Element, relation: str) -> Iterator[int]:
    for name in entry.iterfind(f"{{*}}{relation}/{{*}}doc-id"):
        if match := _NUMBER.fullmatch((name.text or "").strip()):
            yield int(match[1])
