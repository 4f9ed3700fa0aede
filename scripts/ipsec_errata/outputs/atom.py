"""Feeds as Atom documents (RFC 4287).

Identifiers are name-based UUIDs (RFC 9562, Section 5.5) of what never changes, the key of the change or the path of
the feed, so that a site that moves to another address shows nothing as new. Stamps are the days of the data.
"""

from __future__ import annotations

import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from ipsec_errata.addresses import SiteRoot, subject_page
from ipsec_errata.citation import SOURCE
from ipsec_errata.feeds import Feed
from ipsec_errata.model.affected import State
from ipsec_errata.model.change import Change
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.stamp import utc_stamp
from ipsec_errata.output_file import StaticFile
from ipsec_errata.outputs.api.envelope import NOTICE

# A reader that looks once a week misses nothing; the complete log is in the API.
MOST_ENTRIES = 100
RIGHTS = f"CC0 1.0. {NOTICE}"

_NAMES = uuid.UUID("7b0a2d5e-3c57-4c1e-9d8b-0c6f0a1d4e11")
_ATOM = "http://www.w3.org/2005/Atom"
# XML 1.0 has no way to write the other control characters.
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ET.register_namespace("", _ATOM)


def render_feed(feed: Feed, root: SiteRoot) -> StaticFile:
    """Return the Atom document of a feed with its newest changes."""
    newest = feed.changes[:MOST_ENTRIES]
    top = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": "en"})
    _text(top, "id", _identifier(feed.path))
    _text(top, "title", feed.title)
    _text(top, "subtitle", f"{SOURCE}: {feed.title}")
    _text(top, "updated", utc_stamp(newest[0].day))
    _text(_text(top, "author"), "name", SOURCE)
    _text(top, "rights", RIGHTS)
    _link(top, "self", root.file(feed.path), "application/atom+xml")
    _link(top, "alternate", root.page(feed.page), "text/html")
    for change in newest:
        _entry(top, change, root)
    ET.indent(top, "  ")
    content: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return StaticFile(path=feed.path, content=content + b"\n")


def _entry(top: ET.Element, change: Change, root: SiteRoot) -> None:
    entry = _text(top, "entry")
    _text(entry, "id", _identifier(change.key))
    _text(entry, "title", change.headline)
    _text(entry, "updated", utc_stamp(change.day))
    _text(entry, "published", utc_stamp(change.day))
    _link(entry, "alternate", root.page(subject_page(change.subject_id)), "text/html")
    for term in _terms(change):
        ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": term})
    _text(entry, "content", "\n\n".join(_paragraphs(change))).set("type", "text")


def _terms(change: Change) -> Iterable[str]:
    yield change.kind.value
    if change.after:
        yield change.after.value
    if isinstance(change.subject, Issue):
        yield from change.subject.topics


def _paragraphs(change: Change) -> Iterable[str]:
    yield change.note or change.headline
    match change.subject:
        case Issue() as issue:
            yield issue.summary
            places = [
                place.label for row in issue.affects if row.state is not State.NOT_APPLICABLE for place in row.places
            ]
            yield f"About {'; '.join(places)}."
        case Erratum() as erratum:
            yield f"The RFC Editor's record: {erratum.url}"


def _identifier(name: str) -> str:
    return uuid.uuid5(_NAMES, name).urn


def _text(parent: ET.Element, tag: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{tag}")
    element.text = _NOT_XML.sub("\ufffd", text) if text is not None else None
    return element


def _link(parent: ET.Element, relation: str, address: str, media_type: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": relation, "type": media_type, "href": address})
