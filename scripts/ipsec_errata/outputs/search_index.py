"""What the search of the site knows: small enough to be fetched when a reader begins to search.

The form is private to `site_src/assets/search-index.js`: one JSON object of rows.

- `issues`: ID, title, further words, status, 1 if live
- `moved`: ID, the ID it moved to
- `errata`: EID, RFC, sections, status, 1 if live, summary
- `rfcs`: number, title, status, 1 if current, how many sections
- `sections`: of all RFCs in this order, by columns: `numbers`, `titles` with a line each, and `standing`, how many
  issues and errata stand on each
- `pages`: address, title, what it is

Numbers compress badly and mostly follow from the row above, so the section is given as its depth where it is the one
that a reader expects next: after 2.9 that is 2.9.1 at depth 3, 2.10 at depth 2 and 3 at depth 1.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ipsec_errata.addresses import address, comparison_page, family_page, list_page, meeting_page
from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.generations import generation_pairs
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.section import Section
from ipsec_errata.output_file import StaticFile

# Names of payloads, notifications and attributes: what people search for who saw them in a log.
_NAME = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b")
_WORD = re.compile(r"\w+(?:[._'/-]\w+)*")
_COMMON_TEXT = """
a after all an and another any are as at be because before between both but by can cannot do does each either for from
had has have how if in into is it its itself may more most must neither no nor not of on one only or other same say says
so some such than that the their them then there these they this those to two was were what when where whether which
while who whose will with without yet
"""
_COMMON = frozenset(_COMMON_TEXT.split())


def render_search_index(database: Database) -> StaticFile:
    """Return the search index; the same data give the same bytes."""
    counts = _count_standing(database)
    sections = [_sections_of(rfc, database, counts.get(rfc.number, {})) for rfc in database.rfcs]
    index = {
        "issues": [
            [issue.id, issue.title, _further_words(issue), issue.status, int(issue.id in database.live)]
            for issue in database.issues
        ],
        "moved": [[moved.id, moved.to] for moved in database.moved],
        "errata": [
            [
                erratum.eid,
                erratum.rfc,
                " ".join(section.text for section in erratum.sections),
                erratum.status.label,
                int(database.is_live_erratum(erratum)),
                erratum.summary or "",
            ]
            for erratum in database.errata
        ],
        "rfcs": [
            [
                rfc.number,
                rfc.title,
                rfc.status.label,
                int(rfc.number in database.current),
                len(rows.numbers),
            ]
            for rfc, rows in zip(database.rfcs, sections, strict=True)
        ],
        "sections": {
            "numbers": [number for rows in sections for number in rows.numbers],
            "titles": "\n".join(rows.titles for rows in sections if rows.numbers),
            "standing": [amount for rows in sections for amount in rows.standing],
        },
        "pages": list(_pages(database)),
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return StaticFile(path="search/rows.json", content=text.encode("utf-8"))


def _further_words(issue: Issue) -> str:
    """Return each word once that is not in the title: of summary, aliases and symptoms, and names from all its text."""
    prose = [issue.description, issue.guidance_implementer, issue.guidance_operator or "", *issue.check]
    prose += [text for row in issue.readings for text in (row.reading, row.consequence)]
    prose += [row.note for row in issue.affects if row.note]
    told = (issue.summary, *issue.aliases, *(symptom.text for symptom in issue.symptoms))
    return _words_of(issue.title, told, tuple(prose))


# While somebody edits, all issues but one stay as they are.
@lru_cache(maxsize=20_000)
def _words_of(title: str, told: tuple[str, ...], prose: tuple[str, ...]) -> str:
    words = [*_WORD.findall(" ".join(told)), *_NAME.findall(" ".join(prose))]
    known = {*_COMMON, *_WORD.findall(title.casefold())}
    # In this order they compress best.
    return " ".join(sorted(set(map(str.casefold, words)) - known))


def _count_standing(database: Database) -> Mapping[int, Mapping[str, int]]:
    """Return how many issues and errata stand on each section, by RFC and section; see `Database.standing`."""
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)

    def count(number: int, sections: Iterable[Section]) -> None:
        found = counts[number]
        for section in sections:
            found[section.text] = found.get(section.text, 0) + 1

    for issue in database.issues:
        for affected in issue.affects:
            if affected.state is not State.NOT_APPLICABLE:
                count(affected.rfc, affected.sections)
    for erratum in database.errata:
        count(erratum.rfc, erratum.sections)
    return counts


class _Sections(NamedTuple):
    """The sections of one RFC by columns; the titles are lines."""

    numbers: tuple[str | int, ...]
    titles: str
    standing: list[int]


def _sections_of(rfc: Rfc, database: Database, counts: Mapping[str, int]) -> _Sections:
    if rfc.has_sections:
        numbers = tuple([section.text for section in rfc.heading_of])
        titles = _in_lines(tuple([heading.title or "" for heading in rfc.heading_of.values()]))
    else:
        numbers = tuple(section.text for section in sorted(database.cited_sections.get(rfc.number, ())))
        titles = _in_lines(("",) * len(numbers))
    return _Sections(_shorten(numbers), titles, [counts.get(number, 0) for number in numbers])


# While somebody edits, the headings of RFCs stay as they are.
@lru_cache(maxsize=4096)
def _in_lines(titles: tuple[str, ...]) -> str:
    return "\n".join(" ".join(title.split()) for title in titles)


@lru_cache(maxsize=4096)
def _shorten(sections: tuple[str, ...]) -> tuple[str | int, ...]:
    """Return each section as its depth where it is the one expected after the one before, else as it is."""
    rows: list[str | int] = []
    for before, section in zip(("", *sections), sections, strict=False):
        depth = section.count(".") + 1
        rows.append(depth if section == _expected(before, depth) else section)
    return tuple(rows)


def _expected(before: str, depth: int) -> str | None:
    """Return the section at `depth` that a reader expects after `before`; None where a letter has to be counted."""
    parts = before.split(".") if before else []
    if depth == len(parts) + 1:
        return ".".join((*parts, "1"))
    if depth > len(parts) or not parts[depth - 1].isdigit():
        return None
    return ".".join((*parts[: depth - 1], str(int(parts[depth - 1]) + 1)))


def _pages(database: Database) -> Iterator[list[str]]:
    words = database.vocabulary
    for folder, kind, rows in (("protocols", "protocol", words.protocols), ("topics", "topic", words.topics)):
        for word in rows:
            yield [address(list_page(folder, word.id)), word.label, kind]
    for family in words.families:
        yield [address(family_page(family.id)), family.label, "family of RFCs"]
        for before, after in generation_pairs(family):
            page = address(comparison_page(family.id, before, after))
            yield [page, f"From RFC {before} to RFC {after}", "comparison"]
    for meeting in database.meetings:
        yield [address(meeting_page(meeting.id)), meeting.title, "meeting"]
