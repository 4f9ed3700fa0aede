"""The words of RFCs as pages show them, where somebody who builds the site has the texts at hand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ipsec_errata.model.affected import Affected
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.section import Section
from ipsec_errata.model.standing import Standing
from ipsec_errata.model.wording import Wording
from ipsec_errata.passages.locate import LocatedPassage, PassageNotFoundError, locate_passage
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary, RfcWords


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPassage:
    """A passage on the page of its issue; `text` is None where the text is not at hand or is another."""

    affected: Affected
    place: Place
    starts: str
    ends: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a section's text: the issues whose passages begin with it, and whether any passage covers it."""

    text: str
    begins: tuple[Issue, ...]
    is_marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """The text of one section, cut where passages begin and end."""

    section: Section
    title: str | None
    standing: Standing
    pieces: tuple[Piece, ...]


def shown_passages(issue: Issue, texts: RfcLibrary | None) -> list[ShownPassage]:
    """Return the passages of an issue in the order of its rows; raise UnreadableRfcError for a bad text."""
    shown = []
    for affected in issue.affects:
        if affected.passage:
            rfc = texts.read(affected.rfc) if texts else None
            found = _locate(rfc, affected) if rfc else None
            shown.append(
                ShownPassage(
                    affected=affected,
                    place=Place(affected.rfc, affected.passage.section),
                    starts=affected.passage.starts,
                    ends=affected.passage.ends,
                    text=_level(found.text, found.column) if found else None,
                )
            )
    return shown


def _locate(rfc: RfcWords, affected: Affected) -> LocatedPassage | None:
    """Return the passage if the text still has it letter for letter; `ipsec-errata passages` tells where it has not."""
    passage = affected.passage
    if passage is None:
        return None
    try:
        found = locate_passage(rfc, passage.section, passage.starts, passage.ends)
    except PassageNotFoundError:
        return None
    return found if found.sha256 == passage.sha256 else None


def _level(text: str, column: int) -> str:
    """Return lines with their first one, cut out of its own at `column`, moved back under the others."""
    lines = text.split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=column)
    lines = [" " * max(0, column - margin) + lines[0], *(line[margin:] for line in lines[1:])]
    # A page break leaves an empty line in the middle of a sentence.
    return re.sub(r"\n{2,}(?=[a-z])", "\n", "\n".join(lines))


def section_texts(rfc: Rfc, database: Database, texts: RfcLibrary | None) -> list[SectionText]:
    """Return the text of each section of an RFC with the passages in it; nothing where it is not at hand.

    Raises UnreadableRfcError for a bad text.
    """
    words = texts.read(rfc.number) if texts else None
    if words is None:
        return []
    passages: dict[Section, list[tuple[Issue, LocatedPassage]]] = {}
    for issue, affected in database.issues_of.get(rfc.number, ()):
        if affected.passage and (found := _locate(words, affected)):
            passages.setdefault(affected.passage.section, []).append((issue, found))
    return [
        SectionText(
            section=section,
            title=rfc.heading_of[section].title if section in rfc.heading_of else None,
            standing=database.at(rfc.number, section),
            pieces=tuple(cut_at_passages(wording, passages.get(section, []))),
        )
        for section, wording in words.sections.items()
        if wording.letters
    ]


def cut_at_passages(wording: Wording, passages: list[tuple[Issue, LocatedPassage]]) -> Iterator[Piece]:
    """Yield the text cut at the first and last letters of all passages, which may overlap."""
    placed = [(issue, *wording.bounds(found.span)) for issue, found in passages]
    whole = wording.text.rstrip()
    start = len(whole) - len(whole.lstrip("\n"))
    cuts = sorted({start, len(whole), *(at for _, first, last in placed for at in (first, last))})
    for here, there in itertools.pairwise(cuts):
        yield Piece(
            text=whole[here:there],
            begins=tuple(issue for issue, first, _ in placed if first == here),
            is_marked=any(first <= here < last for _, first, last in placed),
        )
