"""Citations: which section of which RFC a piece of text means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from ipsec_errata.model.place import Place
from ipsec_errata.scanner.grammar import SPACE, Kind, Token, find_tokens
from ipsec_errata.scanner.unit import Unit

# What may stand between an RFC and the section after it: a title in brackets or quotes, a few words.
_AFTER = re.compile(
    rf"(?:[\])}}>\"'’”]|</[a-z]+>)*{SPACE}*(?:\"[^\"]{{1,110}}\"|“[^”]{{1,110}}”|'[^']{{1,110}}'|\([^()]{{1,90}}\))?"
    rf"(?:{SPACE}|[,:;.\[({{\"'-]|–|—)*(?:(?:[Ss]ee|in|In|at|the|and|under|also|near|end|of){SPACE}+)*"
)
_OF = re.compile(
    rf"[\])\"'’”.]*{SPACE}*(?:,{SPACE}*)?(?:of|in|from|within|to|at|per|by){SPACE}+(?:the{SPACE}+)?"
    rf"(?:[A-Za-z][A-Za-z0-9_-]*{SPACE}+){{0,5}}[\[(\"'“{{]*"
)
_BESIDE = re.compile(r"[\])\"'’”]*[ \t]*[,(\[]?[ \t]*[\[(\"'“]*")
_OF_OTHER = re.compile(
    rf"[\])\"'’”]*{SPACE}+(?:of|in|from|to){SPACE}+(?!(?:the{SPACE}+|that{SPACE}+)?RFC\b|order\b)[^ \t\n]"
)
_SAME_LIST = re.compile(rf"(?:{SPACE}|[,;&/]|and\b|or\b|[Ss]ee\b|also\b|\"[^\"\n]{{1,60}}\"|\([^()]{{1,60}}\))*")


class Bond(Enum):
    """How a section came to its RFC."""

    NONE = auto()
    """The citation names no section."""
    BESIDE = auto()
    """They stand together: "RFC 7296, section 2.8"."""
    BARE = auto()
    """Only the number stands after it: "RFC 2409 5.5"."""
    EARLIER = auto()
    """The RFC was named earlier in the same comment."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: `place`, and in the unit's text where it is read from (`start`) and to (`end`)."""

    place: Place
    start: int
    end: int
    bond: Bond


def find_citations(unit: Unit) -> Iterator[Citation]:
    """Yield the citations of a unit in reading order; an RFC that has a section beside it is one citation with it."""
    tokens = find_tokens(unit.text)
    owners = [_owner(tokens, i, unit.text, unit.is_comment) for i in range(len(tokens))]
    with_section = {owner[0] for owner in owners if owner and owner[1] is not Bond.EARLIER}
    for i, token in enumerate(tokens):
        if token.kind is Kind.RFC and i not in with_section:
            yield Citation(Place(token.rfc), token.start, token.end, Bond.NONE)
        elif token.kind is Kind.SECTION and (owner := owners[i]):
            rfc, bond = tokens[owner[0]], owner[1]
            start, end = token.start, token.end
            if bond is not Bond.EARLIER and rfc.start >= token.end:
                end = rfc.end
            elif bond is not Bond.EARLIER and _is_first(owners, i):
                start = rfc.start
            yield Citation(Place(rfc.rfc, token.section), start, end, bond)


def _is_first(owners: list[tuple[int, Bond] | None], index: int) -> bool:
    """True if no section before this one stands beside the same RFC."""
    return all(owner is None or owner[0] != owners[index][0] for owner in owners[:index])  # type: ignore[index]


def _owner(tokens: list[Token], index: int, text: str, is_comment: bool) -> tuple[int, Bond] | None:
    """Return the index of the RFC that the section at `index` belongs to, and how; None where it is no RFC's."""
    token = tokens[index]
    if token.kind is not Kind.SECTION:
        return None
    if token.is_attached:
        return index - 1, Bond.BARE if token.is_bare else Bond.BESIDE
    last = _last_of_list(tokens, index)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after and after.kind is Kind.RFC and _OF.fullmatch(text, tokens[last].end, after.start):
        return last + 1, Bond.BESIDE
    first = _first_of_list(tokens, index)
    before = tokens[first - 1] if first else None
    if before and before.kind is Kind.RFC and _AFTER.fullmatch(text, before.end, tokens[first].start):
        return (first - 1, Bond.BESIDE) if not _OF_OTHER.match(text, tokens[last].end) else None
    if before and before.kind is Kind.FOREIGN and _AFTER.fullmatch(text, before.end, tokens[first].start):
        return None
    if after and after.kind is Kind.RFC and _BESIDE.fullmatch(text, tokens[last].end, after.start):
        return last + 1, Bond.BESIDE
    if _OF_OTHER.match(text, tokens[last].end):
        return None
    if before and before.kind is Kind.SECTION and _SAME_LIST.fullmatch(text, before.end, tokens[first].start):
        return _owner(tokens, first - 1, text, is_comment)
    if not is_comment:
        return None
    for i in range(first - 1, -1, -1):
        if tokens[i].kind is Kind.FOREIGN:
            return None
        if tokens[i].kind is Kind.RFC:
            return i, Bond.EARLIER
    return None


def _first_of_list(tokens: list[Token], index: int) -> int:
    while tokens[index].joins and index:
        index -= 1
    return index


def _last_of_list(tokens: list[Token], index: int) -> int:
    while index + 1 < len(tokens) and tokens[index + 1].kind is Kind.SECTION and tokens[index + 1].joins:
        index += 1
    return index
