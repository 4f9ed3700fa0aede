"""The value of a file that is laid out as `fmt` lays it out, read line by line and many times quicker than by a parser.

Block mappings with plain keys, two spaces to a level, `- ` for an item, lists and rows on one line, texts unquoted,
between double quotes, or in lines of their own below `>-` or `|`: of YAML (1.1 and 1.2) this is the part about which
no two readers disagree. Whatever else stands in a file is for a YAML parser, and so is every doubt.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from ipsec_errata.reading.plain_scalar import CloserLookError, plain_value

# Deeper than any entry, and less deep than a parser is allowed to go.
_MOST_LEVELS = 12
# Where YAML 1.1 breaks a line and 1.2 does not; a tab indents nothing; a megabyte of empty lines is seen at once.
_ODD_SPACES = ("\t", "\r", "\x85", "\u2028", "\u2029", "\n\n\n")
_COMMENTS = re.compile(r"(?:#[^\n]*+\n)*+")
_KEY = r"[a-z][a-z0-9_]{0,60}+"
# Indentation, dash, key, how the text below is written, its lines, or the words of the one line. Any line is matched.
_LINE = re.compile(
    rf"([ ]*+)(-[ ])?+(?:({_KEY}):(?:[ ](?!\n)|(?=\n)))?+"
    r"(?:(>-|\|-?)\n((?:\1[ ]{2,}+[^ \n][^\n]*+\n|\n)*+)|([^\n]*+)\n)"
)
# What may begin unquoted text.
_FIRST = re.compile(r"[\w(/§]|[^\x00-\xa0]")
# Within brackets and braces, where a comma, a bracket or a colon ends a text.
_PART = r"""(?:"[^"\\]*+"|'[^'\\]*+'|\w(?:[\w./()+;'"^=*-]|[ ](?=[\w./()+;'"^=*-]))*+)"""
_PARTS = re.compile(_PART)
_LIST = rf"\[(?:{_PART}(?:,[ ]{_PART})*+)?+\]"
_PAIR = rf"{_KEY}:[ ](?:{_LIST}|{_PART})"
_PAIRS = re.compile(rf"({_KEY}):[ ]({_LIST}|{_PART})")
_WHOLE_LIST = re.compile(_LIST)
_WHOLE_ROW = re.compile(rf"\{{(?:{_PAIR}(?:,[ ]{_PAIR})*+)?+\}}")


def read_laid_out(text: str) -> Any:
    """Return the value of the one document in `text`; raise CloserLookError where a YAML parser must say what it is."""
    if text[-1:] != "\n" or any(odd in text for odd in _ODD_SPACES):
        raise CloserLookError
    root: dict[str, Any] = {}
    into: Any = root  # the innermost open mapping or list, and the column of its keys or dashes
    here = 0
    outer: list[tuple[Any, int]] = []
    awaiting = ""  # the key whose value begins on the next line
    for indent, dash, key, style, body, words in _LINE.findall(text, _COMMENTS.match(text).end()):  # type: ignore[union-attr]
        column = len(indent)
        if awaiting:
            if column != here + 2 or len(outer) > _MOST_LEVELS:
                raise CloserLookError
            outer.append((into, here))
            into[awaiting] = into = [] if dash else {}
            here, awaiting = column, ""
        while here > column:
            into, here = outer.pop()
        if here < column:
            raise CloserLookError
        if dash:
            if type(into) is not list:
                raise CloserLookError
            if not key:
                into.append(_text(body, style, column + 2) if style else _value(words))
                continue
            outer.append((into, here))
            item: dict[str, Any] = {}
            into.append(item)
            into, here = item, column + 2
        if not key or key in into or type(into) is not dict:
            raise CloserLookError
        if words:
            into[key] = _value(words)
        elif style:
            into[key] = _text(body, style, here + 2)
        else:
            awaiting = key
    if awaiting or not root:
        raise CloserLookError
    return root


def _text(body: str, style: str, indent: int) -> str:
    """Return the text whose lines `body` are indented by `indent`."""
    below = "\n" + " " * indent
    if not body.startswith(below[1:]) or body[indent] == " " or body.endswith("\n\n"):
        raise CloserLookError
    # Each line goes on at the indentation or is empty, and no two in succession are empty.
    if body.count("\n") != body.count(below) + body.count("\n\n") + 1:
        raise CloserLookError
    text = body[indent:].replace(below, "\n")
    if style == "|":
        return text
    text = text[:-1]
    if style == "|-":
        return text
    # A line that is empty, begins with a space or ends with one is folded in other ways.
    folded = text.replace("\n", " ")
    if "  " in folded or "\n\n" in text or folded[-1] == " ":
        raise CloserLookError
    return folded


def _value(words: str) -> Any:
    if words[:1] == "{":
        if not _WHOLE_ROW.fullmatch(words):
            raise CloserLookError
        pairs = _PAIRS.findall(words)
        row = {key: _value(part) for key, part in pairs}
        if len(row) != len(pairs):
            raise CloserLookError
        return row
    value = _known(words)
    return list(value) if type(value) is tuple else value


# The words of closed lists, numbers of RFCs and lists of a section or two come again and again.
@lru_cache(maxsize=10_000)
def _known(words: str) -> str | int | bool | tuple[Any, ...] | None:
    first = words[:1]
    if first == "[":
        if not _WHOLE_LIST.fullmatch(words):
            raise CloserLookError
        return tuple(map(_known, _PARTS.findall(words)))
    if first in ("'", '"'):
        inner = words[1:-1]
        if len(words) < 2 or words[-1] != first or first in inner or "\\" in inner:
            raise CloserLookError
        return inner
    if not _FIRST.match(words) or ": " in words or " #" in words or words[-1] in ": ":
        raise CloserLookError
    return plain_value(words)
