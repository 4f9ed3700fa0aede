"""References in the forms that authors paste."""

from __future__ import annotations

import dataclasses

import yaml

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.citation import cite_erratum, cite_issue, render_bibtex, render_kramdown

ROOT = SiteRoot.parse("https://tracker.example/")


def test_a_reference_in_the_style_of_rfcs(sample):
    assert cite_issue(sample.issue["IPE-0001"], ROOT) == (
        '[IPE-0001]  IPsec errata and protocol issues, "No default lifetime in the first protocol", IPE-0001, '
        "November 2026, <https://tracker.example/IPE-0001/>."
    )


def test_an_erratum_is_cited_as_the_rfc_editor_asks(sample):
    assert cite_erratum(sample.erratum[70001]) == (
        "[Err70001]  RFC Errata, Erratum ID 70001, RFC 60001, <https://www.rfc-editor.org/errata/eid70001>."
    )


def test_bibtex(sample):
    assert render_bibtex(sample.issue["IPE-0001"], ROOT) == (
        "@misc{IPE-0001,\n"
        "  author = {{IPsec errata and protocol issues}},\n"
        "  title = {{No default lifetime in the first protocol}},\n"
        "  number = {IPE-0001},\n"
        "  year = {2026},\n"
        "  month = nov,\n"
        "  note = {Status: resolved},\n"
        "  url = {https://tracker.example/IPE-0001/},\n"
        "}\n"
    )


def test_what_tex_acts_on_is_printed(sample):
    issue = dataclasses.replace(sample.issue["IPE-0001"], title=r"100% of {A_B} & $x^2 \ #1~")
    title = next(line for line in render_bibtex(issue, ROOT).splitlines() if "title" in line)
    assert title == (
        r"  title = {{100\% of \{A\_B\} \& \$x\textasciicircum{}2 \textbackslash{} \#1\textasciitilde{}}},"
    )


def test_kramdown_reference(sample):
    assert render_kramdown(sample.issue["IPE-0001"], ROOT) == (
        "IPE-0001:\n"
        "  title: No default lifetime in the first protocol\n"
        "  target: https://tracker.example/IPE-0001/\n"
        "  author:\n"
        "  - org: IPsec errata and protocol issues\n"
        "  date: '2026-11-25'\n"
    )


def test_kramdown_reference_holds_any_title(sample):
    title = "Length: \"one\" # or `two`, 'three'"
    issue = dataclasses.replace(sample.issue["IPE-0001"], title=title)
    assert yaml.safe_load(render_kramdown(issue, ROOT))["IPE-0001"]["title"] == title
