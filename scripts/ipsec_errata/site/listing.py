"""One list of entries as plain pages of a hundred rows; `assets/list.js` makes the first of them a faceted one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import jinja2

from ipsec_errata.addresses import continued_page
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Moved
from ipsec_errata.model.listed import Facet, FacetName, Listed
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import render_later
from ipsec_errata.site.urls import Links

# What a phone lays out at once without a pause; a browser without scripts follows the links to the next hundred.
ROWS_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list with its words.

    `fixed` is what all its rows have in common, `facets` the ways to narrow it, `moved` the IDs that lead elsewhere,
    `feed` the path of the feed with its changes.
    """

    page: str
    heading: str
    lead: str
    description: str
    rows: tuple[Listed, ...]
    fixed: tuple[tuple[FacetName, str], ...] = ()
    facets: tuple[Facet, ...] = ()
    moved: tuple[Moved, ...] = ()
    feed: str | None = None


class ListRows:
    """The rows of all lists, each made once: an entry stands in a dozen lists."""

    def __init__(self, environment: jinja2.Environment, database: Database) -> None:
        """Make none yet."""
        self._environment, self._database = environment, database
        self._made: dict[tuple[int, int], tuple[Listed, str]] = {}

    def text(self, row: Listed, page: str) -> str:
        """Return a row of the table on `page`."""
        depth = page.count("/")
        key = id(row), depth
        if key not in self._made:
            # From a folder of no other page all targets look as they do from any folder of that depth.
            links = Links("_/" * depth + "_.md", self._database)
            template = self._environment.get_template("_listing.md.j2")
            text = str(template.module.entry_row(row, links))  # type: ignore[attr-defined]
            self._made[key] = row, text  # with the row, as its id is free for another one once it is gone
        return self._made[key][1]


def render_listing(
    environment: jinja2.Environment, database: Database, listing: Listing, rows: ListRows
) -> Iterator[OutputFile]:
    """Yield the pages of one list, at least one."""
    template = environment.get_template("listing.md.j2")
    count = max(1, -(-len(listing.rows) // ROWS_ON_A_PAGE))
    pages = [continued_page(listing.page, number) for number in range(1, count + 1)]
    for number, page in enumerate(pages, start=1):
        first = (number - 1) * ROWS_ON_A_PAGE
        text = render_later(
            template,
            database=database,
            links=Links(page, database),
            rows_of_lists=rows,
            listing=listing,
            rows=listing.rows[first : first + ROWS_ON_A_PAGE],
            first=first + 1,
            number=number,
            pages=pages,
        )
        yield OutputFile(path=page, text=text)
