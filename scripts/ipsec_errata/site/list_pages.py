"""Lists: all issues, errata and RFCs, one plain page for every value of every facet, and families."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import jinja2

from ipsec_errata.addresses import family_page, list_page
from ipsec_errata.model.database import Database, Standing
from ipsec_errata.model.issue import Interop, Issue, IssueClass, IssueStatus, Operations, Security, State
from ipsec_errata.model.place import Place
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a facet with its issues."""

    facet: str
    id: str
    label: str
    text: str
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far one RFC has been examined: the sections on which something stands, and how much."""

    rfc: Rfc
    section_count: int
    issue_count: int
    erratum_count: int
    places: tuple[tuple[Place, Standing], ...]


def _coverage(database: Database, rfc: Rfc) -> Coverage:
    places = sorted(place for place in database.standing if place.rfc == rfc.number and place.section)
    issues = {
        issue.id for issue, row in database.issues_of.get(rfc.number, ()) if row.state is not State.NOT_APPLICABLE
    }
    return Coverage(
        rfc=rfc,
        section_count=len(rfc.heading_of),
        issue_count=len(issues),
        erratum_count=len(database.errata_of.get(rfc.number, ())),
        places=tuple((place, database.standing[place]) for place in places),
    )


FACET_LABELS = {
    "status": "Status",
    "class": "Kind of problem",
    "impact": "Impact",
    "protocols": "Protocol",
    "topics": "Topic",
}


def list_values(database: Database, words: dict[str, dict[str, str]]) -> dict[str, list[Value]]:
    """Return the values of every facet in their own order.

    `words` explains the closed lists (status, class and the three impacts), as the schema does.
    """
    found: defaultdict[tuple[str, str], list[Issue]] = defaultdict(list)
    for issue in database.issues:
        found["status", issue.status].append(issue)
        found["class", issue.issue_class].append(issue)
        for respect, value in _impacts(issue):
            found["impact", f"{respect}_{value}"].append(issue)
        for word in issue.protocols:
            found["protocols", word].append(issue)
        for word in issue.topics:
            found["topics", word].append(issue)

    def values(facet: str, rows: list[tuple[str, str, str]]) -> list[Value]:
        return [
            Value(facet=facet, id=word, label=label, text=text, issues=tuple(found.get((facet, word), ())))
            for word, label, text in rows
        ]

    impacts = [
        (f"{respect}_{value}", f"{respect.capitalize()}: {value}", words[respect][value])
        for respect, kinds in (("interop", Interop), ("security", Security), ("operations", Operations))
        for value in reversed([kind.value for kind in kinds])
        if value != "none"
    ]
    return {
        "status": values("status", [(s.value, s.value, words["status"][s]) for s in IssueStatus]),
        "class": values("class", [(c.value, c.label, words["class"][c]) for c in IssueClass]),
        "impact": values("impact", impacts),
        "protocols": values("protocols", [(w.id, w.label, w.text) for w in database.vocabulary.protocols]),
        "topics": values("topics", [(w.id, w.label, w.text) for w in database.vocabulary.topics]),
    }


def _impacts(issue: Issue) -> tuple[tuple[str, str], ...]:
    impact = issue.impact
    return (("interop", impact.interop), ("security", impact.security), ("operations", impact.operations))


def render_lists(
    environment: jinja2.Environment, database: Database, words: dict[str, dict[str, str]]
) -> Iterator[OutputFile]:
    """Yield all list pages."""
    facets = list_values(database, words)

    def page(path: str, template: str, **values: object) -> OutputFile:
        text = environment.get_template(template).render(database=database, links=Links(path, database), **values)
        return OutputFile(path=path, text=squeeze(text))

    yield page("issues/index.md", "issues.md.j2", facets=facets, facet_labels=FACET_LABELS)
    yield page("errata/index.md", "errata.md.j2")
    yield page("rfcs/index.md", "rfcs.md.j2")
    yield page("coverage/index.md", "coverage.md.j2", rows=[_coverage(database, rfc) for rfc in database.rfcs])
    for facet, values in facets.items():
        yield page(f"{facet}/index.md", "facet.md.j2", facet=facet, label=FACET_LABELS[facet], values=values)
        for value in values:
            yield page(list_page(facet, value.id), "facet_value.md.j2", value=value, label=FACET_LABELS[facet])
    yield page("families/index.md", "families.md.j2")
    for family in database.vocabulary.families:
        rfcs = [database.rfc[number] for number in family.rfcs if number in database.rfc]
        rows = [
            (issue, strip)
            for issue in database.issues
            for strip in database.lineage[issue.id]
            if strip.family == family and any(cell.state.is_affected for cell in strip.cells)
        ]
        yield page(family_page(family.id), "family.md.j2", family=family, rfcs=rfcs, rows=rows)
