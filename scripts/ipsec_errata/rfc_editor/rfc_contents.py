"""The table of contents of a plain-text RFC: a witness for the section list, never its source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.rfc_number import NumberedLine, parse_numbered_line, without_page

_HEADING = re.compile(r"\s*(table\s+of\s+contents?|contents)\s*[:.]?\s*", re.IGNORECASE)
_FAR = 600


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One numbered line of the table of contents."""

    section: Section
    title: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: its numbered lines and the range of lines it takes up."""

    lines: tuple[ContentsLine, ...]
    start: int
    end: int

    @property
    def depth(self) -> int:
        """How many levels of sections it lists."""
        return max((line.section.depth for line in self.lines), default=0)

    def titles(self, section: Section) -> list[str]:
        """Titles it gives for `section`: none, one, or several where it repeats a number."""
        return [line.title for line in self.lines if line.section == section]


NO_CONTENTS = Contents((), 0, 0)


def find_contents(lines: list[str]) -> Contents:
    """Return the table of contents in `lines`; an empty one if there is none."""
    for start, line in enumerate(lines):
        if _HEADING.fullmatch(line):
            contents = _read_contents(lines, start)
            if len(contents.lines) > 1:
                return contents
    return NO_CONTENTS


def _read_contents(lines: list[str], start: int) -> Contents:
    entries: list[ContentsLine] = []
    open_entry: NumberedLine | None = None
    first: Section | None = None
    has_pages = any(without_page(line) is not None for line in lines[start + 1 : start + 12])
    end = start + 1
    for place in range(start + 1, min(start + _FAR, len(lines))):
        text = lines[place]
        if not text:
            open_entry = None
            continue
        bare = without_page(text) if has_pages else None
        found = parse_numbered_line(bare if bare is not None else text)
        if found and not _looks_listed(found, bare):
            found = None
        if found is None:
            if open_entry is not None and entries:
                entries[-1] = ContentsLine(entries[-1].section, f"{entries[-1].title} {(bare or text).strip()}")
                open_entry = None if bare is not None else open_entry
            elif bare is None and not text.startswith(" ") and not lines[place - 1] and entries:
                # Only a repeated first number ends a table for sure; prose at the margin ends it when none comes.
                break
            end = place + 1 if bare is not None or open_entry else end
            continue
        if first is None:
            first = found.section
        elif found.section == first and bare is None:
            break
        elif has_pages and bare is None and found.indent == 0 and not _next_has_page(lines, place):
            break
        entries.append(ContentsLine(found.section, found.title))
        open_entry = found if bare is None else None
        end = place + 1
    return Contents(tuple(entries), start, end)


def _next_has_page(lines: list[str], place: int) -> bool:
    return place + 1 < len(lines) and without_page(lines[place + 1]) is not None


def _looks_listed(found: NumberedLine, bare: str | None) -> bool:
    return bare is not None or not found.is_bare or bool(re.search(r"\s{2,}", found.title)) or found.title_column > 2
