"""What people type and paste, as what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section

_ISSUE = re.compile(r"\bIPE[-_ ]?([0-9]{1,4})\b", re.IGNORECASE)
_EID = re.compile(r"\b(?:eid|err(?:atum|ata)?(?: id)?)[-_ #]?([0-9]{1,7})\b", re.IGNORECASE)
_ANCHOR = re.compile(r"#(?:section|appendix|page)-([0-9A-Za-z.]+)", re.IGNORECASE)
_RFC = re.compile(r"\brfc[-_ ]?0*([0-9]{1,5})", re.IGNORECASE)
_SECTION_WORD = re.compile(
    r"(?:\b(?:sections?|sec|appendix|app)\b\.?|§+)\s*([0-9A-Za-z](?:[0-9A-Za-z.]*[0-9A-Za-z])?)", re.IGNORECASE
)
_BARE = re.compile(r"^\s*0*([0-9]{3,5})(?:[\s,;:]+([0-9A-Za-z](?:[0-9A-Za-z.]*[0-9A-Za-z])?))?\.?\s*$")
_TAIL = re.compile(r"^[\s,;:]+([0-9]{1,3}(?:\.[0-9]{1,3})*|[A-Z](?:\.[0-9]{1,3})*)\.?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was asked for: an issue, an erratum, a place, or (with none of them) words."""

    text: str
    issue: str | None = None
    eid: int | None = None
    place: Place | None = None


def parse_query(text: str) -> Query:
    """Return what `text` asks for: `IPE-0001`, `eid4387`, `7296 2.8`, `RFC 7296, Sec. 2.8`, an address of the
    RFC Editor or the datatracker, `Appendix A.1 of RFC 4301`, or free words.
    """
    if found := _ISSUE.search(text):
        return Query(text=text, issue=f"IPE-{int(found[1]):04d}")
    if found := _EID.search(text):
        return Query(text=text, eid=int(found[1]))
    if found := _RFC.search(text):
        return Query(text=text, place=Place(int(found[1]), _section_near(text, text[found.end() :])))
    if found := _BARE.match(text):
        return Query(text=text, place=Place(int(found[1]), _as_section(found[2])))
    return Query(text=text)


def _section_near(text: str, tail: str) -> Section | None:
    for pattern, where in ((_ANCHOR, text), (_SECTION_WORD, text), (_TAIL, tail)):
        if found := pattern.search(where):
            return _as_section(found[1])
    return None


def _as_section(text: str | None) -> Section | None:
    if not text:
        return None
    # A1 is what some documents print for A.1.
    text = re.sub(r"^([A-Za-z])(?=[0-9])", r"\1.", text.rstrip(".")).upper()
    try:
        return Section.parse(text)
    except ValueError:
        return None
