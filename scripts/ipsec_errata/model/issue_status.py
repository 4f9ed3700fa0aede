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

    @property
    def is_dismissed(self) -> bool:
        """True where the entry holds no problem of its own."""
        return self in _DISMISSED


_DISMISSED = {IssueStatus.REJECTED, IssueStatus.DUPLICATE, IssueStatus.WITHDRAWN}
_SETTLED = {IssueStatus.RESOLVED, *_DISMISSED}
