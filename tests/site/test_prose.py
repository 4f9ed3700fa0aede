"""What strangers wrote can be read and can do nothing."""

from __future__ import annotations

import markdown
import pytest

from ipsec_errata.markdown_text import cell, plain
from ipsec_errata.site.prose import prose
from ipsec_errata.site.urls import Links


@pytest.fixture
def links(sample):
    return Links("IPE-0001.md", sample)


@pytest.mark.parametrize(
    ("text", "markdown_text"),
    [
        ("See RFC 60001, Section 2.10.", "See [RFC 60001, Section 2.10](rfc60001.md#section-2.10)."),
        ("See RFC 60001.", "See [RFC 60001](rfc60001.md)."),
        ("See RFC 60001,\nSection 2.10.", "See [RFC 60001,\nSection 2.10](rfc60001.md#section-2.10)."),
        ("RFC 60003, Section 4.2", "[RFC 60003, Section 4.2](rfc60003.md#section-4.2)"),
        ("RFC 60003, Section 9.9", "[RFC 60003, Section 9.9](rfc60003.md)"),
        ("RFC 60001. In RFC 60001 too", "[RFC 60001](rfc60001.md). In RFC 60001 too"),
        (
            "RFC 60001, Section 2.10, RFC 60001, RFC 60001, Section 2.10",
            "[RFC 60001, Section 2.10](rfc60001.md#section-2.10), RFC 60001, "
            "[RFC 60001, Section 2.10](rfc60001.md#section-2.10)",
        ),
        ("RFC 791", "[RFC 791](https://www.rfc-editor.org/rfc/rfc791.html)"),
        ("IPE-0002 and EID 70001", "[IPE-0002](IPE-0002.md) and [EID 70001](eid70001.md)"),
        ("IPE-0099", "IPE-0099"),
        ("`RFC 60001`", "`RFC 60001`"),
        ("[RFC 60001](https://example.org/)", "[RFC 60001](https://example.org/)"),
    ],
)
def test_mentions_become_links(text, markdown_text, links):
    assert prose(text, links) == markdown_text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick='x'>b</b>",
        "&lt;script&gt;",
        "*x*{: onclick=alert(1) }",
        "text {: .x onclick=alert(1) }",
        "{ onclick=alert(1) }",
        "# heading { onclick=alert(1) }",
        "<https://example.org/>",
        "<!-- comment -->",
        "[^1]\n\n[^1]: note",
    ],
)
def test_nothing_acts(text, links):
    html = markdown.markdown(prose(text, links), extensions=["attr_list", "md_in_html", "tables", "footnotes"])
    for word in ("<script", "<img", "<b ", ' onclick="', "<a ", "<sup"):
        assert word not in html


def test_titles_are_literal():
    html = markdown.markdown(f"# {plain('A *b* [c](d) <e> `f` {g} | NO_PROPOSAL_CHOSEN')}", extensions=["attr_list"])
    assert html == "<h1>A *b* [c](d) &lt;e&gt; `f` {g} | NO_PROPOSAL_CHOSEN</h1>"


def test_cells_stay_one_cell():
    assert cell("a | b\nc") == "a \\| b c"


def test_signs_without_end_are_text_and_take_no_time(links):
    for sign, shown in (("`", "`"), ("[", "&#91;")):
        assert prose(sign * 8000, links) == shown * 8000
