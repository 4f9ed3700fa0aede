"""The lines of a published plain-text RFC without its page furniture (RFC 2223, Section 3; RFC 7994)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FOOTER = re.compile(r"\[Page\s+[0-9ivxlc]+\]\s*$", re.IGNORECASE)
_HEADER = re.compile(r"^(?:RFC|Request for Comments:?)\s+\d{1,5}\b.*\b(?:19|20)\d\d\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without its end."""

    text: str

    @property
    def is_blank(self) -> bool:
        """True for a line without text."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Columns before the first character."""
        return len(self.text) - len(self.text.lstrip())


def read_lines(text: str) -> list[Line]:
    """Return the lines of an RFC; footer, form feed and running header of each page become one empty line."""
    lines: list[Line] = []
    is_after_break = False
    for row in text.replace("\r", "").split("\n"):
        bare = row.replace("\f", "").expandtabs().rstrip()
        if "\f" in row or _FOOTER.search(bare):
            if not is_after_break:
                while lines and lines[-1].is_blank:
                    lines.pop()
                lines.append(Line(""))
            is_after_break = True
            continue
        if is_after_break and (not bare.strip() or _HEADER.match(bare.strip())):
            continue
        is_after_break = False
        lines.append(Line(bare))
    return lines
