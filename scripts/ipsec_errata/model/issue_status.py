"""Where an issue stands in this tracker."""

from __future__ import annotations

from enum import StrEnum


class IssueStatus(StrEnum):
    """Where an issue stands in this tracker; never the status of an erratum."""

    REPORTED = "reported"
    OPEN = "open"
    AGREED = "agreed"
    DEFERRED = "deferred"
    RESOLVED = "resolved"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"

    @property
    def is_settled(self) -> bool:
        """True where no answer is awaited any more."""
        return self in _SETTLED


_SETTLED = {IssueStatus.RESOLVED, IssueStatus.REJECTED, IssueStatus.DUPLICATE, IssueStatus.WITHDRAWN}
