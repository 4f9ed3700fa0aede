"""The sections of an RFC published as plain text.

Text RFCs have no markup: headings are lines that look like others. What tells them apart is that their
numbers follow one another (RFC 7322, Section 4.8.6) and that the table of contents names most of them.
The best chain of candidate lines by both signs is taken; what stays doubtful is said in sentences.
"""

from __future__ import annotations

import itertools
import re
from bisect import insort
from dataclasses import dataclass

from ipsec_errata.model.rfc import Heading
from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.rfc_heading import Candidate, Number, alike, find_candidates, parts_of, read_contents
from ipsec_errata.rfc_editor.rfc_lines import read_lines

_NEVER = float("inf")
# The RFCs with the most headings have some hundreds; the search compares each candidate with those before it.
_MOST_CANDIDATES = 1_500
# The RFC Editor and the datatracker turn text into HTML by one tool, which takes lines of these forms for headings.
_ANCHORED = re.compile(r"\d+(?:\.\d+)*\.? +\S|(?:Appendix )?[A-Z](?:\.|(?:\.\d+)+\.?) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """Headings in order, what the extractor is unsure of, and the text under each heading."""

    headings: tuple[Heading, ...]
    unsure: tuple[str, ...]
    passages: tuple[tuple[Section | None, str], ...]


def extract_sections(text: str) -> Sections:
    """Return the sections of a plain-text RFC."""
    lines = read_lines(text)
    contents, start, end = read_contents(lines)
    candidates = find_candidates(lines, contents, range(start, end))
    chain = _best_chain(_likeliest(candidates))
    seen: set[str] = set()
    headings = []
    for candidate in chain:
        headings.append(
            Heading(
                section=Section.parse(candidate.number),
                title=candidate.title,
                printed=candidate.printed if candidate.printed.rstrip(".") != candidate.number else None,
                is_repeat=candidate.number in seen,
                is_anchored=bool(_ANCHORED.match(lines[candidate.at].text)),
            )
        )
        seen.add(candidate.number)
    bounds = [candidate.at for candidate in chain] + [len(lines)]
    # What stands before the first heading, less the table of contents.
    before = [line.text for at, line in enumerate(lines[: bounds[0]]) if not start <= at < end]
    passages: list[tuple[Section | None, str]] = [(None, "\n".join(before))]
    for candidate, until in zip(chain, bounds[1:], strict=True):
        passages.append(
            (Section.parse(candidate.number), "\n".join(line.text for line in lines[candidate.end : until]))
        )
    doubts = _doubts(chain, contents)
    if len(candidates) > _MOST_CANDIDATES:
        doubts.append(
            f"{len(candidates):,} lines look like headings; the {_MOST_CANDIDATES:,} likeliest were looked at"
        )
    return Sections(headings=tuple(headings), unsure=tuple(doubts), passages=tuple(passages))


def _likeliest(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, or where there are too many those with the best scores, in their order."""
    ranked = sorted(candidates, key=lambda candidate: -candidate.score)[:_MOST_CANDIDATES]
    return sorted(ranked, key=lambda candidate: candidate.at)


def _best_chain(candidates: list[Candidate]) -> list[Candidate]:
    """Return the chain of candidates with the highest sum of scores less the price of each step."""
    best: list[tuple[float, int]] = []
    # The same from the highest sum down, and the first of equals first.
    ranked: list[tuple[float, int]] = []
    numbers = [parts_of(candidate.number) for candidate in candidates]
    for i, candidate in enumerate(candidates):
        top, back = candidate.score - _price((), numbers[i]), -1
        for less, j in ranked:
            if candidate.score - less < top:
                # A step costs nothing at best: nobody further down comes up to this.
                break
            if candidates[j].end > candidate.at:
                continue
            total = candidate.score - less - _price(numbers[j], numbers[i])
            if total > top or (total == top and j < back):
                top, back = total, j
        best.append((top, back))
        insort(ranked, (-top, i))
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: best[i][0])
    if best[at][0] <= 0:
        return []
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    return chain[::-1]


def _price(before: Number, after: Number) -> float:
    """What a step from one number to the next costs: nothing where it is the natural one."""
    if not before:
        return 0.0 if after in ((1,), (0,)) else _NEVER
    if after == (*before, 1) or _is_next_sibling(before, after):
        return 0.0
    if after[0] >= 1000 > before[0]:
        return 0.0 if after == (1000 + ord("A"),) else 3.0
    if after == before:
        return 4.0
    if after > before:
        # A number left out, or a level skipped.
        missing = after[-1] - (before[len(after) - 1] if len(after) <= len(before) else 0)
        return 2.0 + 0.5 * min(max(missing, 0), 6)
    if after[0] < 1000 <= before[0] and len(after) == 1:
        # A few documents put the references after the appendices.
        return 4.0
    if len(before) == len(after) == 1 and before[0] - after[0] == 1:
        # RFC 2410 counts 7, 6, 7 at its end.
        return 6.0
    return _NEVER


def _is_next_sibling(before: Number, after: Number) -> bool:
    depth = len(after)
    return depth <= len(before) and after[:-1] == before[: depth - 1] and after[-1] == before[depth - 1] + 1


def _doubts(chain: list[Candidate], contents: dict[str, str]) -> list[str]:
    found = [] if chain else ["the document numbers no sections"]
    taken = {candidate.number: candidate for candidate in chain}
    found += [
        f"the table of contents has {number} {title}, which was not found as a heading".strip()
        for number, title in contents.items()
        if number not in taken
    ]
    for candidate in chain:
        expected = contents.get(candidate.number)
        if expected and candidate.title and alike(candidate.title, expected) < 0.75:
            found.append(f"{candidate.number} is called {candidate.title!r}, in the table of contents {expected!r}")
    for one, two in itertools.pairwise(chain):
        price = _price(parts_of(one.number), parts_of(two.number))
        if one.number == two.number:
            found.append(f"{two.number} is printed twice")
        elif price:
            found.append(f"{two.number} follows {one.number}: a number is missing or out of order")
    return found
