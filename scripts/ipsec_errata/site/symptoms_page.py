"""The page of symptoms: every notify, log line and behaviour with the issues that explain it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import jinja2

from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue, Symptom, SymptomKind
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links

PAGE = "symptoms/index.md"
# Names of notifications; IKEv1 writes hyphens where IKEv2 writes underscores.
_NAME = re.compile(r"\b[A-Z][A-Z0-9]+(?:[-_][A-Z0-9]+)+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomRow:
    """One symptom with the issues that explain it, live ones first."""

    text: str
    issues: tuple[Issue, ...]


def notify_rows(database: Database) -> list[SymptomRow]:
    """Return notifications by name. A text that names several is under each, one that names none under itself."""

    def names(symptom: Symptom) -> list[str]:
        return list(dict.fromkeys(_NAME.findall(symptom.text))) or [symptom.text]

    return _rows(
        database, ((name, issue) for issue, row in _symptoms(database, SymptomKind.NOTIFY) for name in names(row))
    )


def log_rows(database: Database) -> dict[str, list[SymptomRow]]:
    """Return log lines by the program that prints them."""
    found: defaultdict[str, list[tuple[str, Issue]]] = defaultdict(list)
    for issue, symptom in _symptoms(database, SymptomKind.LOG):
        found[symptom.source or "Any program"].append((symptom.text, issue))
    return {source: _rows(database, found[source]) for source in sorted(found, key=str.casefold)}


def behaviour_rows(database: Database) -> list[SymptomRow]:
    """Return behaviours by their words."""
    return _rows(database, ((symptom.text, issue) for issue, symptom in _symptoms(database, SymptomKind.BEHAVIOUR)))


def _symptoms(database: Database, kind: SymptomKind) -> Iterable[tuple[Issue, Symptom]]:
    return ((issue, symptom) for issue in database.issues for symptom in issue.symptoms if symptom.kind is kind)


def _rows(database: Database, pairs: Iterable[tuple[str, Issue]]) -> list[SymptomRow]:
    found: defaultdict[str, dict[str, Issue]] = defaultdict(dict)
    for text, issue in pairs:
        found[text][issue.id] = issue
    return [
        SymptomRow(
            text=text,
            issues=tuple(sorted(found[text].values(), key=lambda issue: (issue.id not in database.live, issue.id))),
        )
        for text in sorted(found, key=str.casefold)
    ]


def render_symptoms(environment: jinja2.Environment, database: Database) -> OutputFile:
    """Return the page."""
    text = environment.get_template("symptoms.md.j2").render(
        database=database,
        links=Links(PAGE, database),
        notifies=notify_rows(database),
        logs=log_rows(database),
        behaviours=behaviour_rows(database),
    )
    return OutputFile(path=PAGE, text=squeeze(text))
