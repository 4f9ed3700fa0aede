"""Values that passed their schema, as model values. After this nobody asks "is it text?" again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ipsec_errata.model.erratum import Erratum, ErratumStatus, ErratumType, Flag, FoundBy, Later, LaterState
from ipsec_errata.model.meeting import AgendaItem, ItemKind, Meeting, Outcome, OutcomeState
from ipsec_errata.model.place import Place
from ipsec_errata.model.rfc import Heading, Rfc, RfcStatus, SectionList, StatusChange, Stream
from ipsec_errata.model.section import Section
from ipsec_errata.model.vocabulary import Family, Vocabulary, Word

Value = Mapping[str, Any]


def decode_sections(texts: Sequence[str]) -> tuple[Section, ...]:
    """Return section texts as sections."""
    return _parse_sections(tuple(texts))


# A few thousand lists stand in many entries each.
@lru_cache(maxsize=4096)
def _parse_sections(texts: tuple[str, ...]) -> tuple[Section, ...]:
    return tuple(map(Section.parse, texts))


def decode_rfc(value: Value, path: str) -> Rfc:
    """Return the RFC of a catalogue file."""
    status = value["status"]
    return Rfc(
        number=value["number"],
        title=value["title"],
        published=value["published"],
        authors=tuple(value["authors"]),
        status=RfcStatus(status["now"]),
        status_published=RfcStatus(status["published"]),
        status_changes=tuple(
            StatusChange(
                before=RfcStatus(change["from"]),
                after=RfcStatus(change["to"]),
                date=change.get("date"),
                by=change.get("by"),
                note=change.get("note"),
            )
            for change in status["changes"]
        ),
        stream=Stream(value["stream"]),
        working_group=value["working_group"],
        also=tuple(value["also"]),
        doi=value.get("doi"),
        obsoletes=tuple(value["obsoletes"]),
        obsoleted_by=tuple(value["obsoleted_by"]),
        updates=tuple(value["updates"]),
        updated_by=tuple(value["updated_by"]),
        note=value.get("note"),
        section_list=SectionList(value["section_list"]),
        unsure=tuple(value.get("unsure", ())),
        headings=tuple(
            Heading(
                section=Section.parse(row["section"]),
                title=row["title"],
                printed=row.get("printed"),
                is_repeat=row.get("repeated", False),
                is_anchored=not row.get("unanchored", False),
            )
            for row in value["sections"]
        ),
        path=path,
    )


def decode_erratum(value: Value, path: str) -> Erratum:
    """Return the erratum; where a person decided on RFC or sections, that wins over the import."""
    imported = value["imported"]
    curated = value.get("curated", {})
    return Erratum(
        eid=value["eid"],
        rfc=curated.get("rfc", imported["rfc"]),
        sections=decode_sections(curated.get("sections", imported["sections"])),
        status=ErratumStatus(imported["status"]),
        type=ErratumType(imported["type"]),
        reported=imported["reported"],
        reported_by=imported["reported_by"],
        verified_by=imported["verified_by"],
        updated=imported["updated"],
        section_field=imported["section_field"],
        found_by=FoundBy(imported["found_by"]),
        flags=tuple(Flag(code=flag["code"], text=flag["text"]) for flag in imported["flags"]),
        filed_under=imported["rfc"],
        is_curated="sections" in curated or "rfc" in curated,
        reason=curated.get("reason"),
        summary=curated.get("summary"),
        missing_since=imported.get("missing_since"),
        later=tuple(
            Later(
                rfc=later["rfc"],
                state=LaterState(later["state"]),
                sections=decode_sections(later["sections"]),
                note=later.get("note"),
            )
            for later in curated.get("later", ())
        ),
        path=path,
    )


def decode_meeting(value: Value, path: str) -> Meeting:
    """Return the meeting."""
    return Meeting(
        id=value["id"],
        title=value["title"],
        group=value["group"],
        date=value["date"],
        place=value["place"],
        source=value["source"],
        url=value.get("url"),
        summary=value["summary"].strip(),
        items=tuple(_decode_agenda_item(item) for item in value["items"]),
        path=path,
    )


def _decode_agenda_item(value: Value) -> AgendaItem:
    outcome = value["outcome"]
    places = (
        Place(row["rfc"], section)
        for row in outcome["rfcs"]
        for section in (decode_sections(row["sections"]) or (None,))
    )
    return AgendaItem(
        id=value["id"],
        title=value["title"],
        kind=ItemKind(value["kind"]),
        summary=value["summary"].strip(),
        issues=tuple(value["issues"]),
        outcome=Outcome(state=OutcomeState(outcome["state"]), text=outcome["text"].strip(), places=tuple(places)),
        items=tuple(_decode_agenda_item(item) for item in value.get("items", ())),
    )


def decode_vocabulary(value: Value, path: str) -> Vocabulary:
    """Return the vocabulary."""

    def words(rows: Sequence[Value]) -> tuple[Word, ...]:
        return tuple(Word(id=row["id"], label=row["label"], text=row["text"]) for row in rows)

    return Vocabulary(
        protocols=words(value["protocols"]),
        topics=words(value["topics"]),
        families=tuple(
            Family(id=row["id"], label=row["label"], text=row["text"], rfcs=tuple(row["rfcs"]))
            for row in value["families"]
        ),
        path=path,
    )
