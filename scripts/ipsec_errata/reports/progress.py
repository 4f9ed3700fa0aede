"""What happened since an earlier time, as text for mail and as Markdown for slides."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from ipsec_errata.model.issue import Issue
from ipsec_errata.model.issue_status import IssueStatus
from ipsec_errata.model.progress import Progress, Total

# Mail that is quoted a few times still fits into 80 columns (RFC 3676, Section 4.2 gives 72 to 78).
_WIDTH = 72
# What waits for somebody comes first.
_WAITING = (IssueStatus.REPORTED, IssueStatus.OPEN, IssueStatus.AGREED, IssueStatus.DEFERRED)


# Turns a heading or a row into its lines.
_Form = Callable[[str], list[str]]


def render_progress_text(progress: Progress) -> str:
    """Return the report as plain text, lines of at most 72 characters, lists hanging."""
    return "\n".join(_lines(progress, heading=_underlined, row=_hanging)).rstrip("\n") + "\n"


def render_progress_markdown(progress: Progress) -> str:
    """Return the report as Markdown, one heading for each slide."""
    return (
        "\n".join(_lines(progress, heading=lambda text: [f"## {text}", ""], row=lambda text: [f"- {text}"])).rstrip(
            "\n"
        )
        + "\n"
    )


def _underlined(text: str) -> list[str]:
    return [text, "-" * len(text)]


def _hanging(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)


def _lines(progress: Progress, *, heading: _Form, row: _Form) -> Iterator[str]:
    yield from heading(f"Since {progress.since}, data of {progress.until}")
    if progress.is_empty:
        yield "Nothing was added and no status changed."
        return
    for total in sorted(progress.totals, key=lambda each: each.status not in _WAITING):
        yield from row(_total(total))
    yield ""
    if progress.added:
        yield from heading(f"Added: {len(progress.added)}")
        for issue in progress.added:
            yield from row(_entry(issue, f" ({issue.status})"))
        yield ""
    for after, before, steps in progress.moves:
        yield from heading(f"{len(steps)} to {after} from {before}")
        for step in steps:
            yield from row(_entry(step.issue, f": {step.issue.history[-1].note}"))
        yield ""
    if progress.merged:
        yield from heading(f"Merged: {len(progress.merged)}")
        for moved in progress.merged:
            yield from row(f"{moved.id} into {moved.to}")
        yield ""
    if progress.errata_added:
        yield from heading(f"Official errata reported: {len(progress.errata_added)}")
        for erratum in progress.errata_added:
            where = ", ".join(place.label for place in erratum.places)
            yield from row(f"{erratum.label} on {where}: {erratum.status.label}")
        yield ""
    if progress.errata_changed:
        yield from heading(f"Official errata changed: {len(progress.errata_changed)}")
        for change in progress.errata_changed:
            was = f", was {change.before.label}" if change.before else ""
            yield from row(f"{change.erratum.label} on RFC {change.erratum.rfc}: {change.erratum.status.label}{was}")
        yield ""


def _total(total: Total) -> str:
    return f"{total.after} {total.status}, {total.change}"


def _entry(issue: Issue, tail: str) -> str:
    return f"{issue.id} {issue.title}{tail}"


def progress_record(progress: Progress) -> dict[str, object]:
    """Return the report for machines: IDs and statuses, in the order of the text."""
    return {
        "since": progress.since,
        "until": progress.until,
        "totals": [
            {"status": total.status.value, "before": total.before, "after": total.after} for total in progress.totals
        ],
        "added": [{"id": issue.id, "title": issue.title, "status": issue.status.value} for issue in progress.added],
        "changed": [
            {"id": step.issue.id, "title": step.issue.title, "before": step.before.value, "after": step.after.value}
            for step in progress.steps
        ],
        "merged": [{"id": moved.id, "into": moved.to} for moved in progress.merged],
        "errata_reported": [
            {"eid": erratum.eid, "rfc": erratum.rfc, "status": erratum.status.value}
            for erratum in progress.errata_added
        ],
        "errata_changed": [
            {
                "eid": step.erratum.eid,
                "rfc": step.erratum.rfc,
                "before": step.before.value if step.before else None,
                "after": step.erratum.status.value,
            }
            for step in progress.errata_changed
        ],
    }
