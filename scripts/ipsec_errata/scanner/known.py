"""What the scanner needs to know of the catalogue: titles, headings, standing, successors, and what stands where.

A narrow value of plain parts, so that it is cheap to hand to another process.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place
from ipsec_errata.model.rfc import RfcStatus
from ipsec_errata.model.section import Section

_SETTLED_AS_NONE = {"rejected", "duplicate", "withdrawn"}


def fold(text: str) -> str:
    """Return `text` as lower-case words with single spaces, to compare titles."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def _fold_heading(title: str) -> str:
    return fold(title).removeprefix("the ")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRfc:
    """One RFC: `headings` maps sections to folded and printed titles; None where its section list is unknown."""

    number: int
    title: str
    headings: Mapping[Section, str] | None
    successors: tuple[int, ...]
    is_historic: bool
    family: str | None

    @property
    def name(self) -> str:
        """The name prose uses: "RFC 7296"."""
        return f"RFC {self.number}"

    @property
    def is_obsolete(self) -> bool:
        """True if another RFC obsoletes it or it was moved to Historic."""
        return bool(self.successors) or self.is_historic

    def has(self, section: Section) -> bool:
        """True if the section exists, or cannot be checked."""
        return self.headings is None or section in self.headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A live issue or an erratum that stands on a section: "IPE-0012" or "EID 4387", and what it is about."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """Everything the checks ask for."""

    rfcs: Mapping[int, KnownRfc]
    problems: Mapping[Place, tuple[Problem, ...]]
    moved: Mapping[Place, frozenset[Place]]
    """Where issues that stand on a section of an obsolete RFC stand in current ones."""
    labels: Mapping[str, str]
    """Short names of the packet protocols, such as ESP, with the family each one names."""

    @cached_property
    def by_title(self) -> Mapping[str, frozenset[int]]:
        """Numbers of the RFCs by folded title, of at least three words."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for rfc in self.rfcs.values():
            for title in {fold(rfc.title), fold(re.sub(r"\([^()]*\)", "", rfc.title))}:
                if title.count(" ") >= 2:
                    found[title].add(rfc.number)
        return {title: frozenset(numbers) for title, numbers in found.items()}

    @cached_property
    def titles_by_start(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of `by_title` by their first word, longest first."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for title in sorted(self.by_title, key=len, reverse=True):
            found[title.partition(" ")[0]].append(title)
        return {word: tuple(titles) for word, titles in found.items()}

    def successors_of(self, number: int) -> tuple[int, ...]:
        """Return the RFCs of today that replaced an RFC, over any number of steps, by number.

        RFC 2406 was split: those of its own family (RFC 4303) come alone where there are any.
        """
        found: set[int] = set()
        seen: set[int] = set()
        todo = [number]
        while todo:
            if (current := todo.pop()) in seen:
                continue
            seen.add(current)
            rfc = self.rfcs.get(current)
            if current != number and (rfc is None or not rfc.is_obsolete):
                found.add(current)
            todo += rfc.successors if rfc else ()
        family = self.rfcs[number].family if number in self.rfcs else None
        own = {other for other in found if other in self.rfcs and family and self.rfcs[other].family == family}
        return tuple(sorted(own or found))

    def successor_place(self, place: Place, successor: int) -> Place | None:
        """Return where the heading of an obsolete RFC's section, else what is known about it, lives in a successor."""
        if place.section is None or successor not in self.rfcs:
            return None
        old, new = self.rfcs[place.rfc], self.rfcs[successor]
        title = _fold_heading((old.headings or {}).get(place.section, ""))
        if title and new.headings:
            alike = [section for section, heading in new.headings.items() if _fold_heading(heading) == title]
            # A summary in an appendix may repeat the heading.
            alike = [section for section in alike if section.is_appendix == place.section.is_appendix] or alike
            if len(alike) == 1:
                return Place(successor, alike[0])
        named = [moved for moved in self.moved.get(place, ()) if moved.rfc == successor]
        return named[0] if len(named) == 1 else None


# Packet protocols whose documents exclude one another: what is in AH's document is not about ESP.
_PACKET_PROTOCOLS = ("ah", "esp", "ipcomp")


def know(database: Database) -> Known:
    """Return what the scanner needs of the database."""
    return Known(
        rfcs={
            rfc.number: KnownRfc(
                number=rfc.number,
                title=rfc.title,
                headings=(
                    {section: heading.title or "" for section, heading in rfc.heading_of.items()}
                    if rfc.has_sections
                    else None
                ),
                successors=rfc.obsoleted_by,
                is_historic=rfc.status is RfcStatus.HISTORIC,
                family=family.id if (family := database.family(rfc.number)) else None,
            )
            for rfc in database.rfcs
        },
        problems=_problems(database),
        moved=_moved(database),
        labels={family.label: family.id for family in database.vocabulary.families if family.id in _PACKET_PROTOCOLS},
    )


def _stands(issue: Issue) -> bool:
    return issue.status.value not in _SETTLED_AS_NONE


def _problems(database: Database) -> dict[Place, tuple[Problem, ...]]:
    found: dict[Place, tuple[Problem, ...]] = {}
    for place, standing in database.standing.items():
        rows = [
            Problem(name=issue.id, text=issue.title)
            for issue, affected in standing.issues
            if affected.state.is_affected and _stands(issue)
        ]
        rows += [
            Problem(name=erratum.label, text=f"{erratum.status.label}, {erratum.type.label.lower()}")
            for erratum in standing.errata
            if erratum.status is not ErratumStatus.REJECTED
        ]
        if rows and place.section:
            found[place] = tuple(rows)
    return found


def _moved(database: Database) -> dict[Place, frozenset[Place]]:
    found: defaultdict[Place, set[Place]] = defaultdict(set)
    for issue in database.issues:
        current = [
            place
            for affected in issue.affects
            if affected.rfc in database.current
            for place in affected.places
            if place.section
        ]
        for affected in issue.affects:
            if affected.rfc not in database.current:
                for place in affected.places:
                    found[place].update(current)
    return {place: frozenset(places) for place, places in found.items() if places}
