"""What the section field of an erratum says.

The RFC Editor's form takes any text there: "4.5,2nd para", "Appx E", "5 & 5.1.2", "GLOBAL", a page, a sentence.
This module only reads; whether a named section exists is asked elsewhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ipsec_errata.model.erratum import Flag
from ipsec_errata.model.section import NotASectionError, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionField:
    """What a field names: sections in the field's order, or else a title, a page or the whole document."""

    sections: tuple[Section, ...] = ()
    title: str | None = None
    page: int | None = None
    is_front_matter: bool = False
    flags: tuple[Flag, ...] = ()


# A range longer than this is a mistake in the field rather than a list of faults.
_LONGEST_RANGE = 30
_SENTENCE_WORDS = 4

_WHOLE = {"global", "general", "all", "throughout", "everywhere", "various", "multiple", "many", "n/a", "none"}
_WHOLE |= {f"{word} {part}" for word in ("all", "whole", "entire") for part in ("document", "rfc")}
_FRONT = {"header", "header block", "page header", "page heading", "running header", "heading", "title", "title page"}
_FRONT |= {"abstract", "first page", "front page", "boilerplate", "table of contents", "toc", "status of this memo"}
# Words around a reference that say nothing about the place.
_NOISE = {"in", "the", "it", "says", "say", "of", "at", "on", "see", "section", "sections", "a", "an", "both", "is"}

_ORDINAL = r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|(?:second[- ]to[- ])?last|final|next|penultimate)"
_PART = r"(?:paragraphs?|para?s?|par|pa|p|bullets?|sentences?|lines?|items?|rows?|notes?|entr(?:y|ies)|columns?)"
_QUALIFIER = (
    r"(?:pages?|pgs?|pp|p)\b\.?\s*(?P<page>\d{1,4})\b(?:\s*[-/&,]\s*\d+)*"
    rf"|{_ORDINAL}\s*{_PART}\b\.?"
    rf"|(?:{_PART}|figures?|figs?|tables?|steps?|equations?|examples?)\b\.?\s*\#?\d+(?:\.\d+)*(?:\s*[-/&]\s*\d+)*"
    r"|rfc\s*\d+"
    r"|\(\d+[a-z]?\)"
)
_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_LETTER = r"[A-Z](?:\.?\d{1,3}(?:\.\d{1,3})*)?"
_TOKEN = re.compile(
    rf"(?P<skip>(?i:{_QUALIFIER}))"
    rf"|(?i:sections?|sect?s?|§+|s)\b\.?\s*(?P<marked>{_NUMBER}|{_LETTER})\b\.?(?![\w])"
    rf"|[sS§](?P<glued>{_NUMBER})\b\.?(?![\w])"
    rf"|(?i:appendix|appendices|appx|app|annex)\b\.?\s*(?P<appendix>{_LETTER})\b\.?(?![\w])"
    rf"|(?<![\w.])(?P<number>{_NUMBER})\b\.?(?![\w])"
    rf"|(?<![\w.])(?P<letter>{_LETTER})(?:\b\.?)(?![\w'])"
    r"|(?P<range>[-–—]|\b(?i:to|through|thru)\b)"
    r"|(?P<joint>[,;/&+]|\b(?i:and|or)\b)"
    r"|(?P<word>[^\s,;/&+]+)"
)


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str


def parse_section_field(published: str | None) -> SectionField:
    """Return what the field `published` names, with a flag for everything that is not plainly a section number."""
    text = " ".join(html.unescape(published or "").split())
    if not re.search(r"\w", text):
        return SectionField(flags=(Flag(code="field-empty", text="The section field is empty"),))
    plain = text.strip(" .:").casefold()
    if plain in _WHOLE:
        return SectionField(flags=(Flag(code="whole-document", text=f"The field says {_short(text)}, not a section"),))

    parts = tuple(_parts(text))
    words = [part.text.strip("\"'().:!?") for part in parts if part.kind == "word"]
    telling = [word for word in words if word and word.casefold() not in _NOISE]
    if " ".join(telling).casefold() in _FRONT:
        front = Flag(code="front-matter", text=f"The field says {_short(text)}: what comes before the first section")
        return SectionField(is_front_matter=True, flags=(front,))

    flags: list[Flag] = []
    is_sentence = len(words) >= _SENTENCE_WORDS and not _begins_with_reference(parts)
    if is_sentence:
        flags.append(Flag(code="field-is-sentence", text="The section field is a sentence"))
    sections = _sections(parts, flags, only_marked=is_sentence)
    if len(sections) > 1:
        names = _short(", ".join(section.text for section in sections))
        flags.append(Flag(code="several-sections", text=f"The field names several sections: {names[1:-1]}"))
    if sections:
        return SectionField(sections=sections, flags=tuple(flags))

    page = _page(parts)
    if page is not None and not telling:
        flags.append(Flag(code="field-is-page", text=f"The field gives page {page}, not a section"))
        return SectionField(page=page, flags=tuple(flags))
    title = _title(text, telling, is_sentence)
    if title is None and not is_sentence:
        flags.append(Flag(code="section-unknown", text=f"The field says {_short(text)}, which is no section number"))
    return SectionField(title=title, page=page, flags=tuple(flags))


