"""Findings in source files, with the place they begin and end at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count
from operator import add

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


class Lines:
    """Where each line of a text begins; found out when first asked."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *map(add, accumulate(map(len, self._text.split("\n"))), count(1))]

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
