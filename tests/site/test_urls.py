"""Addresses that never change."""

import pytest

from ipsec_errata.addresses import SiteRoot, address, erratum_page, issue_page, list_page, rfc_page
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.site.urls import Links


@pytest.mark.parametrize(
    ("page", "where"),
    [
        (issue_page("IPE-0001"), "IPE-0001/"),
        (erratum_page(4387), "eid4387/"),
        (rfc_page(60001), "rfc60001/"),
        (list_page("class", "missing_case"), "class/missing-case/"),
        ("issues/index.md", "issues/"),
        ("index.md", ""),
    ],
)
def test_addresses(page, where):
    assert address(page) == where


@pytest.mark.parametrize("text", ["https://errata.example", "https://errata.example/"])
def test_absolute_addresses(text):
    root = SiteRoot.parse(text)
    assert root.page("rfc60001.md", "section-2.10") == "https://errata.example/rfc60001/#section-2.10"
    assert root.file("api/v1/all.json") == "https://errata.example/api/v1/all.json"


def test_a_root_is_absolute():
    with pytest.raises(ValueError, match="expected an absolute address such as https"):
        SiteRoot.parse("errata.example")


def test_a_section_without_anchor_leads_to_the_document(sample):
    links = Links("IPE-0001.md", sample)
    assert links.published(Place(60001, Section("2.10"))).endswith("/rfc60001.html#section-2.10")
    assert links.published(Place(60001, Section("A"))).endswith("/rfc60001.html")


@pytest.mark.parametrize(
    ("page", "target"), [("IPE-0001.md", "rfc60001.md#section-2.10"), ("topics/x.md", "../rfc60001.md#section-2.10")]
)
def test_links_are_relative(page, target, sample):
    assert Links(page, sample).place(Place(60001, Section("2.10"))) == target
