"""The best path through the section numbers of a document."""

from __future__ import annotations

from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.rfc_candidates import Candidate

_Parts = tuple[int, ...]
_LETTER = 1000
_IMPOSSIBLE = -1000.0


def best_path(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, in order, whose weights and steps together are worth most."""
    scores: list[float] = []
    previous: list[int] = []
    keys = [_parts(candidate.section) for candidate in candidates]
    for here, candidate in enumerate(candidates):
        best, origin = _start_cost(keys[here]), -1
        for there in range(here):
            if candidates[there].end > candidate.start:
                continue
            score = scores[there] + _step_cost(keys[there], keys[here])
            if score > best:
                best, origin = score, there
        scores.append(best + candidate.weight)
        previous.append(origin)
    if not scores:
        return []
    place = max(range(len(scores)), key=scores.__getitem__)
    if scores[place] <= 0:
        return []
    path = []
    while place >= 0:
        path.append(candidates[place])
        place = previous[place]
    return path[::-1]


def missing_between(before: Section, after: Section) -> bool:
    """True if a document that goes from `before` to `after` leaves a number out."""
    return _step_cost(_parts(before), _parts(after)) < 0


def _parts(section: Section) -> _Parts:
    return tuple(int(part) if part.isdigit() else _LETTER + ord(part) for part in section.text.split("."))


def _start_cost(here: _Parts) -> float:
    if here in {(1,), (0,), (1, 0)}:
        return 0.0
    return -2.0 if here[0] <= 2 or here[0] >= _LETTER else -5.0


def _step_cost(before: _Parts, here: _Parts) -> float:
    """Return 0 for a step that numbering allows, and less the stranger it is."""
    if here == before:
        return -3.0
    common = 0
    while common < min(len(before), len(here)) and before[common] == here[common]:
        common += 1
    if common == len(here):
        return -6.0
    if common == len(before):
        return _descent(here[common:])
    gap = here[common] - before[common]
    if gap < 0:
        return -5.0 if common else (-2.0 if before[0] >= _LETTER > here[0] else -8.0)
    cost = 0.0
    if common == 0 and before[0] < _LETTER <= here[0]:
        cost = -1.5 * (here[0] - _LETTER - ord("A") > 0)
    elif gap > 1:
        cost = -1.5 - 0.5 * min(gap, 10)
    return cost + _descent(here[common + 1 :])


def _descent(below: _Parts) -> float:
    """Return the cost of going down to `below` at once: 1 is the first child, 0 leads to 4.0.1 of RFC 2522."""
    cost = 0.0
    for level, number in enumerate(below):
        is_last = level == len(below) - 1
        if number == 0:
            cost -= 0.5
        elif number > 1:
            cost -= 1.5 + 0.5 * min(number, 10)
        if not is_last and number != 0:
            cost -= 1.0
    return cost
