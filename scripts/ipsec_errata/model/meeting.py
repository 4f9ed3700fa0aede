"""The minutes of a meeting as structure: items, the issues they gave rise to, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.place import Place


class ItemKind(StrEnum):
    """What kind of item it was."""

    ISSUE = "issue"
    WORK_ITEM = "work_item"
    EVENT = "event"

    @property
    def label(self) -> str:
        """The word as people read it."""
        return self.value.replace("_", " ")


class OutcomeState(StrEnum):
    """How far an item came."""

    DONE = "done"
    PARTLY = "partly"
    NEVER = "never"
    EXCLUDED = "excluded"
    EVENT = "event"

    @property
    def label(self) -> str:
        """The words as people read them."""
        match self:
            case OutcomeState.DONE:
                return "done"
            case OutcomeState.PARTLY:
                return "partly done"
            case OutcomeState.NEVER:
                return "never done"
            case OutcomeState.EXCLUDED:
                return "ruled out"
            case OutcomeState.EVENT:
                return "announcement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an item."""

    state: OutcomeState
    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item or bullet."""

    id: str
    title: str
    kind: ItemKind
    summary: str
    issues: tuple[str, ...]
    outcome: Outcome
    items: tuple[AgendaItem, ...]

    def walk(self) -> Iterator[AgendaItem]:
        """Yield this item and every one below it, in order."""
        yield self
        for below in self.items:
            yield from below.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting; `date` is partial ISO text."""

    id: str
    title: str
    group: str
    date: str
    place: str
    source: str
    url: str | None
    summary: str
    items: tuple[AgendaItem, ...]
    path: str

    def walk(self) -> Iterator[AgendaItem]:
        """Yield every item at any depth, in order."""
        for item in self.items:
            yield from item.walk()
