"""Entries that resemble a draft: by rare words in common, by sections, by official errata."""

from __future__ import annotations

import math
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place

_WORD = re.compile(r"[A-Za-z0-9_]{2,}")
_PLURAL = re.compile(r"(?<=..[^suiy])s$|(?<=^sa)s$")
_COMMON = frozenset(
    "an and are as at be but by can do for from has if in is it its may must no not of on one or out so such "  # noqa: SIM905
    "than that the their them then there they this to two under was what when which who with without".split()
)
# A section in common says much, and more of them little more; so does an erratum.
_SECTION, _ERRATUM, _MOST_SECTIONS = 0.2, 0.4, 2
ALIKE, LIKELY_THE_SAME = 0.3, 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemblance:
    """An entry that resembles what was asked about; `likeness` is above 0, the greater the more alike."""

    id: str
    title: str
    likeness: float
    places: tuple[Place, ...]
    eids: tuple[int, ...]
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"  {self.id}  {self.title}\n            {self.reason}"

    @property
    def reason(self) -> str:
        """What the two have in common, in words."""
        shared = [place.label for place in self.places] + [f"EID {eid}" for eid in self.eids]
        return "; ".join([*shared, *([f"words: {', '.join(self.words)}"] if self.words else [])])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    id: str
    title: str
    words: frozenset[str]
    places: frozenset[Place]
    eids: frozenset[int]


def find_lookalikes(
    database: Database, text: str, places: Iterable[Place], eids: Iterable[int], *, but: str = "", least: float = ALIKE
) -> list[Resemblance]:
    """Return the entries most like a draft with this title and summary, these sections and errata, best first.

    `but` is the ID of the entry itself, where it is among the others; `least` is the likeness from which one counts.
    """
    known = list(_entries(database))
    count = Counter(word for entry in known for word in entry.words)
    weight = {word: math.log(len(known) / number) + 0.1 for word, number in count.items()}
    wanted, asked_places, asked_eids = _words(text), {place for place in places if place.section}, set(eids)
    found = []
    for entry in known:
        if entry.id == but:
            continue
        shared = wanted & entry.words
        size = math.sqrt(_sum(weight, wanted) * _sum(weight, entry.words))
        same_places = sorted(asked_places & entry.places)
        same_eids = sorted(asked_eids & entry.eids)
        likeness = _sum(weight, shared) / size if size else 0.0
        likeness += _SECTION * min(len(same_places), _MOST_SECTIONS) + _ERRATUM * bool(same_eids)
        if likeness >= least:
            rarest = sorted(shared, key=lambda word: (-weight[word], word))[:5]
            found.append(
                Resemblance(
                    id=entry.id,
                    title=entry.title,
                    likeness=likeness,
                    places=tuple(same_places),
                    eids=tuple(same_eids),
                    words=tuple(rarest),
                )
            )
    return sorted(found, key=lambda row: (-row.likeness, row.id))


def find_doubles(database: Database, issue: Issue, limit: int = 5) -> list[Resemblance]:
    """Return the entries that are likely the same as an issue, without the neighbours and errata that it names."""
    known = {*issue.relations.targets, *(f"eid{eid}" for eid in issue.official.eids)}
    found = find_lookalikes(
        database,
        f"{issue.title} {issue.summary}",
        places_of(issue),
        issue.official.eids,
        but=issue.id,
        least=LIKELY_THE_SAME,
    )
    return [row for row in found if row.id not in known][:limit]


def places_of(issue: Issue) -> Iterator[Place]:
    """Yield every section in which an issue says that something stands."""
    for affected in issue.affects:
        yield from affected.places


def _entries(database: Database) -> Iterator[_Known]:
    for issue in database.issues:
        yield _Known(
            id=issue.id,
            title=issue.title,
            words=_words(" ".join((issue.title, issue.summary, *(alias.replace("-", " ") for alias in issue.aliases)))),
            places=frozenset(place for place in places_of(issue) if place.section),
            eids=frozenset(issue.official.eids),
        )
    for erratum in database.errata:
        yield _Known(
            id=erratum.id,
            title=textwrap.shorten(
                erratum.summary or f"{erratum.label} on {erratum.places[0].label}", 100, placeholder="..."
            ),
            words=_words(erratum.summary or ""),
            places=frozenset(place for place in erratum.places if place.section),
            eids=frozenset({erratum.eid}),
        )


def _words(text: str) -> frozenset[str]:
    """Return the words of a text that say something, in lower case and in the singular."""
    lower = (word.lower() for word in _WORD.findall(text))
    return frozenset(_PLURAL.sub("", word) for word in lower if word not in _COMMON)


def _sum(weight: dict[str, float], words: Iterable[str]) -> float:
    # A word that no entry has is as rare as can be.
    rarest = max(weight.values(), default=1.0)
    return sum(sorted(weight.get(word, rarest) for word in words))
