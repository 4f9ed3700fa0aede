"""What the search of the site knows: small enough to be fetched when a reader begins to search.

The form is private to `site_src/assets/search-index.js`: one JSON object of rows.

- `issues`: ID, title, further words, status, 1 if live
- `moved`: ID, the ID it moved to
- `errata`: EID, RFC, sections, status, 1 if live, summary
- `rfcs`: number, title, status, 1 if current, rows of sections
- `pages`: address, title, what it is

The row of a section is: section, title, how many issues and errata stand on it (left out where none does). Numbers
compress badly and mostly follow from the row above, so the section is given as its depth where it is the one that a
reader expects next: after 2.9 that is 2.9.1 at depth 3, 2.10 at depth 2 and 3 at depth 1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ipsec_errata.addresses import address, family_page, list_page, meeting_page
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.rfc import Rfc
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
    index = {
        "issues": [
            [issue.id, issue.title, " ".join(_further_words(issue)), issue.status, int(issue.id in database.live)]
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
            [rfc.number, rfc.title, rfc.status.label, int(rfc.number in database.current), _section_rows(rfc, database)]
            for rfc in database.rfcs
        ],
        "pages": list(_pages(database)),
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return StaticFile(path="search/rows.json", content=text.encode("utf-8"))


def _further_words(issue: Issue) -> Iterator[str]:
    """Yield each word once that is not in the title: of summary, aliases and symptoms, and names from all its text."""
    prose = [issue.description, issue.guidance_implementer, issue.guidance_operator or "", *issue.check]
    prose += [text for row in issue.readings for text in (row.reading, row.consequence)]
    prose += [row.note for row in issue.affects if row.note]
    told = " ".join((issue.summary, *issue.aliases, *(symptom.text for symptom in issue.symptoms)))
    words = (*_WORD.findall(told), *_NAME.findall(" ".join(prose)))
    seen = {*_COMMON, *_WORD.findall(issue.title.casefold())}
    for word in words:
        folded = word.casefold()
        if folded not in seen:
            seen.add(folded)
            yield folded


def _section_rows(rfc: Rfc, database: Database) -> list[list[str | int]]:
    titles = {section: heading.title or "" for section, heading in rfc.heading_of.items()}
    if not rfc.has_sections:
        titles = dict.fromkeys(sorted(p.section for p in database.cited if p.section and p.rfc == rfc.number), "")
    rows: list[list[str | int]] = []
    before = ""
    for section, title in titles.items():
        standing = database.at(rfc.number, section)
        count = len(standing.issues) + len(standing.errata)
        is_expected = section.text == _expected(before, section.depth)
        rows.append([section.depth if is_expected else section.text, title, *([count] if count else [])])
        before = section.text
    return rows


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
    for meeting in database.meetings:
        yield [address(meeting_page(meeting.id)), meeting.title, "meeting"]
