"""Lists: all entries, issues, errata, what is live, and one list for every value of every facet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import jinja2

from ipsec_errata.addresses import FACET_FOLDERS, facet_page
from ipsec_errata.feeds import status_feed, topic_feed
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.listed import Facet, FacetName, FacetValue, list_entries, list_facets
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.listing import Listing, ListRows, render_listing
from ipsec_errata.site.templates import render_later
from ipsec_errata.site.urls import Links

# The facets of issues: each has a page that explains its values.
_EXPLAINED = (FacetName.STATUS, FacetName.CLASS, FacetName.IMPACT, FacetName.PROTOCOL, FacetName.TOPIC)
_OF_ERRATA = (FacetName.OFFICIAL, FacetName.TYPE)


def render_lists(
    environment: jinja2.Environment, database: Database, words: dict[str, dict[str, str]]
) -> Iterator[OutputFile]:
    """Yield all lists of entries and the pages that lead to them.

    `words` explains the closed lists (status, class and the three impacts), as the schema does.
    """
    facets = list_facets(list_entries(database), database)
    rows = ListRows(environment, database)
    for listing in _main_listings(database, facets):
        yield from render_listing(environment, database, listing, rows)
    texts = _explain_values(database, words)
    for facet in facets:
        if facet.name in _EXPLAINED:
            yield _render_facet(environment, database, facet, texts[facet.name])
        if facet.name in _EXPLAINED or facet.name in _OF_ERRATA:
            for value in facet.values:
                listing = _value_listing(facet, value, texts.get(facet.name, {}).get(value.id, ""))
                yield from render_listing(environment, database, listing, rows)
    page = "rfcs/index.md"
    text = render_later(environment.get_template("rfcs.md.j2"), database=database, links=Links(page, database))
    yield OutputFile(path=page, text=text)


def _main_listings(database: Database, facets: tuple[Facet, ...]) -> Iterator[Listing]:
    by_name = {facet.name: {value.id: value for value in facet.values} for facet in facets}
    issues, errata = by_name[FacetName.KIND]["issue"].rows, by_name[FacetName.KIND]["erratum"].rows
    live = by_name[FacetName.LIVE]["yes"].rows
    issue_facets = tuple(facet for facet in facets if facet.name in (*_EXPLAINED, FacetName.LIVE, FacetName.RFC))
    errata_facets = tuple(facet for facet in facets if facet.name in _OF_ERRATA)
    yield Listing(
        page="entries/index.md",
        heading="All entries",
        lead="Protocol issues and official errata in one list: narrow it by what you seek and share its address.",
        description=f"All {len(issues)} protocol issues and {len(errata)} official errata of the IPsec RFCs.",
        rows=(*issues, *errata),
        facets=facets,
    )
    yield Listing(
        page="issues/index.md",
        heading="All protocol issues",
        lead="Problems of the protocols as their RFCs describe them, whether or not an official erratum exists.",
        description=f"All {len(issues)} protocol issues of the IPsec RFCs in one list.",
        rows=issues,
        moved=database.moved,
        fixed=((FacetName.KIND, "issue"),),
        facets=issue_facets,
    )
    yield Listing(
        page="errata/index.md",
        heading="Official errata",
        lead="Reports filed with the RFC Editor on the RFCs of the catalogue, with a summary in our own words.",
        description=f"All {len(errata)} official errata on the IPsec RFCs with a summary in our own words.",
        rows=errata,
        fixed=((FacetName.KIND, "erratum"),),
        facets=errata_facets,
    )
    yield Listing(
        page="live/index.md",
        heading="Live entries",
        lead="What stands in an RFC that holds today: neither obsoleted nor Historic.",
        description=f"The {len(live)} issues and errata that stand in IPsec RFCs which hold today.",
        rows=live,
        fixed=((FacetName.LIVE, "yes"),),
    )


def _value_listing(facet: Facet, value: FacetValue, text: str) -> Listing:
    page = facet_page(facet.name, value.id)
    if page is None:
        raise ValueError(f"the facet {facet.name} has no pages")
    return Listing(
        page=page,
        heading=f"{facet.name.label}: {value.label}",
        lead=f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else "",
        description=f"{facet.name.label} {value.label}: {len(value.rows)} entries of the IPsec tracker. {text}".strip(),
        rows=value.rows,
        fixed=((facet.name, value.id),),
        feed=_find_feed(facet.name, value),
    )


def _find_feed(name: FacetName, value: FacetValue) -> str | None:
    """Return the feed of a value: topics and statuses that an issue has or reached have one."""
    match name:
        case FacetName.TOPIC if value.rows:
            return topic_feed(value.id)
        case FacetName.STATUS if value.rows:
            return status_feed(IssueStatus(value.id))
        case _:
            return None


def _render_facet(
    environment: jinja2.Environment, database: Database, facet: Facet, texts: Mapping[str, str]
) -> OutputFile:
    page = f"{FACET_FOLDERS[facet.name]}/index.md"
    text = render_later(
        environment.get_template("facet.md.j2"),
        links=Links(page, database),
        name=facet.name,
        label=facet.name.label,
        values=facet.values,
        texts=texts,
    )
    return OutputFile(path=page, text=text)


def _explain_values(database: Database, words: dict[str, dict[str, str]]) -> dict[FacetName, dict[str, str]]:
    """Return one sentence for each value of the facets of issues."""
    impacts = {
        f"{respect}_{word}": text
        for respect in ("interop", "security", "operations")
        for word, text in words[respect].items()
    }
    return {
        FacetName.STATUS: words["status"],
        FacetName.CLASS: words["class"],
        FacetName.IMPACT: impacts,
        FacetName.PROTOCOL: {word.id: word.text for word in database.vocabulary.protocols},
        FacetName.TOPIC: {word.id: word.text for word in database.vocabulary.topics},
    }
