"""What is cited, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterator

from ipsec_errata.diagnostics import Level
from ipsec_errata.scanner.check import Cited, Wrong, check
from ipsec_errata.scanner.known import Known

_SHOWN = 3


@check("known-problem", level=Level.NOTE)
def check_problems(cited: Cited, known: Known) -> Iterator[Wrong]:
    """Nothing is known against a cited section.

    Issues that stand in the text of exactly that section and official errata on it that were not rejected. It is a
    hint to look them up, not a mistake in the code.

    Bad:  /* RFC 7296, section 2.9 */
    Good: /* RFC 7296, section 2.9 (IPE-0206: we answer ...) */
    """
    problems = [problem for problem in known.problems_at(cited.place) if problem.name not in cited.surroundings]
    if not problems:
        return
    shown = "; ".join(f"{problem.name} ({problem.text})" for problem in problems[:_SHOWN])
    more = f"; {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    yield Wrong(
        f"{cited.place.label}: {shown}{more}",
        f"{cited.place.label}: {' '.join(problem.name for problem in problems)}",
    )


@check("citation", level=Level.NOTE, is_on_demand=True)
def check_citation(cited: Cited, known: Known) -> Iterator[Wrong]:
    """Every citation that was understood: a list to look over, with `--only citation`, else not told."""
    yield Wrong(cited.place.label, cited.place.label)
