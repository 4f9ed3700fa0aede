"""A long list comes in parts, each complete in itself."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ipsec_errata.addresses import issue_page
from ipsec_errata.model.listed import list_entries
from ipsec_errata.project import own_project
from ipsec_errata.site.listing import Listing, ListRows, render_listing
from ipsec_errata.site.templates import make_environment


@pytest.fixture
def render(sample):
    environment = make_environment(own_project().site_source / "templates")
    first = list_entries(sample)[0]

    def parts(count: int) -> dict[str, str]:
        rows = tuple(replace(first, title=f"Title {number}") for number in range(count))
        listing = Listing(page="topics/nat.md", heading="Topic: NAT", lead="", description="NAT.", rows=rows)
        pages = render_listing(environment, sample, listing, ListRows(environment, sample))
        return {page.path: page.text for page in pages}

    return parts


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        (0, ["topics/nat.md"]),
        (1, ["topics/nat.md"]),
        (100, ["topics/nat.md"]),
        (101, ["topics/nat.md", "topics/nat/2.md"]),
        (250, ["topics/nat.md", "topics/nat/2.md", "topics/nat/3.md"]),
    ],
)
def test_every_row_is_on_one_part(render, count, pages):
    parts = render(count)
    assert list(parts) == pages
    titles = [title for text in parts.values() for title in re.findall(r"Title \d+", text)]
    assert titles == [f"Title {number}" for number in range(count)]


def test_parts_lead_to_one_another(render):
    parts = render(201)
    assert "1 to 100 of 201. Part **1** [2](nat/2.md) [3](nat/3.md)" in parts["topics/nat.md"]
    assert "101 to 200 of 201. Part [1](../nat.md) **2** [3](3.md)" in parts["topics/nat/2.md"]
    assert 'title: "Topic: NAT, page 2"' in parts["topics/nat/2.md"]


def test_only_the_first_part_is_made_a_faceted_list(render):
    parts = render(101)
    assert ["list.js" in text for text in parts.values()] == [True, False]


def test_an_empty_list_says_so(render):
    (text,) = render(0).values()
    assert "No entry here at the moment." in text
    assert "list.js" not in text


@pytest.mark.parametrize(
    ("page", "way"),
    [("topics/nat.md", "../"), ("issues/index.md", "../"), ("topics/nat/2.md", "../../"), ("lists.md", "")],
)
def test_a_row_leads_from_its_list_to_the_entry(sample, page, way):
    first = list_entries(sample)[0]
    rows = ListRows(make_environment(own_project().site_source / "templates"), sample)
    for _ in range(2):
        assert f"]({way}{issue_page(first.entry.id)})" in rows.text(first, page)
