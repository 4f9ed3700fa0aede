"""Tables for spreadsheets (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | bool | None

# Common tools for tables read it as a missing value; "none" is a value of impact.
NO_VALUE = "n/a"


def render_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table with its header; lines end as RFC 4180, Section 2, has it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return stream.getvalue()


def guard(cell: Cell) -> str:
    """Return a cell as text that no spreadsheet takes for a formula.

    Text that begins with a sign a formula can begin with gets an apostrophe in front, which spreadsheets hide.
    """
    if cell is None or cell == "":
        return NO_VALUE
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text
