"""What is known of one place in an RFC."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ipsec_errata.model.affected import Affected, State
from ipsec_errata.model.erratum import Erratum, ErratumStatus
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands on one section: issues with their state there, and official errata."""

    issues: tuple[tuple[Issue, Affected], ...] = ()
    errata: tuple[Erratum, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True where nothing is known."""
        return not self.issues and not self.errata

    @property
    def is_affected(self) -> bool:
        """True if a problem stands in the text there, or an erratum that was not rejected."""
        return any(row.state.is_affected for _, row in self.issues) or any(
            erratum.status is not ErratumStatus.REJECTED for erratum in self.errata
        )


def stand_on_places(issues: Iterable[Issue], errata: Iterable[Erratum]) -> Mapping[Place, Standing]:
    """Return what stands on each place; the whole document has the place without a section.

    An RFC that a problem does not touch is named in the entry to say so; nothing stands there.
    """
    issues_on: defaultdict[Place, list[tuple[Issue, Affected]]] = defaultdict(list)
    errata_on: defaultdict[Place, list[Erratum]] = defaultdict(list)
    for issue in issues:
        for affected in issue.affects:
            if affected.state is State.NOT_APPLICABLE:
                continue
            for place in affected.places:
                issues_on[place].append((issue, affected))
    for erratum in errata:
        for place in erratum.places:
            errata_on[place].append(erratum)
    for rows in issues_on.values():
        # What stands in this text comes first, then what is still open elsewhere, then history.
        rows.sort(key=lambda pair: (not pair[1].state.is_affected, pair[0].is_settled, pair[0].id))
    return {
        place: Standing(issues=tuple(issues_on.get(place, ())), errata=tuple(errata_on.get(place, ())))
        for place in dict.fromkeys((*issues_on, *errata_on))
    }
