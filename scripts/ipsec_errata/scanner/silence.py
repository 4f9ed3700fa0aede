"""Silencing a finding where it stands: `ipsec-errata: ignore[code] reason`, for a line or for the file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ipsec_errata.diagnostics import Level
from ipsec_errata.scanner.check import Code
from ipsec_errata.scanner.finding import Finding, Lines
from ipsec_errata.suggest import did_you_mean

MARK = "ipsec-errata:"

NO_REASON = Code(
    code="silence-reason",
    level=Level.ERROR,
    text="""A silencing says why. One without a reason silences nothing.

    Bad:  // ipsec-errata: ignore[rfc-obsolete]
    Good: // ipsec-errata: ignore[rfc-obsolete] this file is IKEv1 only
    """,
)
UNKNOWN_CODE = Code(
    code="silence-code",
    level=Level.ERROR,
    text="""A silencing names codes that exist, in brackets. An unknown code silences nothing.

    Bad:  // ipsec-errata: ignore[obsolete] IKEv1 only
    Good: // ipsec-errata: ignore[rfc-obsolete] IKEv1 only
    """,
)
UNUSED = Code(
    code="silence-unused",
    level=Level.WARNING,
    text="""A silencing has something to silence. One that is left over hides the next mistake.

    Bad:  // ipsec-errata: ignore[rfc-obsolete] IKEv1 only    beside RFC 7296
    Good: no comment at all
    """,
)
CODES = (NO_REASON, UNKNOWN_CODE, UNUSED)

_SILENCE = re.compile(
    rf"{re.escape(MARK)}[ \t]*ignore(?P<file>-file)?[ \t]*(?:\[(?P<codes>[^\]\n]*)\])?(?P<reason>[^\n]*)"
)
_END_OF_COMMENT = re.compile(r"(?:\*/|-->|\*\)|-\})?[ \t\r]*$")
_ONLY_LEADER = re.compile(r"[\s/*#;!%<>(){}\"'.\\-]*")


@dataclass(frozen=True, slots=True)
class Silence:
    """One silencing of `code`: for the lines given, or for the whole file where they are empty."""

    code: str
    lines: tuple[int, ...]
    line: int
    column: int
    end_column: int


def find_silences(text: str, path: str, lines: Lines, codes: Collection[str]) -> Iterator[Silence | Finding]:
    """Yield the silencings in a file, and a finding for each that does not say what or why."""
    for match in _SILENCE.finditer(text):
        line, column = lines.at(match.start())
        end_column = column + match.end() - match.start()
        reason = _END_OF_COMMENT.sub("", match["reason"]).strip(" \t:-–—")
        names = [name.strip() for name in (match["codes"] or "").split(",") if name.strip()]
        unknown = [name for name in names if name not in codes]
        message = None
        if not names:
            kind, message = UNKNOWN_CODE, "a silencing names the codes it is for: ignore[rfc-obsolete]"
        elif unknown:
            kind = UNKNOWN_CODE
            message = f"there is no code {unknown[0]!r} to silence{did_you_mean(unknown[0], codes)}"
        elif not re.search(r"\w", reason):
            kind, message = NO_REASON, "a silencing says why after the brackets; this one silences nothing"
        if message:
            yield Finding(
                path=path, line=line, column=column, end_line=line, end_column=end_column, level=kind.level,
                code=kind.code, message=message, subject=match.group().strip(),
            )  # fmt: skip
            continue
        line_start = text.rfind("\n", 0, match.start()) + 1
        is_alone = _ONLY_LEADER.fullmatch(text, line_start, match.start()) is not None
        covered = () if match["file"] else (line, line + 1) if is_alone else (line,)
        for name in names:
            yield Silence(name, covered, line, column, end_column)


def apply_silences(findings: Collection[Finding], silences: Collection[Silence]) -> tuple[set[Finding], set[Silence]]:
    """Return the findings that no silencing covers, and the silencings that cover none."""
    covering: defaultdict[tuple[str, int | None], list[Silence]] = defaultdict(list)
    for row in silences:
        for line in row.lines or (None,):
            covering[row.code, line].append(row)
    heard, unused = set(), set(silences)
    for finding in findings:
        lines = (None, *range(finding.line, finding.end_line + 1))
        rows = [row for line in lines for row in covering.get((finding.code, line), ())]
        unused.difference_update(rows)
        if not rows:
            heard.add(finding)
    return heard, unused


def unused(silence: Silence, path: str) -> Finding:
    """Return the finding for a silencing that silenced nothing."""
    return Finding(
        path=path, line=silence.line, column=silence.column, end_line=silence.line, end_column=silence.end_column,
        level=UNUSED.level, code=UNUSED.code, subject=f"ignore[{silence.code}]",
        message=f"there is no {silence.code} to silence here",
    )  # fmt: skip
