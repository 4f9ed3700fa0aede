"""A protocol issue: what is wrong, in which RFCs, what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.erratum import ErratumType
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section


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


class State(StrEnum):
    """The state of a problem in one RFC."""

    INTRODUCED = "introduced"
    INHERITED = "inherited"
    CHANGED = "changed"
    CLARIFIED = "clarified"
    MITIGATED = "mitigated"
    FIXED = "fixed"
    CONTRADICTS = "contradicts"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The word as people read it."""
        return self.value.replace("_", " ")

    @property
    def is_affected(self) -> bool:
        """True if the defect stands in the text; a mitigated one still does."""
        return self in _AFFECTED


_AFFECTED = {State.INTRODUCED, State.INHERITED, State.CHANGED, State.MITIGATED, State.CONTRADICTS}


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


class Role(StrEnum):
    """Whom a problem touches."""

    INITIATOR = "initiator"
    RESPONDER = "responder"
    GATEWAY = "gateway"
    HOST = "host"
    MIDDLEBOX = "middlebox"


class Mode(StrEnum):
    """IPsec modes (RFC 4301, Section 3.2)."""

    TUNNEL = "tunnel"
    TRANSPORT = "transport"


class IpVersion(StrEnum):
    """Versions of IP."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whom and what it touches; an empty tuple means all."""

    roles: tuple[Role, ...]
    modes: tuple[Mode, ...]
    ip: tuple[IpVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of several interpretations, with what it leads to on the wire."""

    reading: str
    consequence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Where the words stand on which a claim rests; the words themselves are not stored."""

    section: Section
    starts: str
    ends: str
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """One RFC and the state of the problem in it; no sections means the whole document."""

    rfc: int
    sections: tuple[Section, ...]
    state: State
    note: str | None
    passage: Passage | None

    @property
    def places(self) -> tuple[Place, ...]:
        """Its sections as places, or the whole document."""
        return tuple(Place(self.rfc, section) for section in self.sections) or (Place(self.rfc),)


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


class NoErratum(StrEnum):
    """Why no official erratum exists."""

    NOT_ELIGIBLE = "not_eligible"
    NOT_FILED = "not_filed"
    TO_FILE = "to_file"

    @property
    def sentence(self) -> str:
        """The reason as a sentence for readers."""
        match self:
            case NoErratum.NOT_ELIGIBLE:
                return "None: it was no error on the day of publication, which is all that official errata hold."
            case NoErratum.NOT_FILED:
                return "None was filed."
            case NoErratum.TO_FILE:
                return "None yet: one should be filed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Words of a passage and those that ought to stand there."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an erratum would change in the passage of one RFC."""

    rfc: int
    type: ErratumType
    changes: tuple[Replacement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """The official errata on the matter, or why there are none."""

    eids: tuple[int, ...]
    none_because: NoErratum | None
    note: str | None
    correction: Correction | None


class ResolutionKind(StrEnum):
    """What settles an issue."""

    RFC = "rfc"
    ERRATUM = "erratum"
    IANA = "iana"
    CONVENTION = "convention"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How an issue was or is to be settled; `date` is partial ISO text."""

    kind: ResolutionKind
    by: int | None
    eid: int | None
    sections: tuple[Section, ...]
    date: str | None
    text: str | None
    rationale: str | None

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the answer stands; empty unless an RFC gives it."""
        if self.by is None:
            return ()
        return tuple(Place(self.by, section) for section in self.sections) or (Place(self.by),)


class ReferenceType(StrEnum):
    """What a reference leads to."""

    MINUTES = "minutes"
    LIST = "list"
    ERRATUM = "erratum"
    RFC = "rfc"
    DRAFT = "draft"
    IANA = "iana"
    BUG = "bug"
    COMMIT = "commit"
    PAPER = "paper"
    CVE = "cve"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word as people read it."""
        return self.value.upper() if self in (ReferenceType.RFC, ReferenceType.IANA, ReferenceType.CVE) else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a problem is treated."""

    type: ReferenceType
    title: str
    rfc: int | None
    sections: tuple[Section, ...]
    eid: int | None
    meeting: str | None
    url: str | None
    date: str | None


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
