"""A protocol issue: what is wrong, in which RFCs, what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.affected import Affected
from ipsec_errata.model.impact import Impact
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.official import Official
from ipsec_errata.model.reference import Reference
from ipsec_errata.model.resolution import Resolution
from ipsec_errata.model.scope import Scope


class IssueClass(StrEnum):
    """What kind of problem it is."""

    UNDERSPECIFIED = "underspecified"
    AMBIGUOUS = "ambiguous"
    CONTRADICTORY = "contradictory"
    INCORRECT = "incorrect"
    OUTDATED = "outdated"
    MISSING_CASE = "missing_case"
    REGISTRY = "registry"
    SECURITY_WEAKNESS = "security_weakness"
    OPERATIONAL_GAP = "operational_gap"
    EDITORIAL = "editorial"

    @property
    def label(self) -> str:
        """The word as people read it."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of several interpretations, with what it leads to on the wire."""

    reading: str
    consequence: str


class SymptomKind(StrEnum):
    """Where a symptom shows."""

    NOTIFY = "notify"
    LOG = "log"
    BEHAVIOUR = "behaviour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """What one sees when the problem strikes; `source` names the program of a log line."""

    kind: SymptomKind
    text: str
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """Other issues, by ID."""

    related: tuple[str, ...]
    depends_on: tuple[str, ...]
    duplicate_of: str | None
    supersedes: tuple[str, ...]

    @property
    def targets(self) -> tuple[str, ...]:
        """Every ID named, each once."""
        named = (*self.related, *self.depends_on, *self.supersedes)
        return tuple(dict.fromkeys((*named, self.duplicate_of) if self.duplicate_of else named))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step in the history of an entry; `date` is a full ISO date."""

    date: str
    status: IssueStatus
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstNoted:
    """When (partial ISO text) and where a problem was first noted."""

    date: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One protocol problem. Prose is Markdown without raw HTML; `path` is its file below the project."""

    id: str
    title: str
    summary: str
    aliases: tuple[str, ...]
    issue_class: IssueClass
    status: IssueStatus
    protocols: tuple[str, ...]
    topics: tuple[str, ...]
    scope: Scope
    impact: Impact
    description: str
    readings: tuple[Reading, ...]
    affects: tuple[Affected, ...]
    guidance_implementer: str
    guidance_operator: str | None
    symptoms: tuple[Symptom, ...]
    check: tuple[str, ...]
    official: Official
    resolution: Resolution | None
    references: tuple[Reference, ...]
    relations: Relations
    first_noted: FirstNoted | None
    filed: str
    history: tuple[Step, ...]
    path: str

    @property
    def modified(self) -> str:
        """The day of the last step of its history."""
        return self.history[-1].date

    @property
    def is_settled(self) -> bool:
        """True where no answer is awaited any more."""
        return self.status.is_settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An ID whose problem is now treated under another one."""

    id: str
    to: str
    path: str
