"""Which sections an erratum means: what its section field names, held against where its quote stands.

A wrong section is worse than none, so every doubt becomes a flag, and where field and quote disagree only what one
of them proves is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ipsec_errata.model.erratum import Flag, FoundBy
from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.quoted_text import NOT_FOUND, FoundText, QuoteFinder
from ipsec_errata.rfc_editor.section_field import SectionField, parse_section_field

# A quote that overrules the field must be long; a short one may be a slip of the quote.
_OVERRULING_RUN = 12
# What people write where there is nothing to quote.
_NO_QUOTE = {"", "none", "nothing", "n a", "na", "empty", "missing", "not applicable"}
# A flag lists this many sections by name.
_MANY_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSections:
    """The sections of one RFC with their titles, and whether that list is complete."""

    titles: Mapping[Section, str | None]
    is_complete: bool = True

    def has(self, section: Section) -> bool:
        """True if the section exists; also where nobody could read the list."""
        return section in self.titles or not self.is_complete

    def find_title(self, title: str) -> Section | None:
        """Return the one section with this title, or the only appendix for "Appendix"."""
        wanted = _plain(title)
        if wanted in ("appendix", "annex"):
            found = [section for section in self.titles if section.is_appendix and section.depth == 1]
        else:
            found = [section for section, own in self.titles.items() if own and _plain(own) == wanted]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RfcText:
    """The words of an RFC by section and by page; pages only where the text has page breaks."""

    sections: QuoteFinder
    pages: QuoteFinder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """The sections that an erratum means, how they were found, and every doubt."""

    sections: tuple[Section, ...]
    found_by: FoundBy
    flags: tuple[Flag, ...]


@dataclass(slots=True)
class _Doubts:
    flags: list[Flag] = field(default_factory=list)

    def add(self, code: str, text: str) -> None:
        self.flags.append(Flag(code=code, text=text if len(text) <= 300 else text[:297].rstrip() + "..."))


def locate(published: str | None, quote: str, known: KnownSections, text: RfcText | None) -> Located:
    """Return the sections for a section field and a quote; without `text` the field alone decides."""
    said = parse_section_field(published)
    doubts = _Doubts(list(said.flags))
    named = _existing(said, known, doubts, quote, text)
    if text is None:
        return _result(named, FoundBy.FIELD if named else FoundBy.NONE, doubts)
    has_quote = _plain(quote) not in _NO_QUOTE
    found = text.sections.find(quote) if has_quote else NOT_FOUND
    if not found.is_found:
        if has_quote and text.pages is not None and text.pages.find(quote).is_found:
            doubts.add("outside-sections", "The quoted text stands outside the numbered sections")
        elif has_quote:
            doubts.add("quote-not-found", "The quoted original text was not found in the RFC")
        else:
            doubts.add("quote-empty", "The record quotes no original text")
        return _result(named, FoundBy.FIELD if named else FoundBy.NONE, doubts)
    if named:
        return _compare(named, found, doubts)
    return _by_quote(said, found, known, doubts)


def _existing(
    said: SectionField, known: KnownSections, doubts: _Doubts, quote: str, text: RfcText | None
) -> tuple[Section, ...]:
    """Return the named sections that exist; flag the others."""
    if said.title is not None:
        section = known.find_title(said.title)
        if section is None:
            doubts.add("section-unknown", f"No numbered section has the title {_short(said.title)}")
            return ()
        doubts.add("field-is-title", f"The field gives the title of {section.label}, not its number")
        return (section,)
    named = []
    for section in said.sections:
        if known.has(section):
            named.append(section)
        elif section.text.isdigit() and _is_page(section, quote, text):
            doubts.add("field-is-page", f"There is no {section.label}; the quoted text stands on page {section}")
        else:
            doubts.add("section-unknown", f"There is no {section.label}")
    return tuple(named)


def _is_page(number: Section, quote: str, text: RfcText | None) -> bool:
    return text is not None and text.pages is not None and number in text.pages.find(quote).possible


def _compare(named: tuple[Section, ...], found: FoundText, doubts: _Doubts) -> Located:
    """Return the named sections, made more exact by the quote where it stands in a part of one of them."""
    inside = [place for place in found.decisive if place and any(place.is_within(own) for own in named)]
    if not inside:
        # A short quote stands in many places; the one that the field names settles it.
        inside = [place for place in found.possible if place and any(place.is_within(own) for own in named)]
        if len(inside) > 1:
            inside = [own for own in named if any(place.is_within(own) for place in inside)]
    outside = [place for place in found.decisive if place is None or not any(place.is_within(own) for own in named)]
    if outside and (not inside or found.longest >= _OVERRULING_RUN):
        where = "in part " if inside else ""
        doubts.add("quote-elsewhere", f"The quoted text stands {where}in {_names(outside)}")
    if inside:
        # A named section is kept although nothing is quoted from it: the field is the only witness.
        bare = [own for own in named if not any(place.is_within(own) for place in inside)]
        return _result(tuple(sorted({*inside, *bare})), FoundBy.BOTH, doubts)
    sections = tuple(place for place in outside if place)
    if sections and len(sections) == len(outside) and found.longest >= _OVERRULING_RUN:
        return _result(sections, FoundBy.TEXT, doubts)
    if not outside:
        doubts.add("quote-not-found", "The quoted original text was not found in the section that the field names")
    return _result(named, FoundBy.FIELD, doubts)


def _by_quote(said: SectionField, found: FoundText, known: KnownSections, doubts: _Doubts) -> Located:
    """Return the sections where the quote alone stands."""
    places = found.decisive
    sections = tuple(place for place in places if place and known.has(place))
    if said.is_front_matter or (places and not sections):
        if not said.is_front_matter:
            doubts.add("outside-sections", "The quoted text stands outside the numbered sections")
        return _result((), FoundBy.NONE, doubts)
    if not sections:
        several = [place for place in found.possible if place]
        where = f" in {_names(several)}" if several else " outside the numbered sections"
        doubts.add("quote-ambiguous", f"The quoted text is too short or too common to tell; it stands{where}")
        return _result((), FoundBy.NONE, doubts)
    if len(sections) > 1:
        doubts.add("several-sections", f"The quoted text stands in several sections: {_names(list(sections))}")
    return _result(sections, FoundBy.TEXT, doubts)


def _result(sections: tuple[Section, ...], found_by: FoundBy, doubts: _Doubts) -> Located:
    unique = {(flag.code, flag.text): flag for flag in doubts.flags}
    return Located(sections=sections, found_by=found_by, flags=tuple(unique.values()))


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _short(text: str) -> str:
    return f'"{text if len(text) <= 60 else text[:57].rstrip() + "..."}"'


def _names(places: list[Section | None] | list[Section]) -> str:
    names = [place.label if place else "the text outside numbered sections" for place in places]
    if len(names) > _MANY_NAMED:
        names[_MANY_NAMED - 1 :] = [f"{len(names) - _MANY_NAMED + 1} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
