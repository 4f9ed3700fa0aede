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
    rf"(?:[\])}}>\"'’”]|</[a-z]+>)*{SPACE}*(?:\"[^\"]{{1,110}}\"|“[^”]{{1,110}}”|'[^']{{1,110}}'|\([^()]{{1,90}}\)"
    r"|[A-Z][A-Za-z0-9-]{1,14})?"
    rf"(?:{SPACE}|[,:;.\[({{\"'#-]|–|—)*(?:(?:[Ss]ee|in|In|at|the|and|under|also|near|end|of){SPACE}+)*"
)
_OF = re.compile(
    rf"[\])\"'’”.]*{SPACE}*(?:,{SPACE}*|(?:\"[^\"]{{1,60}}\"|\([^()]{{1,60}}\)){SPACE}+)?(?:of|in|from|within|to|at|per|by){SPACE}+(?:the{SPACE}+)?"
    rf"(?:[A-Za-z][A-Za-z0-9_-]*{SPACE}+){{0,5}}[\[(\"'“{{]*"
)
_BESIDE = re.compile(r"[\])\"'’”]*[ \t]*[,(\[]?[ \t]*[\[(\"'“]*")
_OF_OTHER = re.compile(
    rf"[\])\"'’”]*{SPACE}+(?:of|in|from|to){SPACE}+(?!(?:the{SPACE}+|that{SPACE}+)?RFC\b|order\b)[^ \t\n]"
)
# A link in reStructuredText, or where it is defined: the address it leads to says whose section it is.
_LINK = re.compile(r"`[_:]")
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


_Owner = tuple[int, Bond]
# Nothing that stands together is further apart; patterns need not try.
_FURTHEST = 200


def find_citations(unit: Unit) -> Iterator[Citation]:
    """Yield the citations of a unit in reading order; an RFC that has a section beside it is one citation with it."""
    tokens = find_tokens(unit.text)
    owners = _owners(tokens, unit)
    with_section = {owner[0] for owner in owners if owner and owner[1] is not Bond.EARLIER}
    begun: set[int] = set()
    for i, token in enumerate(tokens):
        if token.kind is Kind.RFC and i not in with_section:
            yield Citation(Place(token.rfc), token.start, token.end, Bond.NONE)
        elif token.kind is Kind.SECTION and (owner := owners[i]):
            rfc, bond = tokens[owner[0]], owner[1]
            start, end = token.start, token.end
            if bond is not Bond.EARLIER and rfc.start >= token.end:
                end = rfc.end
            elif bond is not Bond.EARLIER and owner[0] not in begun:
                start = rfc.start
            begun.add(owner[0])
            yield Citation(Place(rfc.rfc, token.section), start, end, bond)


def _owners(tokens: list[Token], unit: Unit) -> list[_Owner | None]:
    """Return for each token the index of the RFC that it belongs to, and how; None for what is no RFC's section.

    The members of a list belong where its first one does.
    """
    owners: list[_Owner | None] = []
    earlier: int | None = None
    for i, token in enumerate(tokens):
        owner: _Owner | None = None
        if token.kind is Kind.RFC:
            earlier = i
        elif token.kind is Kind.FOREIGN:
            earlier = None
        elif token.is_attached:
            owner = i - 1, Bond.BARE if token.is_bare else Bond.BESIDE
        elif token.joins and i:
            owner = owners[i - 1]
        else:
            owner = _owner(tokens, i, unit.text, owners[i - 1] if i else None)
            if owner is _ASK_EARLIER:
                owner = (earlier, Bond.EARLIER) if earlier is not None and unit.is_comment else None
        owners.append(owner)
    return owners


_ASK_EARLIER: _Owner = (-1, Bond.EARLIER)


def _owner(tokens: list[Token], index: int, text: str, last: _Owner | None) -> _Owner | None:
    """Return what the section at `index`, the first of its list, belongs to by what stands beside it.

    None is for another document's; `_ASK_EARLIER` where nothing beside it says. `last` is what the token before has.
    """
    end = index
    while end + 1 < len(tokens) and tokens[end + 1].kind is Kind.SECTION and tokens[end + 1].joins:
        end += 1
    start, stop = tokens[index].start, tokens[end].end
    before = tokens[index - 1] if index else None
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    is_rfc_next = after is not None and after.kind is Kind.RFC
    if after and is_rfc_next and _fits(_OF, text, stop, after.start):
        return end + 1, Bond.BESIDE
    is_others = _OF_OTHER.match(text, stop) is not None
    if before and before.kind is not Kind.SECTION and _fits(_AFTER, text, before.end, start):
        return (index - 1, Bond.BESIDE) if before.kind is Kind.RFC and not is_others else None
    if after and is_rfc_next and _fits(_BESIDE, text, stop, after.start):
        return end + 1, Bond.BESIDE
    if is_others or _LINK.match(text, stop):
        return None
    if before and before.kind is Kind.SECTION and last and _fits(_SAME_LIST, text, before.end, start):
        return last
    return _ASK_EARLIER


def _fits(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """True if all of the text between two tokens is what the pattern allows there."""
    return end - start <= _FURTHEST and pattern.fullmatch(text, start, end) is not None
