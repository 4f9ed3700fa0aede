"""The canonical order and layout of an entry file. Comments stay; a second run changes nothing."""

from __future__ import annotations

import io
import itertools
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from ipsec_errata.editing.comments import reorder_keys
from ipsec_errata.project import Kind
from ipsec_errata.reading.yaml_source import parse_source, text_lines
from ipsec_errata.yaml_writer import LONGEST_LINE

# Keeping comments takes the library seconds beyond this; the longest entry has a sixth of it.
_LONGEST = 180_000
MODE_LINE = "# yaml-language-server: $schema="
_COMMENT = re.compile(r"^\s*(#.*\S)\s*$")

Schema = Mapping[str, Any]


class CannotFormatError(ValueError):
    """The file has to stay as it is; the message is one sentence about the reason."""


def format_entry(text: str, kind: Kind, schema: Schema) -> str:
    """Return an entry in canonical form; `text` is YAML that our reader accepts.

    The first line tells editors the schema. Keys stand in the order of the schema.
    Lists and mappings keep the style that their author chose, block or one line; what does not fit into 120
    columns becomes a block or folded text, except a mapping on one line, which is a row of a table.
    Raises `CannotFormatError` where a comment or a value would not survive.
    """
    if len(text) > _LONGEST:
        raise CannotFormatError(f"the file has {len(text):,} characters; one of at most {_LONGEST:,} can be formatted")
    text = text.replace("\r\n", "\n")
    body = _without_mode_line(text)
    yaml = round_trip()
    try:
        document = yaml.load(body)
    except YAMLError as error:
        # Two readers of YAML do not agree on every character and every key.
        raise CannotFormatError("only some readers understand this YAML; put text into quotation marks") from error
    if not isinstance(document, CommentedMap):
        raise CannotFormatError("this is no entry: expected keys and values")
    _arrange(document, schema, schema, 0)
    stream = io.StringIO()
    yaml.dump(document, stream)
    # The parser ends its last comment token where the file ends, so empty lines there survive until here.
    ordered = stream.getvalue().strip("\n")
    formatted = f"{_mode_line(text, kind)}\n{ordered}\n"
    _check_nothing_lost(body, formatted)
    return formatted


def round_trip() -> YAML:
    """Return the reader and writer that keeps comments, in our layout."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    # Lines break where this module breaks them, not where the writer sees fit.
    yaml.width = 1_000_000
    yaml.representer.add_representer(
        type(None), lambda representer, _: representer.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    return yaml


def _mode_line(text: str, kind: Kind) -> str:
    """Return the first line of a file; one that names another copy of the same schema stays."""
    name = f"{kind}.schema.json"
    first = text.partition("\n")[0].rstrip()
    if first.startswith(MODE_LINE) and first.endswith(f"/{name}"):
        return first
    return f"{MODE_LINE}{'../' if kind is Kind.VOCABULARY else '../../'}schema/{name}"


def _without_mode_line(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(MODE_LINE)).lstrip("\n")


def _arrange(value: Any, schema: Schema, root: Schema, indent: int) -> None:
    """Order the keys of `value` and of everything below it, and break what is too long."""
    schema = _resolve(schema, root)
    if isinstance(value, CommentedMap):
        known = schema.get("properties", {})
        order = [key for key in known if key in value] + [key for key in value if key not in known]
        for key in order:
            if not value.fa.flow_style():
                _open_where_long(value[key], indent + len(str(key)) + 2)
            _arrange(value[key], known.get(key, {}), root, indent + 2)
        if value.fa.flow_style():
            for key in order:
                value.move_to_end(key)
            return
        reorder_keys(value, order, is_document=indent == 0)
        for key in order:
            value[key] = _fitted(value[key], indent + len(str(key)) + 2, indent + 2)
    elif isinstance(value, CommentedSeq):
        for i, row in enumerate(value):
            if not value.fa.flow_style():
                _open_where_long(row, indent + 4)
            _arrange(row, schema.get("items", {}), root, indent + 2)
            if not value.fa.flow_style():
                value[i] = _fitted(row, indent + 4, indent + 4)


def _resolve(schema: Schema, root: Schema) -> Schema:
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def _open_where_long(value: Any, column: int) -> None:
    """Give each item of a list a line of its own where all of them do not fit into one that begins at `column`."""
    is_on_one_line = isinstance(value, CommentedSeq) and value.fa.flow_style()
    if is_on_one_line and column + sum(len(str(part)) + 2 for part in value) > LONGEST_LINE:
        value.fa.set_block_style()


def _fitted(value: Any, column: int, below: int) -> Any:
    """Return a text in a form that keeps to the width where there is one; any other value as it is.

    It begins at `column`; further lines of it are indented by `below`.
    """
    if isinstance(value, FoldedScalarString):
        edges = [-1, *getattr(value, "fold_pos", ()), len(value)]
        if any(after - before - 1 > LONGEST_LINE - below for before, after in itertools.pairwise(edges)):
            return _folded(value, LONGEST_LINE - below)
    elif isinstance(value, str) and not isinstance(value, LiteralScalarString) and column + len(value) > LONGEST_LINE:
        return _folded(value, LONGEST_LINE - below)
    return value


def _folded(text: str, width: int) -> Any:
    """Return text as a folded scalar; as it is where folding would change it or where no place to break is."""
    ending = text[len(text.rstrip("\n")) :]
    lines = textwrap.wrap(text, max(width, 40), break_long_words=False, break_on_hyphens=False)
    if " ".join(lines) + ending != text or len(ending) > 1 or len(lines) < 2:
        return text
    folded = FoldedScalarString(text)
    position, breaks = 0, []
    for line in lines[:-1]:
        position += len(line)
        breaks.append(position)
        position += 1
    folded.fold_pos = breaks
    return folded


def _comments(text: str) -> Iterator[str]:
    # A line of a longer text may begin with the sign of a comment.
    inside = {line for first, last in text_lines(text) for line in range(first, last)}
    for number, line in enumerate(text.split("\n"), 1):
        if (match := _COMMENT.match(line)) and number not in inside:
            yield match[1]


def _check_nothing_lost(body: str, formatted: str) -> None:
    before, found = parse_source(body.encode(), "before")
    after, _ = parse_source(formatted.encode(), "after")
    if before is None:
        raise CannotFormatError(found[0].message)
    if after is None or after.value != before.value:
        raise CannotFormatError("formatting would change a value; please report this file")
    lost = sorted(set(_comments(body)) - set(_comments(formatted)))
    if lost:
        raise CannotFormatError(f"formatting would lose the comment {lost[0]!r}; move it above a key")
