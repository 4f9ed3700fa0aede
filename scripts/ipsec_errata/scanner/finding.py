"""Findings in source files, with the place they begin and end at."""

from __future__ import annotations

from dataclasses import dataclass

from ipsec_errata.diagnostics import Diagnostic, Level


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One finding. Lines and columns count characters from 1; `end_column` is that after the last character.

    `subject` is what the finding is about, the same as long as the code cites the same thing and the same is known.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    level: Level
    code: str
    message: str
    subject: str

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding as every command prints it."""
        return Diagnostic(
            path=self.path, line=self.line, column=self.column, level=self.level, message=self.message, code=self.code
        )


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
