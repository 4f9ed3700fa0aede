"""Read the IPsec errata and protocol issues from another project's tool.

One file without dependencies: install it, or copy it. It reads `api/v1/all.json` of the tracker, from a file or from
the site, and gives typed, frozen values. Keys that it does not know are ignored, so it goes on working when the API
grows; the schema of the API describes every key.

    catalogue = load("all.json")
    for issue in catalogue.live_issues(7296):
        print(issue.id, issue.title, issue.guidance)
    for entry in catalogue.at(7296, "2.8"):
        print(entry.id, entry.summary)

Section numbers are text: "2.10" is not "2.1".
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

__all__ = ["Affected", "Catalogue", "Erratum", "Issue", "NotTheDataError", "Rfc", "fetch", "load", "parse"]

_MAJOR = "1"
_TIMEOUT_SECONDS = 30


class NotTheDataError(ValueError):
    """The text is not the file of everything, or one of a version that this reader does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """What an issue says of one RFC; no sections means the whole document.

    `state` is a word such as introduced, inherited, fixed; `affected` is True if the problem stands in the text.
    """

    rfc: int
    sections: tuple[str, ...]
    state: str
    affected: bool
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A protocol issue. Prose is Markdown; `live` means that it stands in an RFC that holds today."""

    id: str
    title: str
    summary: str
    status: str
    live: bool
    issue_class: str
    protocols: tuple[str, ...]
    topics: tuple[str, ...]
    interop: str
    security: str
    operations: str
    description: str
    guidance: str
    affects: tuple[Affected, ...]
    eids: tuple[int, ...]
    related: tuple[str, ...]
    modified: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """An official erratum; `status` is the RFC Editor's: verified, reported, held, rejected."""

    id: str
    eid: int
    rfc: int
    sections: tuple[str, ...]
    status: str
    type: str
    live: bool
    summary: str | None
    issues: tuple[str, ...]
    modified: str
    url: str
    official_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rfc:
    """An RFC of the catalogue; `sections` maps numbers to headings, empty where the text was not at hand."""

    number: int
    title: str
    published: str
    status: str
    current: bool
    obsoletes: tuple[int, ...]
    obsoleted_by: tuple[int, ...]
    updates: tuple[int, ...]
    updated_by: tuple[int, ...]
    sections: Mapping[str, str | None]
    url: str


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything, by number. `modified` is the newest day in the data, as a point in time in UTC."""

    modified: str
    issues: tuple[Issue, ...]
    errata: tuple[Erratum, ...]
    rfcs: tuple[Rfc, ...]
    moved: Mapping[str, str]

    @cached_property
    def issue(self) -> Mapping[str, Issue]:
        """Issues by ID; a moved ID gives the issue under which its problem is treated."""
        found = {issue.id: issue for issue in self.issues}
        return found | {old: found[new] for old, new in self.moved.items() if new in found}

    @cached_property
    def erratum(self) -> Mapping[int, Erratum]:
        """Errata by EID."""
        return {erratum.eid: erratum for erratum in self.errata}

    @cached_property
    def rfc(self) -> Mapping[int, Rfc]:
        """RFCs by number."""
        return {rfc.number: rfc for rfc in self.rfcs}

    def live_issues(self, rfc: int) -> tuple[Issue, ...]:
        """Return the live issues that stand in the text of an RFC."""
        return tuple(
            issue
            for issue in self.issues
            if issue.live and any(row.rfc == rfc and row.affected for row in issue.affects)
        )

    def at(self, rfc: int, section: str) -> tuple[Issue | Erratum, ...]:
        """Return what stands on a section or within it: issues, then errata.

        An issue that names the RFC to say that the problem is not there does not stand on it.
        """
        issues = tuple(
            issue
            for issue in self.issues
            for row in issue.affects
            if row.rfc == rfc and row.state != "not_applicable" and _any_within(row.sections, section)
        )
        errata = tuple(row for row in self.errata if row.rfc == rfc and _any_within(row.sections, section))
        return issues + errata


def load(path: str | Path) -> Catalogue:
    """Return the catalogue in a file; raise OSError where it cannot be read, NotTheDataError where it is another."""
    return parse(Path(path).read_bytes())


def fetch(site: str) -> Catalogue:
    """Return the catalogue of a site such as "https://errata.example/"; raise OSError or NotTheDataError."""
    address = f"{site.rstrip('/')}/api/v1/all.json"
    if not address.startswith(("http://", "https://")):
        raise NotTheDataError(f"{site!r} is no address; expected one such as https://errata.example/")
    with urllib.request.urlopen(address, timeout=_TIMEOUT_SECONDS) as answer:  # noqa: S310 - checked above
        return parse(answer.read())


def parse(text: bytes | str) -> Catalogue:
    """Return the catalogue that the text of `all.json` holds; raise NotTheDataError for anything else."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise NotTheDataError(f"this is not JSON: {error}") from error
    if not isinstance(document, dict) or document.get("kind") != "all":
        raise NotTheDataError("this is not the file of everything; expected api/v1/all.json")
    version = str(document.get("schema_version"))
    if version.partition(".")[0] != _MAJOR:
        raise NotTheDataError(f"the data have version {version}; this reader knows version {_MAJOR}")
    try:
        return Catalogue(
            modified=document["modified"],
            issues=tuple(_issue(row) for row in document["issues"]),
            errata=tuple(_erratum(row) for row in document["errata"]),
            rfcs=tuple(_rfc(row) for row in document["rfcs"]),
            moved={row["id"]: row["to"] for row in document["moved"]},
        )
    except (KeyError, TypeError) as error:
        raise NotTheDataError(f"the data are damaged: {error!r}") from error


def _issue(row: dict[str, Any]) -> Issue:
    return Issue(
        id=row["id"],
        title=row["title"],
        summary=row["summary"],
        status=row["status"],
        live=row["live"],
        issue_class=row["class"],
        protocols=tuple(row["protocols"]),
        topics=tuple(row["topics"]),
        interop=row["impact"]["interop"],
        security=row["impact"]["security"],
        operations=row["impact"]["operations"],
        description=row["description"],
        guidance=row["guidance"]["implementer"],
        affects=tuple(_affected(below) for below in row["affects"]),
        eids=tuple(row["official"]["eids"]),
        related=tuple(row["relations"]["related"]),
        modified=row["modified"],
        url=row["url"],
    )


def _affected(row: dict[str, Any]) -> Affected:
    return Affected(
        rfc=row["rfc"],
        sections=tuple(row["sections"]),
        state=row["state"],
        affected=row["affected"],
        note=row["note"],
    )


def _erratum(row: dict[str, Any]) -> Erratum:
    return Erratum(
        id=row["id"],
        eid=row["eid"],
        rfc=row["rfc"],
        sections=tuple(row["sections"]),
        status=row["status"],
        type=row["type"],
        live=row["live"],
        summary=row["summary"],
        issues=tuple(row["issues"]),
        modified=row["modified"],
        url=row["url"],
        official_url=row["official_url"],
    )


def _rfc(row: dict[str, Any]) -> Rfc:
    return Rfc(
        number=row["number"],
        title=row["title"],
        published=row["published"],
        status=row["status"],
        current=row["current"],
        obsoletes=tuple(row["obsoletes"]),
        obsoleted_by=tuple(row["obsoleted_by"]),
        updates=tuple(row["updates"]),
        updated_by=tuple(row["updated_by"]),
        sections={below["section"]: below["title"] for below in row["sections"]},
        url=row["url"],
    )


def _any_within(sections: tuple[str, ...], section: str) -> bool:
    return any(known == section or known.startswith(f"{section}.") for known in sections)
