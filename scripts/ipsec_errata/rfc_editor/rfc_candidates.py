"""Lines that could be headings, each with a weight for how much it looks like one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.rfc_contents import Contents
from ipsec_errata.rfc_editor.rfc_number import NumberedLine, parse_numbered_line, without_page

_WIDTH = 72
_DEEPEST = 10
_MOST_LINES = 3
_NEVER = -4.0
_TABLE_GAP = re.compile(r"\S\s{3,}\S|[|+]|\.{4,}|_{3,}|={2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible heading: lines `start` to `end` (exclusive) of the unpaged text."""

    section: Section
    printed: str
    title: str
    start: int
    end: int
    weight: float


def find_candidates(lines: list[str], contents: Contents) -> list[Candidate]:
    """Return every line outside the table of contents that begins like a heading."""
    numbered = [
        (place, found)
        for place, line in enumerate(lines)
        if line
        and not contents.start <= place < contents.end
        and (found := parse_numbered_line(line)) is not None
        and found.indent <= _DEEPEST
        and found.section.depth <= 9
    ]
    usual = _usual_indent(numbered, lines, contents)
    places = {place for place, _ in numbered}
    found = (_candidate(lines, place, parts, contents, usual, places) for place, parts in numbered)
    return [candidate for candidate in found if candidate.weight > _NEVER]


def _usual_indent(numbered: Iterable[tuple[int, NumberedLine]], lines: list[str], contents: Contents) -> int:
    """Return the column where this RFC begins its headings: 0 in all but a few."""
    columns = Counter(
        parts.indent
        for place, parts in numbered
        if _is_blank(lines, place - 1)
        and (
            any(same_words(parts.title, title) for title in contents.titles(parts.section))
            if contents.lines
            else parts.title[:1].isupper() and _is_blank(lines, place + 1)
        )
    )
    if columns[0] >= 2 or not columns:
        return 0
    return columns.most_common(1)[0][0]


def _candidate(
    lines: list[str], place: int, parts: NumberedLine, contents: Contents, usual: int, places: set[int]
) -> Candidate:
    listed = contents.titles(parts.section)
    title, end = _full_title(lines, place, parts, listed, places)
    weight = 2.0 if parts.indent == usual else -1.5 - 0.2 * abs(parts.indent - usual)
    if parts.is_bare:
        weight -= 2
    if parts.has_word:
        weight += 1
    if _is_blank(lines, place - 1):
        weight += 1
    elif place - 1 not in places or parts.indent != usual:
        weight -= 2.5
    weight += 0.5 if _is_blank(lines, end) or end in places else -1
    weight += _agreement(title, listed, contents, parts)
    weight += _look(title, lines[place], parts)
    return Candidate(
        section=parts.section, printed=parts.printed, title=title, start=place, end=end, weight=weight
    )


def _agreement(title: str, listed: list[str], contents: Contents, parts: NumberedLine) -> float:
    if not contents.lines:
        return 0.0
    if any(same_words(title, other) for other in listed):
        return 5.0
    if any(_likeness(title, other) > 0.6 for other in listed):
        return 3.0
    if listed:
        return 0.5
    return -1.5 if parts.section.depth <= contents.depth else 0.0


def _look(title: str, line: str, parts: NumberedLine) -> float:
    weight = 0.0
    if not title:
        return 0.0 if parts.has_word else -2.0
    if title[0].islower():
        weight -= 1.5
    if not title[0].isalpha() and title[0] not in "\"'<(/0123456789_*":
        weight -= 2
    if title[-1] in ",;":
        weight -= 2
    if title[-1] == "." and len(title) > 40:
        weight -= 1
    if without_page(line) is not None and re.search(r"\.{2,}|(\.\s){3,}", line):
        weight -= 8
    if _TABLE_GAP.search(title):
        weight -= 2
    if not any(char.isalpha() for char in title):
        weight -= 4
    return weight


def _full_title(
    lines: list[str], place: int, parts: NumberedLine, listed: list[str], places: set[int]
) -> tuple[str, int]:
    """Return the title, joined where it runs over several lines, and the line after it."""
    title, end = parts.title, place + 1
    if not title:
        return _title_below(lines, place, parts, listed)
    if any(same_words(title, other) for other in listed):
        return title, end
    joined = title
    for after in range(place + 1, min(place + _MOST_LINES, len(lines))):
        if not lines[after] or after in places and _indent(lines[after]) <= parts.indent:
            break
        joined = f"{joined}{'' if joined.endswith('-') else ' '}{lines[after].strip()}"
        if any(same_words(joined, other) for other in listed):
            return joined, after + 1
    if any(same_words(joined, other) for other in listed):
        return joined, end
    last, text = place, title
    while last + 1 < len(lines) and last - place < _MOST_LINES - 1 and _is_title_line(lines, last, parts):
        last += 1
        text = f"{text}{'' if text.endswith('-') else ' '}{lines[last].strip()}"
    if last > place and _is_blank(lines, last + 1):
        return text, last + 1
    return title, end


def _is_title_line(lines: list[str], last: int, parts: NumberedLine) -> bool:
    """True if the line after `last` goes on with the title that `parts` began."""
    line = lines[last + 1]
    if not line or parse_numbered_line(line) and _indent(line) <= parts.indent:
        return False
    is_hanging = abs(_indent(line) - parts.title_column) <= 1
    was_full = len(lines[last]) + 1 + len(line.split()[0]) > _WIDTH - 4
    return (is_hanging and len(lines[last]) > 45) or (was_full and _indent(line) != parts.indent + 3)


def _title_below(lines: list[str], place: int, parts: NumberedLine, listed: list[str]) -> tuple[str, int]:
    """Return the title that stands on the next line of text, if the table of contents confirms it."""
    for after in range(place + 1, min(place + 4, len(lines))):
        if lines[after]:
            text = lines[after].strip()
            if any(same_words(text, other) for other in listed):
                return text, after + 1
            break
    return "", place + 1


def same_words(one: str, other: str) -> bool:
    """True if both have the same letters and digits, in either case."""
    return _letters(one) == _letters(other) != ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _letters(one), _letters(other)).ratio()


def _is_blank(lines: list[str], place: int) -> bool:
    return not 0 <= place < len(lines) or not lines[place]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
