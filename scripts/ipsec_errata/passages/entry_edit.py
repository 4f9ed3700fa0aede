"""Writing a passage into the file of an issue: whole lines only, every other line stays as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ipsec_errata.model.affected import Passage
from ipsec_errata.yaml_writer import render_yaml


def passage_value(passage: Passage) -> dict[str, Any]:
    """Return the passage as entries write it."""
    return {
        "section": passage.section.text,
        "starts": passage.starts,
        "ends": passage.ends,
        "sha256": passage.sha256,
    }


def put_passage(
    text: str, place: tuple[int, int], existing: int | None, row: Mapping[str, Any], passage: Mapping[str, Any]
) -> str:
    """Return the text of an entry with `passage` at the end of a row of `affects`, in place of an existing one.

    `place` is line and column where the row begins, `existing` the line of its key `passage` where there is one,
    all counted from 1. A row in braces, whose values are `row`, is written anew with one key to a line.
    """
    lines = text.splitlines(keepends=True)
    if lines[-1:] and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    line, column = place
    indent = " " * (column - 1)
    if lines[line - 1][column - 1] == "{":
        written = _render({**row, "passage": dict(passage)}, indent)
        written[0] = lines[line - 1][: column - 1] + written[0].lstrip()
        return "".join([*lines[: line - 1], *written, *lines[_end(lines, line, column - 1) :]])
    if existing is not None:
        del lines[existing - 1 : _end(lines, existing, column)]
    at = _end(lines, line, column - 1)
    return "".join([*lines[:at], *_render({"passage": dict(passage)}, indent), *lines[at:]])


def _render(value: Mapping[str, Any], indent: str) -> list[str]:
    # The first line that render_yaml writes is for editors.
    return [indent + line for line in render_yaml(value, schema="").splitlines(keepends=True)[1:]]


def _end(lines: list[str], first: int, column: int) -> int:
    """Return where the block of line `first` (from 1) ends: before a line that is not indented by `column`."""
    end = first
    for at in range(first, len(lines)):
        bare = lines[at].lstrip(" ")
        if bare.strip() and not bare.startswith("#"):
            if len(lines[at]) - len(bare) < column:
                break
            end = at + 1
    return end
