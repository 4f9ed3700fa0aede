"""What the editor of a successor must consider, as Markdown, as a table and as a list to tick off."""

from __future__ import annotations

from itertools import groupby

from ipsec_errata.addresses import SiteRoot, erratum_page, issue_page
from ipsec_errata.markdown_text import plain
from ipsec_errata.model.considerations import Consideration, Matter
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.spreadsheet import render_csv

_COLUMNS = ("sections", "matter", "entry", "title", "note", "url")


def render_csv_table(rows: tuple[Consideration, ...], root: SiteRoot) -> str:
    """Return one row for each consideration."""
    return render_csv(
        _COLUMNS, ((_sections(row), row.matter.value, row.name, row.title, row.note, _url(row, root)) for row in rows)
    )


def render_markdown(rfc: Rfc, rows: tuple[Consideration, ...], root: SiteRoot) -> str:
    """Return the considerations by the first section that each one touches, with links."""
    lines = _head(rfc, rows)
    for heading, group in groupby(rows, lambda row: _heading(rfc, row)):
        lines += [f"## {heading}", ""]
        lines += [f"- [{row.name}]({_url(row, root)}) {plain(row.title)} ({row.matter}; {row.note})" for row in group]
        lines.append("")
    return "\n".join(lines)


def render_checklist(rfc: Rfc, rows: tuple[Consideration, ...], root: SiteRoot) -> str:
    """Return one box to tick for each consideration, by kind of matter: a task list in Markdown."""
    lines = _head(rfc, rows)
    for matter in Matter:
        group = [row for row in rows if row.matter is matter]
        if group:
            lines += [f"## {matter.value.capitalize()}: {len(group)}", ""]
            lines += [f"- [ ] {_where(row)}: [{row.name}]({_url(row, root)}) {plain(row.title)}" for row in group]
            lines.append("")
    return "\n".join(lines)


def _head(rfc: Rfc, rows: tuple[Consideration, ...]) -> list[str]:
    title = f"# For a successor of {rfc.name}, {plain(rfc.title)}"
    counts = ", ".join(
        f"{matter.value}: {count}" for matter in Matter if (count := sum(row.matter is matter for row in rows))
    )
    return [title, "", f"{counts}." if counts else "Nothing is known that stands in it.", ""]


def _heading(rfc: Rfc, row: Consideration) -> str:
    first = min((place.section for place in row.places if place.section), default=None)
    if first is None:
        return "Whole document"
    known = rfc.heading_of.get(first)
    return f"{first.label} {plain(known.title)}" if known and known.title else first.label


def _where(row: Consideration) -> str:
    return _sections(row) or "whole document"


def _sections(row: Consideration) -> str:
    return ", ".join(place.section.text for place in row.places if place.section)


def _url(row: Consideration, root: SiteRoot) -> str:
    page = issue_page(row.subject.id) if isinstance(row.subject, Issue) else erratum_page(row.subject.eid)
    return root.page(page)
