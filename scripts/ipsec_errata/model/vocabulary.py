"""The words that entries may use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A protocol or a topic: its id, the label people read, one sentence."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """RFCs joined by obsoletes, oldest first."""

    id: str
    label: str
    text: str
    rfcs: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All words."""

    protocols: tuple[Word, ...]
    topics: tuple[Word, ...]
    families: tuple[Family, ...]
    path: str

    @cached_property
    def protocol(self) -> dict[str, Word]:
        """Protocols by id."""
        return {word.id: word for word in self.protocols}

    @cached_property
    def topic(self) -> dict[str, Word]:
        """Topics by id."""
        return {word.id: word for word in self.topics}

    @cached_property
    def family_of(self) -> dict[int, Family]:
        """The family of each RFC that has one."""
        return {rfc: family for family in self.families for rfc in family.rfcs}
