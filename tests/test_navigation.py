"""Titles of pages in the navigation."""

from __future__ import annotations

from ipsec_errata.navigation import titles_in


def test_titles_at_every_depth():
    nav = ["index.md", {"RFCs": "rfcs/index.md"}, {"More": [{"Issues": "issues/index.md"}, "feeds/index.md"]}]
    assert list(titles_in(nav)) == [
        ("index.md", None),
        ("rfcs/index.md", "RFCs"),
        ("issues/index.md", "Issues"),
        ("feeds/index.md", None),
    ]