def _short(text: str) -> str:
    return f'"{text if len(text) <= 60 else text[:57].rstrip() + "..."}"'


def _parts(text: str) -> Iterator[_Part]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "word"
        if match["page"]:
            yield _Part("page", match["page"])
        elif kind in ("glued", "appendix"):
            yield _Part("marked", match[kind])
        else:
            yield _Part(kind, match[kind])


def _page(parts: tuple[_Part, ...]) -> int | None:
    return next((int(part.text) for part in parts if part.kind == "page"), None)


def _begins_with_reference(parts: tuple[_Part, ...]) -> bool:
    """True for "7. Title" and "3.2 ...", not for "2 octets are ..." and "A value is ..."."""
    first, *rest = parts
    if first.kind == "number" and "." not in first.text and rest and rest[0].kind == "word":
        return not rest[0].text[0].islower()
    return first.kind in ("number", "marked") or (first.kind == "letter" and len(first.text) > 1)


def _as_section(text: str) -> Section | None:
    """Return the section in the form of the catalogue: B2.2 is B.2.2."""
    try:
        return Section.parse(re.sub(r"^([A-Z])(?=\d)", r"\1.", text))
    except NotASectionError:
        return None


def _sections(parts: tuple[_Part, ...], flags: list[Flag], *, only_marked: bool) -> tuple[Section, ...]:
    """Return the named sections. A title may follow a number; a bare number after a word is no section."""
    found: list[Section] = []
    seen_word = only_marked
    awaiting_end = False
    lone_letter = [part.kind for part in parts if part.kind not in ("skip", "page", "joint")] == ["letter"]
    for part in parts:
        if part.kind == "range":
            awaiting_end = bool(found)
            continue
        section = None
        is_letter = part.kind == "letter" and (lone_letter or len(part.text) > 1 or bool(found))
        if part.kind == "marked" or (not seen_word and (part.kind == "number" or is_letter)):
            section = _as_section(part.text)
        elif part.kind in ("word", "letter"):
            seen_word = seen_word or part.text.strip("():.").casefold() not in _NOISE
        if section is not None and awaiting_end:
            found.extend(_range(found[-1], section, flags))
        elif section is not None and section not in found:
            found.append(section)
        if part.kind not in ("skip", "page"):
            awaiting_end = False
    return tuple(dict.fromkeys(found))


def _range(first: Section, last: Section, flags: list[Flag]) -> list[Section]:
    """Return the sections after `first` up to `last`, or nothing where the range has no clear meaning."""
    stem, _, start = first.text.rpartition(".")
    same_stem, _, end = last.text.rpartition(".")
    if stem == same_stem and start.isdigit() and end.isdigit() and 0 < int(end) - int(start) <= _LONGEST_RANGE:
        return [Section(f"{stem}.{n}" if stem else str(n)) for n in range(int(start) + 1, int(end) + 1)]
    if not stem and not same_stem and first.is_appendix and last.is_appendix and first < last:
        return [Section(chr(code)) for code in range(ord(start) + 1, ord(end) + 1)]
    text = f"{first}-{last} may be a range of sections or a place within Section {first}"
    flags.append(Flag(code="range-unclear", text=text))
    return []


def _title(text: str, telling: list[str], is_sentence: bool) -> str | None:
    """Return the words of the field that may be the title of a section."""
    if is_sentence:
        named = re.search(r"\bthe (\w[\w ]{2,40}?) section\b", text, re.IGNORECASE)
        return named[1] if named else None
    return " ".join(telling) if telling and telling[0][:1].isalpha() else None
