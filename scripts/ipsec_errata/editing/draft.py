"""A new entry, complete but for what only its author can know, with the schema's own words as comments."""

from __future__ import annotations

import io
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap

from ipsec_errata.editing.layout import Schema, format_entry, round_trip
from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import IssueClass
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.place import Place
from ipsec_errata.model.register import PLACEHOLDER
from ipsec_errata.project import Kind
from ipsec_errata.yaml_writer import render_yaml

_SLUG_WORDS, _COMMENT_WIDTH = 6, 116
_SMALL = frozenset(
    "a an and are as at be by do for from has if in is it of on or so that the this to when with".split()  # noqa: SIM905
)
# One row to a line, as in every other entry.
_ROWS = frozenset({"affects", "references", "history"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known about a problem so far; empty means that its author has to say it.

    `states` are what is known about later RFCs, `references` and `first_noted` are in the form of the file.
    """

    title: str = ""
    summary: str = ""
    issue_class: IssueClass | None = None
    protocols: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    states: Mapping[int, State] | None = None
    description: str = ""
    guidance: str = ""
    check: tuple[str, ...] = ()
    eids: tuple[int, ...] = ()
    related: tuple[str, ...] = ()
    references: tuple[Mapping[str, Any], ...] = ()
    first_noted: Mapping[str, str] | None = None


def slug_of(title: str) -> str:
    """Return the words of a title that make the name of its file: "no-default-lifetime-ikev1-phase-1"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SMALL]
    return "-".join(words[:_SLUG_WORDS]) or "draft"


def file_name(slug: str) -> str:
    """Return the name of the file of a draft."""
    return f"{PLACEHOLDER}-{slug}.yaml"


def render_draft(draft: Draft, database: Database, schema: Schema, day: str) -> str:
    """Return the text of the file, dated `day` (ISO): every required field, each with what the schema says about it."""
    values = _values(draft, database, day)
    text = render_yaml({key: values[key] for key in schema["properties"] if key in values}, schema="", rows=_ROWS)
    yaml = round_trip()
    document: CommentedMap = yaml.load(text)
    words = {"protocols": database.vocabulary.protocols, "topics": database.vocabulary.topics}
    for key in document:
        if key not in ("id", "kind"):
            choice = f" {', '.join(word.id for word in words[key])}." if key in words else ""
            _explain(document, key, schema["properties"][key], choice)
    for key, name in (
        ("impact", "interop"),
        ("impact", "security"),
        ("impact", "operations"),
        ("official", "none_because"),
    ):
        if name in document[key]:
            _explain(document[key], name, schema["properties"][key]["properties"][name], indent=2)
    stream = io.StringIO()
    yaml.dump(document, stream)
    return format_entry(stream.getvalue(), Kind.ISSUE, schema)


def _values(draft: Draft, database: Database, day: str) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": PLACEHOLDER,
        "kind": "issue",
        "title": draft.title or None,
        "class": draft.issue_class.value if draft.issue_class else "",
        "status": IssueStatus.REPORTED.value,
        "summary": draft.summary or None,
        "protocols": list(draft.protocols or _usual_protocols(draft.places, database)),
        "topics": list(draft.topics),
        "scope": {},
        "impact": {"interop": "", "security": "", "operations": ""},
        "description": draft.description or None,
        "affects": _affects(draft, database),
        "guidance": {"implementer": draft.guidance or None},
        "check": list(draft.check),
        "official": {"eids": list(draft.eids)} if draft.eids else {"eids": [], "none_because": "not_filed"},
        "references": [dict(row) for row in draft.references],
    }
    if draft.issue_class is IssueClass.AMBIGUOUS:
        values["readings"] = [{"reading": None, "consequence": None} for _ in range(2)]
    if draft.related:
        values["relations"] = {"related": list(draft.related)}
    if draft.first_noted:
        values["first_noted"] = dict(draft.first_noted)
    values["filed"] = day
    values["history"] = [{"date": day, "status": IssueStatus.REPORTED.value, "note": "Filed."}]
    return values


def _affects(draft: Draft, database: Database) -> list[dict[str, Any]]:
    """Return a row for each RFC named, and for each other one of its family, whose state nobody has looked up."""
    sections: dict[int, list[str]] = {}
    for place in draft.places:
        named = sections.setdefault(place.rfc, [])
        if place.section and place.section.text not in named:
            named.append(place.section.text)
    states = dict(draft.states or {})
    rows: dict[int, str] = {}
    for rfc in sections:
        family = database.family(rfc)
        members = family.rfcs if family else (rfc,)
        has_origin = any(rows.get(number) == State.INTRODUCED.value for number in members)
        rows[rfc] = states.get(rfc, State.INHERITED if has_origin else State.INTRODUCED).value
        for number in members[members.index(rfc) :]:
            if number not in sections and rows[rfc] != State.UNKNOWN.value:
                rows[number] = states.get(number, State.UNKNOWN).value
    return [{"rfc": number, "sections": sections.get(number, []), "state": state} for number, state in rows.items()]


def _usual_protocols(places: Iterable[Place], database: Database) -> tuple[str, ...]:
    """Return the protocol that most issues about the first RFC named have; nothing where there are none."""
    for place in places:
        used = [word for issue, _ in database.issues_of.get(place.rfc, ()) for word in issue.protocols]
        if used:
            return (max(sorted(set(used)), key=used.count),)
    return ()


def _explain(mapping: CommentedMap, key: str, schema: Schema, more: str = "", indent: int = 0) -> None:
    """Put what the schema says about a key above it."""
    text = schema["description"].replace("`", "") + more
    lines = textwrap.wrap(text, _COMMENT_WIDTH - indent, break_on_hyphens=False)
    mapping.yaml_set_comment_before_after_key(key, before="\n".join(lines), indent=indent)
