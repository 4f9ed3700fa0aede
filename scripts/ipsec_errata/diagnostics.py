"""Findings for people: where, how bad, what is wrong, which rule."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a finding is; an error stops a merge, a warning does not, a note is a hint."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# From the code of a rule to the address of its page.
Manual = Callable[[str], str]


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Diagnostic:
    """One finding. `path` is below the project with `/`; line and column count from 1."""

    path: str
    line: int
    column: int
    level: Level
    message: str
    code: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.level}: {self.message} [{self.code}]"


# GitHub keeps ten annotations of a level for each step and drops the rest without a word.
GITHUB_LIMIT = 10


def _escape(text: str, *, is_property: bool = False) -> str:
    """Escape text for a GitHub workflow command."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


# GitHub's word for the mildest level is another one than SARIF's and ours.
_GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def _render_github(rows: list[Diagnostic], manual: Manual | None) -> str:
    lines = []
    for level in Level:
        of_level = [row for row in rows if row.level is level]
        # The last place tells of the rest, so that nobody takes ten for all.
        shown = of_level if len(of_level) <= GITHUB_LIMIT else of_level[: GITHUB_LIMIT - 1]
        lines += [
            f"::{_GITHUB_LEVELS[level]} file={_escape(row.path, is_property=True)},line={row.line},col={row.column},"
            f"title={_escape(row.code, is_property=True)}::{_escape(_with_manual(row, manual))}"
            for row in shown
        ]
        if len(shown) < len(of_level):
            lines.append(
                f"::{_GITHUB_LEVELS[level]} ::{len(of_level) - len(shown)} more {level}s; the log has all of them"
            )
    return "".join(f"{line}\n" for line in lines)


def _with_manual(row: Diagnostic, manual: Manual | None) -> str:
    return f"{row.message}\n{manual(row.code)}" if manual else row.message


def render_diagnostics(found: Iterable[Diagnostic], output: Format = Format.TEXT, manual: Manual | None = None) -> str:
    """Return all findings, sorted by place, in the wanted format.

    `manual` gives the address of the page about a code. Annotations and JSON have it with each finding; the lines of
    text stay as short as editors and terminals that read them expect.
    """
    rows = sorted(set(found))
    match output:
        case Format.TEXT:
            return "".join(f"{row}\n" for row in rows)
        case Format.GITHUB:
            # The log keeps every finding as text; the annotations come after it.
            return "".join(f"{row}\n" for row in rows) + _render_github(rows, manual)
        case Format.JSON:
            findings = [
                {
                    "path": row.path,
                    "line": row.line,
                    "column": row.column,
                    "level": row.level.value,
                    "message": row.message,
                    "code": row.code,
                    **({"manual": manual(row.code)} if manual else {}),
                }
                for row in rows
            ]
            return json.dumps({"findings": findings, "count": len(findings)}, indent=2, ensure_ascii=False) + "\n"
