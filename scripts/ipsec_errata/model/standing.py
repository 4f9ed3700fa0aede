"""What is known of one place in an RFC."""

from __future__ import annotations

from dataclasses import dataclass

from ipsec_errata.model.affected import Affected
from ipsec_errata.model.erratum import Erratum, ErratumStatus
from ipsec_errata.model.issue import Issue


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
