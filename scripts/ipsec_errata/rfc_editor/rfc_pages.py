"""Lines of a published plain-text RFC without its page furniture (RFC 7322, Section 3.1 and RFC 2223, Section 3)."""

from __future__ import annotations

import re

_FOOTER = re.compile(r"\S.*\s\[page\s*[0-9ivxlc]+\]\s*", re.IGNORECASE)
_LONE_FOOTER = re.compile(r"\s*\[page\s*[0-9ivxlc]+\]\s*", re.IGNORECASE)
_HEADER = re.compile(r"(RFC|Request for Comments:?)\s*[0-9]+\b.*\b(19|20)[0-9]{2}\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.:;!?)\]>|+]$")
_FULL_LINE = 50


def unpaged_lines(text: str) -> list[str]:
    """Return the lines of `text` without form feeds, running headers and footers.

    Blank lines around a page break shrink to one, or to none where a paragraph runs on over the break.
    """
    lines: list[str] = []
    is_break = False
    for raw in text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = raw.expandtabs(8)
        if "\f" in line:
            is_break, line = True, line.replace("\f", "")
        line = line.rstrip()
        if _FOOTER.fullmatch(line) or _LONE_FOOTER.fullmatch(line):
            is_break = True
        elif not is_break:
            lines.append(line)
        elif line and not _HEADER.fullmatch(line):
            _join_page(lines, line)
            is_break = False
    return lines


def _join_page(lines: list[str], line: str) -> None:
    while lines and not lines[-1]:
        lines.pop()
    if lines and not _runs_on(lines[-1], line):
        lines.append("")
    lines.append(line)


def _runs_on(before: str, after: str) -> bool:
    """True if `after` goes on with the sentence of `before`."""
    return (
        len(before) >= _FULL_LINE
        and _indent(before) == _indent(after) > 0
        and not _SENTENCE_END.search(before)
        and after.lstrip()[0].islower()
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
