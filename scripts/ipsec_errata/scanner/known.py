"""What the scanner needs to know of the catalogue: titles, headings, standing, successors, and what stands where.

A narrow value of plain parts, so that it is cheap to hand to another process.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section, find_nearest

# Shorter headings, such as "Nonces", stand in many texts.
_TELLING = 8
_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Return `text` as lower-case words with single spaces, to compare titles."""
    return " ".join(_WORD.findall(text.lower()))


def _fold_heading(title: str) -> str:
    return fold(title).removeprefix("the ")


@dataclass(frozen=True, kw_only=True)
class KnownRfc:
    """One RFC: `headings` maps section numbers to titles; None where its section list is unknown."""

    number: int
    title: str
    headings: Mapping[str, str] | None
    successors: tuple[int, ...]
    is_historic: bool
    family: str | None

    @property
    def name(self) -> str:
        """The name prose uses: "RFC 7296"."""
        return f"RFC {self.number}"

    @cached_property
    def telling_headings(self) -> Mapping[str, Section]:
        """Folded headings, between spaces, that are long enough to tell which section is meant, each of one section."""
        found: dict[str, Section | None] = {}
        for section in self.sections:
            title = fold(self.heading(section) or "")
            if len(title) > _TELLING:
                found[f" {title} "] = None if f" {title} " in found else section
        return {title: section for title, section in found.items() if section}

    @cached_property
    def _nearest(self) -> dict[Section, Section | None]:
        return {}

    def nearest(self, section: Section) -> Section | None:
        """Return the section most likely meant by one that does not exist, or None."""
        if section not in self._nearest:
            self._nearest[section] = find_nearest(section, self.sections)
        return self._nearest[section]

    @property
    def is_obsolete(self) -> bool:
        """True if another RFC obsoletes it or it was moved to Historic."""
        return bool(self.successors) or self.is_historic

    def has(self, section: Section) -> bool:
        """True if the section exists, or cannot be checked."""
        return self.headings is None or section.text in self.headings

    def heading(self, section: Section | None) -> str | None:
        """Return the title of a section: empty where it has none, None where there is no such section."""
        return self.headings.get(section.text) if self.headings and section else None

    @cached_property
    def by_heading(self) -> Mapping[str, tuple[Section, ...]]:
        """Sections by their folded title without its article."""
        found: defaultdict[str, list[Section]] = defaultdict(list)
        for section in self.sections:
            found[_fold_heading(self.heading(section) or "")].append(section)
        return {title: tuple(sections) for title, sections in found.items()}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in the order of the RFC; none where they are unknown."""
        return tuple(map(Section, self.headings or ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A live issue or an erratum that stands on a section: "IPE-0012" or "EID 4387", and what it is about."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """Everything the checks ask for.

    `problems` are those of each section. `moved` tells where issues that stand on a section of an obsolete RFC stand in
    current ones. `labels` has short names of protocols, such as ESP, with the RFCs that define what they name.
    """

    rfcs: Mapping[int, KnownRfc]
    problems: Mapping[str, Sequence[Problem]]
    moved: Mapping[str, Sequence[Place]]
    labels: Mapping[str, Sequence[int]]

    @cached_property
    def families(self) -> Mapping[str, tuple[KnownRfc, ...]]:
        """The RFCs of each family, by number."""
        found: defaultdict[str, list[KnownRfc]] = defaultdict(list)
        for rfc in sorted(self.rfcs.values(), key=lambda rfc: rfc.number):
            if rfc.family:
                found[rfc.family].append(rfc)
        return {family: tuple(rfcs) for family, rfcs in found.items()}

    def problems_at(self, place: Place) -> Sequence[Problem]:
        """Return what stands on a section."""
        return self.problems.get(place.label, ())

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
        if title := _fold_heading(self.rfcs[place.rfc].heading(place.section) or ""):
            alike = self.rfcs[successor].by_heading.get(title, ())
            # A summary in an appendix may repeat the heading.
            alike = tuple(section for section in alike if section.is_appendix == place.section.is_appendix) or alike
            if len(alike) == 1:
                return Place(successor, alike[0])
        named = [moved for moved in self.moved.get(place.label, ()) if moved.rfc == successor]
        return named[0] if len(named) == 1 else None


def encode_known(known: Known) -> dict[str, Any]:
    """Return what `decode_known` takes, in types that JSON has."""
    return {
        "rfcs": [asdict(rfc) for rfc in known.rfcs.values()],
        "problems": {label: [[row.name, row.text] for row in rows] for label, rows in known.problems.items()},
        "moved": {
            label: [[place.rfc, place.section.text] for place in places if place.section]
            for label, places in known.moved.items()
        },
        "labels": {label: list(numbers) for label, numbers in known.labels.items()},
    }


def decode_known(record: dict[str, Any]) -> Known:
    """Return the value that `encode_known` was given; raise KeyError or TypeError for anything else."""
    return Known(
        rfcs={row["number"]: KnownRfc(**{**row, "successors": tuple(row["successors"])}) for row in record["rfcs"]},
        problems={
            label: tuple(Problem(name=name, text=text) for name, text in rows)
            for label, rows in record["problems"].items()
        },
        moved={
            label: tuple(Place(rfc, Section(section)) for rfc, section in places)
            for label, places in record["moved"].items()
        },
        labels={label: tuple(numbers) for label, numbers in record["labels"].items()},
    )
