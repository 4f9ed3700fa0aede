"""Entries as rows of a list, and the facets by which a list is narrowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum, ErratumStatus, ErratumType, LaterState
from ipsec_errata.model.impact import Interop, Operations, Security
from ipsec_errata.model.issue import Issue, IssueClass
from ipsec_errata.model.issue_status import IssueStatus


class FacetName(StrEnum):
    """One respect in which entries differ; the word stands in the address of a narrowed list.

    The status of an issue and the official status of an erratum are two facets: they are never merged.
    """

    KIND = "kind"
    LIVE = "live"
    STATUS = "status"
    OFFICIAL = "official"
    CLASS = "class"
    TYPE = "type"
    IMPACT = "impact"
    PROTOCOL = "protocol"
    TOPIC = "topic"
    RFC = "rfc"

    @property
    def label(self) -> str:
        """The words people read."""
        return _LABELS[self]


_LABELS = {
    FacetName.KIND: "Kind of entry",
    FacetName.LIVE: "Live",
    FacetName.STATUS: "Status",
    FacetName.OFFICIAL: "Official status",
    FacetName.CLASS: "Kind of problem",
    FacetName.TYPE: "Type of erratum",
    FacetName.IMPACT: "Impact",
    FacetName.PROTOCOL: "Protocol",
    FacetName.TOPIC: "Topic",
    FacetName.RFC: "RFC",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row. `values` holds the ids of its values of each facet that it has.

    `changed` is the ISO day of the last change, None where the RFC Editor states none. `weight` orders by impact.
    """

    entry: Issue | Erratum
    title: str
    is_live: bool
    weight: int
    rfcs: tuple[int, ...]
    changed: str | None
    values: Mapping[FacetName, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet with the words people read and the rows that have it."""

    id: str
    label: str
    rows: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A facet with all its values in their own order, those without rows included."""

    name: FacetName
    values: tuple[FacetValue, ...]


def list_entries(database: Database) -> tuple[Listed, ...]:
    """Return every issue and erratum as a row: issues by ID, then errata by EID."""
    issues = [_list_issue(issue, database) for issue in database.issues]
    return (*issues, *(_list_erratum(erratum, database) for erratum in database.errata))


def list_facets(rows: tuple[Listed, ...], database: Database) -> tuple[Facet, ...]:
    """Return all facets with the rows of each value."""
    known: dict[FacetName, list[tuple[str, str]]] = {
        FacetName.KIND: [("issue", "protocol issue"), ("erratum", "official erratum")],
        FacetName.LIVE: [("yes", "live"), ("no", "not live")],
        FacetName.STATUS: [(status.value, status.value) for status in IssueStatus],
        FacetName.OFFICIAL: [(status.value, status.label) for status in ErratumStatus],
        FacetName.CLASS: [(kind.value, kind.label) for kind in IssueClass],
        FacetName.TYPE: [(kind.value, kind.label) for kind in ErratumType],
        FacetName.IMPACT: [
            (f"{respect}_{word}", f"{respect} {word}")
            for respect, kinds in (("interop", Interop), ("security", Security), ("operations", Operations))
            for word in reversed([kind.value for kind in kinds])
            if word != "none"
        ],
        FacetName.PROTOCOL: [(word.id, word.label) for word in database.vocabulary.protocols],
        FacetName.TOPIC: [(word.id, word.label) for word in database.vocabulary.topics],
        FacetName.RFC: [(str(rfc.number), rfc.name) for rfc in database.rfcs],
    }
    having: dict[FacetName, defaultdict[str, list[Listed]]] = {name: defaultdict(list) for name in known}
    for row in rows:
        for name, ids in row.values.items():
            found = having[name]
            for value in ids:
                found[value].append(row)
    return tuple(
        Facet(
            name=name,
            values=tuple(
                FacetValue(id=value, label=label, rows=tuple(having[name].get(value, ()))) for value, label in pairs
            ),
        )
        for name, pairs in known.items()
    )


def _list_issue(issue: Issue, database: Database) -> Listed:
    impact = issue.impact
    impacts = (("interop", impact.interop), ("security", impact.security), ("operations", impact.operations))
    is_live = issue.id in database.live
    rfcs = tuple(sorted({affected.rfc for affected in issue.affects if affected.state.is_affected}))
    return Listed(
        entry=issue,
        title=issue.title,
        is_live=is_live,
        weight=impact.weight,
        rfcs=rfcs,
        changed=issue.modified,
        values={
            FacetName.KIND: ("issue",),
            FacetName.LIVE: ("yes" if is_live else "no",),
            FacetName.STATUS: (issue.status.value,),
            FacetName.CLASS: (issue.issue_class.value,),
            FacetName.IMPACT: tuple(f"{respect}_{word}" for respect, word in impacts if word != "none"),
            FacetName.PROTOCOL: issue.protocols,
            FacetName.TOPIC: issue.topics,
            FacetName.RFC: tuple(str(rfc) for rfc in rfcs),
        },
    )


def _list_erratum(erratum: Erratum, database: Database) -> Listed:
    is_live = database.is_live_erratum(erratum)
    later = [later.rfc for later in erratum.later if later.state is LaterState.PRESENT]
    rfcs = tuple(sorted({erratum.rfc, *later}))
    return Listed(
        entry=erratum,
        title=erratum.summary or "No summary yet.",
        is_live=is_live,
        weight=0,
        rfcs=rfcs,
        changed=erratum.updated or erratum.reported,
        values={
            FacetName.KIND: ("erratum",),
            FacetName.LIVE: ("yes" if is_live else "no",),
            FacetName.OFFICIAL: (erratum.status.value,),
            FacetName.TYPE: (erratum.type.value,),
            FacetName.RFC: tuple(str(rfc) for rfc in rfcs),
        },
    )
