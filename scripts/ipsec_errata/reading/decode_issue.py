"""An issue that passed its schema, as a model value."""

from __future__ import annotations

from functools import cache
from typing import Any

from ipsec_errata.model.affected import Affected, Passage, State
from ipsec_errata.model.erratum import ErratumType
from ipsec_errata.model.impact import Impact, Interop, Operations, Security
from ipsec_errata.model.issue import (
    FirstNoted,
    Issue,
    IssueClass,
    Moved,
    Reading,
    Relations,
    Step,
    Symptom,
    SymptomKind,
)
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.official import Correction, NoErratum, Official, Replacement
from ipsec_errata.model.reference import Reference, ReferenceType
from ipsec_errata.model.resolution import Resolution, ResolutionKind
from ipsec_errata.model.scope import IpVersion, Mode, Role, Scope
from ipsec_errata.model.section import Section
from ipsec_errata.reading.decode import Value, decode_sections

# Asked a hundred thousand times of ten thousand entries; a cache answers five times sooner than the class.
_state, _status, _class = cache(State), cache(IssueStatus), cache(IssueClass)
_symptom_kind, _reference_type = cache(SymptomKind), cache(ReferenceType)
_role, _mode, _ip = cache(Role), cache(Mode), cache(IpVersion)
_interop, _security, _operations = cache(Interop), cache(Security), cache(Operations)


def decode_issue(value: Value, path: str) -> Issue | Moved:
    """Return the issue, or where a moved one leads."""
    if value["kind"] == "moved":
        return Moved(id=value["id"], to=value["to"], path=path)
    scope, impact, noted = value["scope"], value["impact"], value.get("first_noted")
    return Issue(
        id=value["id"],
        title=value["title"],
        summary=value["summary"].strip(),
        aliases=tuple(value.get("aliases", ())),
        issue_class=_class(value["class"]),
        status=_status(value["status"]),
        protocols=tuple(value["protocols"]),
        topics=tuple(value["topics"]),
        scope=Scope(
            roles=tuple(_role(word) for word in scope.get("roles", ())),
            modes=tuple(_mode(word) for word in scope.get("modes", ())),
            ip=tuple(_ip(word) for word in scope.get("ip", ())),
        ),
        impact=Impact(
            interop=_interop(impact["interop"]),
            security=_security(impact["security"]),
            operations=_operations(impact["operations"]),
        ),
        description=value["description"].strip(),
        readings=tuple(
            Reading(reading=row["reading"], consequence=row["consequence"]) for row in value.get("readings", ())
        ),
        affects=tuple(_decode_affected(row) for row in value["affects"]),
        guidance_implementer=value["guidance"]["implementer"].strip(),
        guidance_operator=_stripped(value["guidance"].get("operator")),
        symptoms=tuple(
            Symptom(kind=_symptom_kind(row["kind"]), text=row["text"], source=row.get("source"))
            for row in value.get("symptoms", ())
        ),
        check=tuple(value["check"]),
        official=_decode_official(value["official"]),
        resolution=_decode_resolution(value["resolution"]) if "resolution" in value else None,
        references=tuple(_decode_reference(row) for row in value["references"]),
        relations=_decode_relations(value.get("relations", {})),
        first_noted=FirstNoted(date=noted["date"], where=noted["where"]) if noted else None,
        filed=value["filed"],
        history=tuple(
            Step(date=row["date"], status=_status(row["status"]), note=row["note"]) for row in value["history"]
        ),
        path=path,
    )


def _stripped(text: Any) -> str | None:
    return text.strip() if isinstance(text, str) else None


def _decode_affected(row: Value) -> Affected:
    passage = row.get("passage")
    return Affected(
        rfc=row["rfc"],
        sections=decode_sections(row["sections"]),
        state=_state(row["state"]),
        note=row.get("note"),
        passage=Passage(
            section=Section.parse(passage["section"]),
            starts=passage["starts"],
            ends=passage["ends"],
            sha256=passage.get("sha256"),
        )
        if passage
        else None,
    )


def _decode_official(row: Value) -> Official:
    none_because = row.get("none_because")
    return Official(
        eids=tuple(row["eids"]),
        none_because=NoErratum(none_because) if none_because else None,
        note=row.get("note"),
        correction=_decode_correction(row["correction"]) if "correction" in row else None,
    )


def _decode_correction(row: Value) -> Correction:
    return Correction(
        rfc=row["rfc"],
        type=ErratumType(row["type"]),
        changes=tuple(Replacement(before=change["from"], after=change["to"]) for change in row["changes"]),
    )


def _decode_resolution(row: Value) -> Resolution:
    return Resolution(
        kind=ResolutionKind(row["kind"]),
        by=row.get("by"),
        eid=row.get("eid"),
        sections=decode_sections(row.get("sections", ())),
        date=row.get("date"),
        text=_stripped(row.get("text")),
        rationale=_stripped(row.get("rationale")),
    )


def _decode_reference(row: Value) -> Reference:
    return Reference(
        type=_reference_type(row["type"]),
        title=row["title"],
        rfc=row.get("rfc"),
        sections=decode_sections(row.get("sections", ())),
        eid=row.get("eid"),
        meeting=row.get("meeting"),
        url=row.get("url"),
        date=row.get("date"),
    )


def _decode_relations(row: Value) -> Relations:
    return Relations(
        related=tuple(row.get("related", ())),
        depends_on=tuple(row.get("depends_on", ())),
        duplicate_of=row.get("duplicate_of"),
        supersedes=tuple(row.get("supersedes", ())),
    )
