"""How to cite an entry: in an RFC or Internet-Draft, as text and for kramdown-rfc, and in BibTeX."""

from __future__ import annotations

from typing import Any

import yaml

from ipsec_errata.addresses import SiteRoot, issue_page
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue

SOURCE = "IPsec errata and protocol issues"
# The one in C, where there is one, is five times as quick.
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# The characters that TeX acts on, and what prints them.
_TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\\": r"\textbackslash{}",
    }
)


def cite_issue(issue: Issue, root: SiteRoot) -> str:
    """Return the reference of an issue in the form of RFC 7322, Section 4.8.6, dated by its last change of status."""
    year, month, _ = issue.modified.split("-")
    when = f"{_MONTHS[int(month) - 1]} {year}"
    return f'[{issue.id}]  {SOURCE}, "{issue.title}", {issue.id}, {when}, <{root.page(issue_page(issue.id))}>.'


def cite_erratum(erratum: Erratum) -> str:
    """Return the reference of an official erratum in the form that the RFC Editor's style guide gives for one."""
    return f"[Err{erratum.eid}]  RFC Errata, Erratum ID {erratum.eid}, RFC {erratum.rfc}, <{erratum.url}>."


def render_bibtex(issue: Issue, root: SiteRoot) -> str:
    """Return the BibTeX record of an issue; the key is its ID."""
    year, month, _ = issue.modified.split("-")
    fields = {
        "author": f"{{{SOURCE}}}",
        "title": f"{{{issue.title.translate(_TEX)}}}",
        "number": issue.id,
        "year": year,
        "note": f"Status: {issue.status}",
        "url": root.page(issue_page(issue.id)),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items()]
    # Month names are macros of every BibTeX style and stand without braces.
    lines.insert(4, f"  month = {_MONTHS[int(month) - 1][:3].lower()},")
    return "\n".join((f"@misc{{{issue.id},", *lines, "}")) + "\n"


def render_kramdown(issue: Issue, root: SiteRoot) -> str:
    """Return the reference of an issue for the front matter of a draft in kramdown-rfc's form of YAML."""
    reference = {
        "title": issue.title,
        "target": root.page(issue_page(issue.id)),
        "author": [{"org": SOURCE}],
        "date": issue.modified,
    }
    return yaml.dump({issue.id: reference}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
