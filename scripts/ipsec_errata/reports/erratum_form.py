"""The RFC Editor's form for a new erratum, filled in from an issue and the words of the RFC."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from ipsec_errata.addresses import SiteRoot, issue_page
from ipsec_errata.model.erratum import ErratumType
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.official import Correction
from ipsec_errata.model.section import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class ErratumForm:
    """The fields of the form, as text to paste; name and address of the submitter are for the person who files."""

    rfc: int
    type: ErratumType
    section: Section
    original: str
    corrected: str
    notes: str

    @property
    def url(self) -> str:
        """Where the form is; it first shows the errata that the RFC has."""
        return f"https://errata.rfc-editor.org/new/review-existing/{self.rfc}/"


class CorrectionError(ValueError):
    """A correction does not fit the passage; the message is one sentence."""


def missing_for_form(issue: Issue) -> tuple[str, ...]:
    """Return what the entry lacks for the form, one sentence each; empty where nothing is missing."""
    correction = issue.official.correction
    if correction is None:
        return ("official.correction: which words of the RFC ought to become which",)
    row = next((row for row in issue.affects if row.rfc == correction.rfc), None)
    if row is None:
        return (f"a row of 'affects' for RFC {correction.rfc}, which the correction names",)
    if row.passage is None:
        return (f"the passage in the row of RFC {correction.rfc}; `ipsec-errata passages add` writes it",)
    return ()


def correct(original: str, correction: Correction) -> str:
    """Return the passage with every replacement made; raise CorrectionError unless each fits exactly one place."""
    text = original
    for change in correction.changes:
        wanted = re.compile(r"\s+".join(re.escape(word) for word in change.before.split()))
        count = len(wanted.findall(text))
        if count != 1:
            often = "not" if count == 0 else f"{count} times"
            raise CorrectionError(f"{change.before!r} stands {often} in the passage; expected it once")
        text = wanted.sub(lambda _, after=change.after: after, text)  # type: ignore[misc]
    return text


def fill_form(issue: Issue, correction: Correction, section: Section, original: str, root: SiteRoot) -> ErratumForm:
    """Return the form for a correction of the passage `original`; raise CorrectionError where they do not fit."""
    return ErratumForm(
        rfc=correction.rfc,
        type=correction.type,
        section=section,
        original=original,
        corrected=correct(original, correction),
        notes=f"{issue.summary}\n\nDiscussed as {issue.id}, {root.page(issue_page(issue.id))}",
    )


def render_form(form: ErratumForm) -> str:
    """Return the fields as text, each under its name."""
    fields = (
        ("RFC number", str(form.rfc)),
        ("Type", form.type.label),
        ("Section", form.section.text),
        ("Original text", textwrap.indent(form.original, "  ")),
        ("Corrected text", textwrap.indent(form.corrected, "  ")),
        ("Notes", "\n\n".join(textwrap.fill(part, 72) for part in form.notes.split("\n\n"))),
    )
    return "\n\n".join(f"{name}:\n{value}" for name, value in fields) + f"\n\nFile it at {form.url}\n"
