"""How people write citations: the words for RFCs, sections and other documents, as tokens in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from operator import attrgetter

from ipsec_errata.model.section import Section

# A space as source files write it, in roff and TeX too, and one end of a line. An empty line holds `NO_LINE`.
SPACE = r"[ \t\n~\\\u00a0]"
_AND = rf"(?:{SPACE}*(?:,|/|&|;|\band\b|\bor\b|\bto\b|\bthrough\b|-|–){SPACE}*){{1,2}}"

_RFC = re.compile(
    rf"(?<![A-Za-z0-9_])(?P<word>(?:RFC|rfc)s?)(?P<gap>{SPACE}{{0,8}}[-‑:#.]?`?{SPACE}{{0,3}})"
    r"0{0,4}(?P<number>[1-9][0-9]{1,4})(?![A-Za-z0-9_])(?!\.[0-9])"
    r"(?P<file>\.(?:txt|html|xml|pdf)\b)?(?:\?[a-z=&]*)?"
    r"(?:#(?P<anchor>(?:section|appendix)-[0-9A-Za-z](?:[0-9A-Za-z.]*[0-9A-Za-z])?))?"
)
_NAME_GOES_ON = re.compile(r"\(|-[A-Za-z]")
_MORE_RFCS = re.compile(rf"{_AND}(?P<number>[1-9][0-9]{{2,4}})(?![A-Za-z0-9_])(?!\.[0-9])")
# "RFC 4303, 2005" is a year, and no RFC of the years' numbers is about IPsec.
_YEARS = range(1990, 2060)

_NUMBER = r"[0-9]{1,2}(?:\.[0-9]{1,3}){0,6}"
_LETTER = r"[A-Z](?:\.?[0-9]{1,3}(?:\.[0-9]{1,3}){0,5})?"
# "sections 7.3 and 4.2 seconds" are no two sections.
_UNIT = r"(?:bytes?|octets?|bits?|[mk]?s|secs?|seconds?|minutes?|hours?|times|KB|MB|GB|Hz|%)"
_END = rf"(?![A-Za-z0-9_])(?!\.[0-9])(?!{SPACE}*{_UNIT}(?![A-Za-z]))"
_SECTION = re.compile(
    rf"(?:(?<![A-Za-z0-9_])(?:(?P<word>(?:[Ss]ub-?)?[Ss]ections?|SECTIONS?|[Ss]ect?s?|[Cc]hapters?)|(?P<appendix>[Aa]ppendi(?:x|ces)|APPENDIX|[Aa]pp(?=\.)))"
    rf"(?:\.{SPACE}{{0,2}}|{SPACE}{{1,3}}|[-:#]|=\")|(?P<sign>§§?|&sect;|\\\(sc|\\S\b){SPACE}*)"
    rf"(?P<item>{_NUMBER}|{_LETTER}){_END}"
)
_MORE_SECTIONS = re.compile(rf"{_AND}(?:§{SPACE}*)?(?P<item>{_NUMBER}|{_LETTER}){_END}")
_DOTTED = r"[0-9]{1,2}(?:\.[0-9]{1,3}){1,5}"
# A number with points right after the RFC is a section: "RFC 2409 5.5", "RFC 2407 (IPsec DOI) 4.5", "RFC 7296 (2.8)",
# "RFC 7296, 2.25.1:". After a title it has three parts, as the version of a protocol has not: "RFC 2407 DOI 4.6.3".
_BARE = re.compile(
    rf"[\])]?(?:{SPACE}{{1,3}}(?:[(\"][A-Za-z0-9 -]{{2,24}}[)\"]{SPACE}{{1,3}})?(?:#{SPACE}?)?|[,:]{SPACE}{{1,3}}"
    rf"|{SPACE}{{0,3}}\((?={_DOTTED}[),;])|{SPACE}{{1,3}}(?:[A-Z]{{2,10}}{SPACE}{{1,2}}){{1,2}}(?=[0-9]+\.[0-9]+\.[0-9]))"
    rf"(?P<item>{_DOTTED}|[A-Z](?:\.[0-9]{{1,3}}){{1,5}}){_END}"
)
# "RFC 7296, s. 2.8" and "s. 2.8 of RFC 7296": the letter alone is too common to look for it elsewhere.
_SHORT = re.compile(rf"[\])]?,?{SPACE}{{1,3}}ss?\.{SPACE}{{0,2}}(?P<item>{_DOTTED}){_END}")
_SHORT_REACH = 40
_SHORT_OF = re.compile(
    rf"(?<![A-Za-z0-9_'’])ss?\.{SPACE}{{0,2}}(?P<item>{_DOTTED}){SPACE}+(?:of|in){SPACE}+(?:the{SPACE}+)?[\[(]?\Z"
)


@cache
def _foreign() -> re.Pattern[str]:
    """Return the pattern of documents that have sections of their own.

    A bare section after one of them is not the RFC's. Made when first needed: most trees never do.
    """
    return re.compile(
        r"\bdraft-[a-z0-9-]+[a-z0-9]|\b(?:FIPS|NIST|IEEE|ISO|ITU|ANSI|TCG|ETSI|3GPP|SECG|POSIX|ECMA|W3C|TPM)\b"
        r"|\bSP ?800|\bX\.[0-9]{3}|\bPKCS ?#?[0-9]+|\bSEC ?[12]\b|\b(?:IF|PTS|TS)-?[A-Z]{1,6}\b"
        r"|\b(?:[Ll]icen[cs]e|GPL|[Mm]anual|[Dd]atasheet|[Ww]hitepaper|[Tt]extbook|[Hh]andbook)\b"
        r"|\[(?!RFC|rfc)[A-Za-z][A-Za-z0-9 .+_-]{1,40}\]"
    )


class Kind(Enum):
    """What a token names."""

    RFC = auto()
    SECTION = auto()
    FOREIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A name in the text, from `start` to `end`: an RFC by its number, a section, or another document.

    `joins` is True for a further member of a list, as the second number of "sections 2.8 and 2.9".
    `is_attached` is True for a section that the RFC before it carries: "rfc7296#section-2.8", "RFC 2409 5.5". Of these
    the second `is_bare`: no word says that the number is a section.
    """

    kind: Kind
    start: int
    end: int
    rfc: int = 0
    section: Section | None = None
    joins: bool = False
    is_attached: bool = False
    is_bare: bool = False


