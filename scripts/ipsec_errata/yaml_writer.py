"""Values to YAML text in the project's one layout, the same bytes for the same values.

Every text that any YAML reader could take for a number, a date or a truth value is quoted, so that
`2.10` stays `"2.10"` in every language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

WIDTH = 110
# The longest line that `fmt` leaves as it is.
LONGEST_LINE = 120
# YAML 1.1 and 1.2 readers disagree on these; quoting ends the argument.
_LOOKS_TYPED = re.compile(
    r"[-+.0-9][-+0-9._:eExXoOa-fA-F T]*Z?|~|null|nil|true|false|yes|no|on|off|y|n|[-+]?\.(inf|nan)", re.IGNORECASE
)
_SHORT_ROW = 100


class _Dumper(yaml.SafeDumper):
    """Block style, short rows in flow style, long text folded."""

    _width = WIDTH

    def write_folded(self, text: str) -> None:
        # A line ends behind the word that goes beyond the width, however long that is.
        self._width = next(width for width in range(WIDTH, -1, -1) if _fits(text, self.indent or 0, width))
        super().write_folded(text)
        self._width = WIDTH

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:
        return True

    @property
    def best_width(self) -> int:
        # What stands on one line, such as a row of a table, is never broken.
        return 1_000_000 if self.flow_level else self._width

    @best_width.setter
    def best_width(self, _: int) -> None:
        """Leave the width to us."""


def _fits(text: str, indent: int, width: int) -> bool:
    """True if no line of several words is too long when lines end behind the word that goes beyond `width`."""
    column, words = indent - 1, 0
    for word in text.split(" "):
        if column > width:
            column, words = indent - 1, 0
        column, words = column + 1 + len(word), words + 1
        if column > LONGEST_LINE and words > 1:
            return False
    return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if "\n" in text:
        style: str | None = "|"
    elif not text or _LOOKS_TYPED.fullmatch(text):
        style = '"'
    elif len(text) > WIDTH - 30 and not re.search(r"\s\s|^\s|\s$", text):
        style = ">"
    else:
        style = None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _is_scalar(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


def _is_short(value: object) -> bool:
    """True for a list of scalars that fits on one line."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return all(_is_scalar(part) for part in value) and sum(len(str(part)) + 4 for part in value) <= _SHORT_ROW
    return False


class _Row(dict[str, Any]):
    """A mapping that is written on one line."""


def _represent_list(dumper: yaml.SafeDumper, values: Sequence[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=_is_short(values))


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(tuple, _represent_list)
_Dumper.add_representer(
    _Row, lambda dumper, row: dumper.represent_mapping("tag:yaml.org,2002:map", row.items(), flow_style=True)
)


def _with_rows(value: Any, rows: frozenset[str], key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _with_rows(part, rows, name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        if key in rows and all(isinstance(part, Mapping) for part in value):
            return [_Row(part) for part in value]
        return [_with_rows(part, rows) for part in value]
    return value


def render_yaml(value: Mapping[str, Any], *, schema: str, rows: frozenset[str] = frozenset()) -> str:
    """Return `value` as a YAML document whose first line tells editors which schema it follows.

    `schema` is the path of the schema as seen from the file. Lists of mappings under a key in `rows`
    are written one mapping to a line. Keys keep their order.
    """
    text = yaml.dump(
        _with_rows(value, rows),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=WIDTH,
        default_flow_style=False,
    )
    return f"# yaml-language-server: $schema={schema}\n{text}"
