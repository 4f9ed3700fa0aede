"""The findings in one source file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import ipsec_errata.scanner.checks  # noqa: F401  importing registers the checks
from ipsec_errata.scanner import silence
from ipsec_errata.scanner.baseline import is_baseline
from ipsec_errata.scanner.check import Check, Cited, Citing, Code, registered_checks
from ipsec_errata.scanner.citation import find_citations
from ipsec_errata.scanner.finding import Finding, Lines
from ipsec_errata.scanner.known import Known
from ipsec_errata.scanner.unit import find_mentions, find_units

# People cite RFCs a few hundred times in a file. What does so more often is a list, or made to keep us busy.
MOST_CITATIONS = 5_000
_BINARY_IN = 8192
_MARK = silence.MARK.encode()
_LOG = re.compile(r"(?:^|/)(?:change(?:s|log)?|news|history|release[-_ ]?notes|whats[-_ ]?new)[^/]*$", re.IGNORECASE)
_STANDARD = re.compile(r"^(?:Network Working Group|Internet[ -]Draft|Internet Engineering Task Force)\b", re.MULTILINE)
_IN_STANDARD = 3000


class Skip(Enum):
    """Why a file was not read as source."""

    BINARY = auto()
    LARGE = auto()
    STANDARD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What one file gave: its findings by place, and how many citations it holds.

    `is_cut` is True where it cites RFCs more than `MOST_CITATIONS` times and only the first ones were read.
    """

    findings: tuple[Finding, ...] = ()
    citations: int = 0
    silenced: int = 0
    is_cut: bool = False
    skip: Skip | None = None


NOTHING = Scanned()
_BINARY = Scanned(skip=Skip.BINARY)


def all_codes() -> tuple[Code, ...]:
    """Return every code that a finding of the scanner can carry, by name."""
    return tuple(sorted((*(check.code for check in registered_checks()), *silence.CODES), key=lambda code: code.code))


def usual_codes() -> frozenset[str]:
    """Return the codes that are looked for where nobody chose."""
    return frozenset(code.code for code in all_codes() if not code.is_on_demand)


def may_cite(content: bytes) -> bool:
    """True if a file can hold a citation or a silencing: cheap, before anything is decoded."""
    return b"RFC" in content or b"rfc" in content or _MARK in content


def scan_source(path: str, content: bytes, known: Known, codes: Collection[str] | None = None) -> Scanned:
    """Return what is found in the file `path`, which has these bytes, by the checks with these codes or all usual ones.

    Text that is not UTF-8 is read as Latin-1, which gives every byte a character. Files with a zero byte near their
    start are binary; copies of RFCs and drafts are skipped, for their section numbers are their own.
    """
    if b"\0" in content[:_BINARY_IN]:
        return _BINARY
    # What scanners found is no source.
    if not may_cite(content) or path.endswith(".sarif") or is_baseline(content):
        return NOTHING
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    if _STANDARD.search(text, 0, _IN_STANDARD):
        return Scanned(skip=Skip.STANDARD)
    return _scan_text(path, text, known, usual_codes() if codes is None else codes)


def _scan_text(path: str, text: str, known: Known, codes: Collection[str]) -> Scanned:
    lines = Lines(text)
    units, is_cut = _read_units(text)
    in_file = Counter(citation.place.rfc for unit in units for citation in unit.citations)
    checks = [check for check in registered_checks() if check.code.code in codes]
    is_log = _LOG.search(path) is not None
    found = {
        finding
        for unit in units
        for index in range(len(unit.citations))
        for finding in _check(Cited(unit, index, in_file, is_log), path, lines, known, checks)
    }
    silences: list[silence.Silence] = []
    if silence.MARK in text:
        for row in silence.find_silences(text, path, lines, [code.code for code in all_codes()]):
            if isinstance(row, Finding):
                found.add(row)
            else:
                silences.append(row)
    heard, unused = silence.apply_silences(found, silences)
    left_over = {silence.unused(row, path) for row in unused if row.code in codes}
    return Scanned(
        findings=tuple(sorted(heard | left_over)),
        citations=in_file.total(),
        silenced=len(found) - len(heard),
        is_cut=is_cut,
    )


def _read_units(text: str) -> tuple[list[Citing], bool]:
    """Return the pieces of a file with their citations, and True where there are too many for one file."""
    mentions = find_mentions(text)
    units: list[Citing] = []
    citations = 0
    for unit in find_units(text, mentions[:MOST_CITATIONS]):
        if citations > MOST_CITATIONS:
            return units, True
        units.append(Citing(unit, tuple(find_citations(unit))))
        citations += len(units[-1].citations)
    return units, len(mentions) > MOST_CITATIONS


def _check(cited: Cited, path: str, lines: Lines, known: Known, checks: Sequence[Check]) -> Iterator[Finding]:
    for check in checks:
        for wrong in check.find(cited, known):
            line, column = lines.at(cited.unit.origin(cited.citation.start))
            end_line, last_column = lines.at(cited.unit.origin(cited.citation.end - 1))
            yield Finding(
                path=path,
                line=line,
                column=column,
                end_line=end_line,
                end_column=last_column + 1,
                level=check.code.level,
                code=check.code.code,
                message=wrong.message,
                subject=wrong.subject,
            )