_start = attrgetter("start")


def find_tokens(text: str) -> list[Token]:
    """Return the tokens of `text` in reading order."""
    found = list(_rfcs(text))
    sections = _apart(found, _sections(text))
    if sections:
        # Without a section nobody asks whose it is.
        found += sections
        found += _apart(found, (Token(Kind.FOREIGN, match.start(), match.end()) for match in _foreign().finditer(text)))
    return sorted(found, key=_start)


def _apart(taken: list[Token], tokens: Iterator[Token]) -> list[Token]:
    """Return the tokens that do not overlap those already taken, which overlap no others either."""
    taken = sorted(taken, key=_start)
    starts = [token.start for token in taken]
    free = []
    for token in tokens:
        after = bisect_left(starts, token.end)
        if not (after and taken[after - 1].end > token.start):
            free.append(token)
    return free


def _rfcs(text: str) -> Iterator[Token]:
    for match in _RFC.finditer(text):
        # rfc4106(gcm(aes)) is how kernels name an algorithm, rfc2409-group-1.pem is a file.
        if not match["gap"] and match["word"].islower() and _NAME_GOES_ON.match(text, match.end()):
            continue
        number = int(match["number"])
        if match["anchor"]:
            yield Token(Kind.RFC, match.start(), match.start("anchor"), rfc=number)
            if section := parse_section(match["anchor"].partition("-")[2].upper()):
                yield Token(Kind.SECTION, match.start("anchor"), match.end(), section=section, is_attached=True)
            continue
        if of := _SHORT_OF.search(text, max(0, match.start() - _SHORT_REACH), match.start()):
            yield Token(Kind.SECTION, of.start(), of.end("item"), section=parse_section(of["item"]))
        yield Token(Kind.RFC, match.start(), match.end(), rfc=number)
        if match["file"]:
            continue
        if short := _SHORT.match(text, match.end()):
            yield Token(Kind.SECTION, *short.span("item"), section=parse_section(short["item"]), is_attached=True)
            yield from _more_sections(text, short["item"], short.end())
            continue
        if bare := _BARE.match(text, match.end()):
            section = parse_section(bare["item"])
            yield Token(Kind.SECTION, *bare.span("item"), section=section, is_attached=True, is_bare=True)
            continue
        end = match.end()
        while more := _MORE_RFCS.match(text, end):
            if int(more["number"]) in _YEARS:
                break
            end = more.end()
            yield Token(Kind.RFC, more.start("number"), end, rfc=int(more["number"]), joins=True)


# Most pieces name no section; plain searches tell that much faster than the pattern.
_SECTION_SIGNS = (
    "hapter",
    "ECTION",
    "ect",
    "ec.",
    "ec ",
    "ec\n",
    "ecs",
    "ppendi",
    "PPENDI",
    "pp.",
    "§",
    "&s",
    "\\(sc",
    "\\S",
)


def _sections(text: str) -> Iterator[Token]:
    if not any(sign in text for sign in _SECTION_SIGNS):
        return
    for match in _SECTION.finditer(text):
        first = match["item"]
        is_letter = first[0].isalpha()
        # "Section I" is a word of English; "Section A" and "Section A1" are appendices.
        if is_letter and not match["appendix"] and len(first) == 1 and first > "H":
            continue
        if (section := parse_section(first)) is None:
            continue
        yield Token(Kind.SECTION, match.start(), match.end(), section=section)
        yield from _more_sections(text, first, match.end())


def _more_sections(text: str, first: str, end: int) -> Iterator[Token]:
    """Yield the further members of a list of sections that begins with `first`."""
    while (more := _MORE_SECTIONS.match(text, end)) and _goes_on(first, more["item"]):
        end = more.end()
        if (section := parse_section(more["item"])) is not None:
            yield Token(Kind.SECTION, more.start("item"), end, section=section, joins=True)


def _goes_on(first: str, item: str) -> bool:
    """True if `item` can be the next of a list: "sections 2.8 and 2.9", but not "section 2.8 and 4 octets"."""
    return (("." in first) == ("." in item) and first[0].isalpha() == item[0].isalpha() and len(item) > 1) or (
        first[0].isalpha() and item[0].isalpha()
    )  # fmt: skip


def parse_section(text: str) -> Section | None:
    """Return the section that "2.8", "A.1" or "A1" names, or None."""
    text = re.sub(r"^([A-Z])(?=[0-9])", r"\1.", text)
    try:
        return Section.parse(text)
    except ValueError:
        return None
