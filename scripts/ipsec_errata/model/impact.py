"""How much a problem hurts, in three respects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Interop(StrEnum):
    """What happens between implementations, mildest first."""

    NONE = "none"
    DEGRADED = "degraded"
    INTERMITTENT = "intermittent"
    FAILURE = "failure"


class Security(StrEnum):
    """What it means for security, mildest first."""

    NONE = "none"
    LOW = "low"
    HIGH = "high"


class Operations(StrEnum):
    """What it costs those who run it, mildest first."""

    NONE = "none"
    DIAGNOSIS = "diagnosis"
    OUTAGE = "outage"


# The three lists share no word but "none", which weighs nothing.
_WEIGHT = {
    word.value: factor * i
    for factor, words in ((2, Interop), (3, Security), (1, Operations))
    for i, word in enumerate(words)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """How much it hurts."""

    interop: Interop
    security: Security
    operations: Operations

    @property
    def weight(self) -> int:
        """An order for lists: greater hurts more. Interoperability and security weigh double."""
        return _WEIGHT[self.interop] + _WEIGHT[self.security] + _WEIGHT[self.operations]
