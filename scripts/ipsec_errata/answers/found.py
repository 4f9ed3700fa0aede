"""What a look-up finds, as `lookup --json` prints it.

Only type checkers import this module: typing alone takes a third of Python's own start.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ipsec_errata.answers.records import ErratumRecord, IssueRecord
from ipsec_errata.query import Query


class IssueHere(TypedDict):
    """An issue on the place asked for. `sections` are those of this RFC that it names; `state` is its state there.

    `stands` is true where the defect stands in this text.
    """

    issue: IssueRecord
    sections: list[str]
    state: str
    stands: bool


class ErratumHere(TypedDict):
    """An official erratum on the place asked for."""

    erratum: ErratumRecord
    sections: list[str]


class Group(TypedDict):
    """What stands in one relation to the place asked for: here, below, above, or on the whole document."""

    relation: str
    issues: list[IssueHere]
    errata: list[ErratumHere]


class PlaceFound(TypedDict):
    """The RFC and the section asked for; `read_instead` names the newest RFC of its family where it is obsolete."""

    rfc: int
    rfc_title: str
    rfc_status: str
    is_current: bool
    read_instead: list[int]
    section: str | None
    section_title: str | None
    is_checked: bool
    url: str


class Found(TypedDict):
    """The answer. `address` is the page below the root of the site; `message` says why nothing is known."""

    query: str
    understood: Query
    is_known: bool
    address: str | None
    message: str | None
    place: NotRequired[PlaceFound]
    groups: NotRequired[list[Group]]
    issues: NotRequired[list[IssueRecord]]
    errata: NotRequired[list[ErratumRecord]]
