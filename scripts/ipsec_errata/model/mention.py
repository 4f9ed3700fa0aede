"""Mentions of RFCs, sections, issues and errata in running text, as this project's prose writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section

# A line may end within a mention, but what begins a line like the number of a list is one.
_GAP = r"(?: |\n *(?![0-9]+[.)] ))"
_SECTION = r"(?:[0-9]{1,3}|[A-Z])(?:\.[0-9]{1,3})*(?![0-9A-Za-z])"
_AND = rf"(?:,{_GAP}(?:and{_GAP})?|{_GAP}(?:and|or|to){_GAP})"
_LIST = rf"{_SECTION}(?:{_AND}{_SECTION})*"
_EIDS = rf"[0-9]{{1,5}}(?:(?:,{_GAP}(?:and{_GAP})?|{_GAP}and{_GAP})[0-9]{{1,5}})*"
# What follows "RFC", "IPE-" and "EID" or "erratum".
_RFC = (
    rf"{_GAP}(?P<number>[0-9]{{3,5}})\b"
    rf"(?P<tail>(?:,{_GAP}| )(?:Sections?|Appendix|Appendices|§§?){_GAP}?(?P<sections>{_LIST}))?"
)
_ISSUE = r"(?P<issue>[0-9]{4})\b"
_ERRATUM = rf"{_GAP}(?P<eids>{_EIDS})\b"
# The sections first: "Section 2.8 of RFC 7296".
_OF = rf"{_GAP}(?P<sections_of>{_LIST}){_GAP}of[ \n]RFC{_GAP}(?P<number_of>[0-9]{{3,5}})\b"
# The letters with which a mention begins come first: most places in a text are none.
_MENTION = re.compile(
    rf"(?=[RIEeSA])\b(?:RFC{_RFC}|(?:Sections?|Appendix|Appendices){_OF}"
    rf"|IPE-{_ISSUE}|(?:EIDs?|[Ee]rratum|[Ee]rrata){_ERRATUM})"
)
_ONE_SECTION = re.compile(_SECTION)


def _find_quickly(letters: str, rest: str) -> re.Pattern[str]:
    # Without groups. Letters that a pattern begins with, and no boundary before them, are found many times sooner.
    return re.compile(rf"{letters}(?<!\w{letters})" + re.sub(r"\(\?P<\w+>", "(?:", rest))


_BY_FIRST_LETTERS = {
    "RFC": _find_quickly("RFC", _RFC),
    "IPE-": _find_quickly("IPE-", _ISSUE),
    "EID": _find_quickly("EID", f"s?{_ERRATUM}"),
    "Errat": _find_quickly("Errat", f"(?:um|a){_ERRATUM}"),
    "errat": _find_quickly("errat", f"(?:um|a){_ERRATUM}"),
}
# Hardly any "of RFC" stands behind a number: others are not worth looking for what comes before it.
_OF_RFC = re.compile(r"of[ \n]RFC(?<=[0-9A-Z\s][ \n]of[ \n]RFC)")
_SECTIONS_OF = (_find_quickly("Section", f"s?{_OF}"), _find_quickly("Append", f"(?:ix|ices){_OF}"))


class Mention(NamedTuple):
    """Where in the text (`start` to `end`) what is mentioned; exactly one of place, issue and eid is set."""

    start: int
    end: int
    place: Place | None = None
    issue: str | None = None
    eid: int | None = None


def find_words(text: str) -> Iterator[str]:
    """Yield the words of every mention in `text`, in no order; `find_mentions` says what they mention."""
    for letters, pattern in _BY_FIRST_LETTERS.items():
        if letters in text:
            yield from pattern.findall(text)
    if ("of RFC" in text or "of\nRFC" in text) and _OF_RFC.search(text):
        for pattern in _SECTIONS_OF:
            yield from pattern.findall(text)


def find_mentions(text: str) -> Iterator[Mention]:
    """Yield the mentions in `text`, in order and without overlap.

    "RFC 7296, Section 2.8" is one mention of that section, as is "Section 2.8 of RFC 7296"; of "RFC 7296, Sections 2.8
    and 2.9" the name and the first number are one mention, and every further number is one; where the name stands
    last, it is one with the last number. "EID 4387" and "erratum 4387" are alike.
    A mention goes on over the end of a line, not over that of a paragraph.
    """
    # Looking for four short words is much quicker than trying the pattern at every character.
    if not ("RFC" in text or "IPE-" in text or "EID" in text or "rrat" in text):
        return
    for match in _MENTION.finditer(text):
        if match["issue"]:
            yield Mention(start=match.start(), end=match.end(), issue=match.group())
        elif match["eids"]:
            yield from _of_errata(match)
        elif match["sections_of"]:
            yield from _of_sections(match)
        else:
            yield from _of_rfc(match)


def _of_errata(match: re.Match[str]) -> Iterator[Mention]:
    offset = match.start("eids")
    for i, number in enumerate(re.finditer("[0-9]+", match["eids"])):
        start = match.start() if i == 0 else offset + number.start()
        yield Mention(start=start, end=offset + number.end(), eid=int(number.group()))


def _of_rfc(match: re.Match[str]) -> Iterator[Mention]:
    number = int(match["number"])
    if not match["tail"]:
        yield Mention(start=match.start(), end=match.end(), place=Place(number))
        return
    offset = match.start("sections")
    for i, section in enumerate(_ONE_SECTION.finditer(match["sections"])):
        start = match.start() if i == 0 else offset + section.start()
        yield Mention(start=start, end=offset + section.end(), place=Place(number, Section.parse(section.group())))


def _of_sections(match: re.Match[str]) -> Iterator[Mention]:
    number = int(match["number_of"])
    offset = match.start("sections_of")
    sections = list(_ONE_SECTION.finditer(match["sections_of"]))
    for section in sections:
        start = match.start() if section is sections[0] else offset + section.start()
        end = match.end() if section is sections[-1] else offset + section.end()
        yield Mention(start=start, end=end, place=Place(number, Section.parse(section.group())))
