"""The records that answers are given from. Each is plain JSON; `answers.make_records` makes them.

Only type checkers import this module: typing alone takes a third of Python's own start.
"""

from __future__ import annotations

from typing import Protocol, TypedDict


class Affected(TypedDict):
    """The state of an issue in one RFC; `is_affected` is true where the defect stands in the text.

    `settled_in` names the RFCs that settle it for who implements this one.
    """

    rfc: int
    sections: list[str]
    state: str
    is_affected: bool
    settled_in: list[int]
    note: str | None


class SymptomRecord(TypedDict):
    """What one sees; `source` names the program that prints a log line."""

    kind: str
    text: str
    source: str | None


class SettledBy(TypedDict):
    """The RFC that settles an issue."""

    rfc: int
    sections: list[str]


class IssueRecord(TypedDict):
    """One issue. Empty `roles`, `modes` and `ip` mean all of them."""

    id: str
    title: str
    summary: str
    issue_class: str
    status: str
    is_live: bool
    is_settled: bool
    weight: int
    interop: str
    security: str
    operations: str
    protocols: list[str]
    roles: list[str]
    modes: list[str]
    ip: list[str]
    affects: list[Affected]
    settled_by: SettledBy | None
    implementer: str
    operator: str | None
    check: list[str]
    symptoms: list[SymptomRecord]
    eids: list[int]


class ErratumRecord(TypedDict):
    """One official erratum; `status` and `type` are the RFC Editor's words."""

    eid: int
    rfc: int
    sections: list[str]
    status: str
    type: str
    is_rejected: bool
    is_live: bool
    summary: str | None
    url: str
    issues: list[str]


class StandingRecord(TypedDict):
    """What stands on one section; `section` is None for the whole document."""

    section: str | None
    issues: list[str]
    errata: list[int]


class RfcRecord(TypedDict):
    """One RFC. `sections` maps every number to its title, in the order of the document.

    `has_sections` is false where the text was not at hand: then `sections` has what entries name, without titles.
    `newest` is the last RFC of its family, or None for that RFC itself.
    """

    number: int
    title: str
    status: str
    published: str
    is_current: bool
    obsoletes: list[int]
    obsoleted_by: list[int]
    updates: list[int]
    updated_by: list[int]
    newest: int | None
    has_sections: bool
    sections: dict[str, str | None]
    standing: list[StandingRecord]


class Overview(TypedDict):
    """What there is, and whether all of it could be read."""

    is_clean: bool
    issues: list[str]
    errata: list[int]
    rfcs: list[int]
    moved: dict[str, str]


class RankedLines(TypedDict):
    """`issues` has IDs with whether they are live. A line is its issue (by place in `issues`), the factor by which it
    counts, and the weight of its words.
    """

    issues: list[tuple[str, bool]]
    lines: list[tuple[int, int, int]]


class LinesByWord(Protocol):
    """For each word its weight, then the lines that have it (by place in `lines`)."""

    def get(self, word: str, default: list[int], /) -> list[int]:
        """Return weight and lines of a word."""


class Ranking(RankedLines):
    """What ranking issues by words needs."""

    words: LinesByWord
