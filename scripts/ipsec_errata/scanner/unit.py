"""The pieces of a source file that are read as one text: a comment, a paragraph, a string.

No language is parsed. A piece is found around each mention of an RFC: the block comment or documenting string it stands
in, the run of line comments with one leader, the string literals that follow one another, or the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# What no citation runs over.
NO_LINE = "\v"

# No comment that people read is longer; what reaches further is no comment, but a star and a slash in a pattern.
_LONGEST = 16_000
_MOST_LINES = 60
# In a paragraph nothing is read but what stands together: a citation with the lines it may run over.
_NEAR_LINES = 4

# A number follows, if only on the next line: "the RFC says" names none.
_MENTION = re.compile(r"(?:RFC|rfc)s?(?![A-Za-z_])[^A-Za-z0-9]{0,60}[0-9]")
_BLOCKS = (("/*", "*/"), ("<!--", "-->"), ("(*", "*)"), ("{-", "-}"), ("--[[", "]]"), ("#[[", "]]"))
_BLOCK_LEADER = re.compile(r"[ \t]*(?:/\*+[!<]?|\*+(?!/)|<!--+|\(\*|\{-|(?:--|#)\[\[)?[ \t]*")
# "#define" is no comment in C.
_PREPROCESSOR = r"(?![ \t]*(?:define|undef|if|el|endif|include|pragma|error|warning)\b)"
_LINE_LEADER = re.compile(
    rf"[ \t]*(?P<style>//+[!/]?<?|#+{_PREPROCESSOR}[!:]?|;+|--+|%+|!+|\.?\\\"|'\\\"|(?:dnl|DNL|rem|REM)\b)[ \t]*"
)
_TRAILING_COMMENT = re.compile(r"(?:(?<=[ \t;,{}()])|^)(//+!?<?|#+|;+|--+|%+)(?=[ \t])")
_BULLET = re.compile(r"[ \t]*(?:[*+•-]|\d{1,2}[.)])[ \t]")
# A string that goes on with the one before it: directly, or by the sign that joins strings (Go, Java, PHP, Basic).
_STRING = re.compile(r"""[ \t]*(?:[+.&][ \t]*)?[LuUbrf]{0,2}["'`]""")
_STRING_GOES_ON = re.compile(r"""(?:\\[nrt]){0,4}["'`][ \t]*[+.&\\]?[ \t\r]*\Z""")
_DOC_QUOTES = ('"""', "'''")
_DOC_LEADER = re.compile(r"""[ \t]*(?:[rRuU]?(?:\"{3}|'{3}))?[ \t]*""")
# Closing quotes stand alone on a line, too: text after them tells that they open, or a head above.
_DOC_TEXT = re.compile(r"[ \t]*[A-Za-z0-9\[(<*`§]")
_DOC_HEAD = re.compile(r"(?:\b(?:def|class)\b[^\n]*|\)[^\n]*):[ \t\r]*\n\Z")
_DOC_HEAD_REACH = 200


@dataclass(frozen=True, slots=True)
class Unit:
    """Text as a reader sees it: leaders gone, lines joined by a line feed, `NO_LINE` for an empty one.

    `starts` holds where each line begins in `text`, `origins` where it begins in the file. `is_comment` is True where
    marks of a comment bound it, so that all of it is about one thing.
    """

    text: str
    is_comment: bool
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Return the offset in the file of an offset in `text`."""
        line = bisect_right(self.starts, offset) - 1
        return self.origins[line] + offset - self.starts[line]


def find_units(text: str, mentions: Sequence[int] | None = None) -> Iterator[Unit]:
    """Yield the pieces of a file around its mentions of RFCs, or those given, in order and without overlap."""
    done = 0
    for position in find_mentions(text) if mentions is None else mentions:
        if position >= done:
            start, end, leader = _around(text, position, done)
            # A line may be as long as a file.
            start, end = max(start, done, position - _LONGEST), min(end, position + _LONGEST)
            yield _join(text, start, end, leader)
            done = max(end, position + 1)


def find_mentions(text: str) -> list[int]:
    """Return where an RFC is mentioned by number."""
    # Plain searches are several times faster than one pattern with a choice at its start.
    found = []
    for word in ("RFC", "rfc"):
        position = text.find(word)
        while position >= 0:
            if not (position and (text[position - 1].isalnum() or text[position - 1] == "_")) and _MENTION.match(
                text, position
            ):
                found.append(position)
            position = text.find(word, position + 3)
    return sorted(found)


def _around(text: str, position: int, floor: int) -> tuple[int, int, re.Pattern[str] | None]:
    """Return start and end of the piece around `position`, and the pattern of what begins its lines."""
    for opening, closing in _BLOCKS:
        if (block := _block(text, position, opening, closing, floor)) is not None:
            return (*block, _BLOCK_LEADER)
    if (block := _docstring(text, position, floor)) is not None:
        return (*block, _DOC_LEADER)
    line_start = text.rfind("\n", 0, position) + 1
    if leader := _LINE_LEADER.match(text, line_start, position):
        return (*_run(text, line_start, leader["style"][0], floor), _LINE_LEADER)
    # A line may be as long as a file, and is asked for each piece of it.
    near = max(line_start, position - _LONGEST)
    if trailing := _TRAILING_COMMENT.search(text, near, position):
        _, end = _run(text, trailing.start(), trailing[1][0], trailing.start())
        return trailing.start(), end, _LINE_LEADER
    if any(quote in text[near:position] for quote in "\"'`"):
        return (*_strings(text, line_start, floor), None)
    return (*_paragraph(text, line_start, floor), None)


def _block(text: str, position: int, opening: str, closing: str, floor: int) -> tuple[int, int] | None:
    start = text.rfind(opening, max(floor, position - _LONGEST), position)
    # "src/*" and "f(*p" are no comments: a word stands directly before or after.
    if start < 0 or (start and (text[start - 1].isalnum() or text[start - 1] in "_\"'`/.*")):
        return None
    if opening == "(*" and not text[start + 2 : start + 3].isspace():
        return None
    if text.find(closing, start + len(opening), position) >= 0:
        return None
    end = text.find(closing, position, start + _LONGEST)
    return (start, end) if end >= 0 else None


def _docstring(text: str, position: int, floor: int) -> tuple[int, int] | None:
    """Return the string in triple quotes around `position`, where it stands alone and not in an expression."""
    for quotes in _DOC_QUOTES:
        start = text.rfind(quotes, max(floor, position - _LONGEST), position)
        if start < 0:
            continue
        line_start = text.rfind("\n", 0, start) + 1
        if text[line_start:start].strip(" \trRuU"):
            continue
        opens = _DOC_TEXT.match(text, start + 3, _line_end(text, start)) or _stands_under_head(text, line_start)
        end = text.find(quotes, position, start + _LONGEST)
        if opens and end >= 0:
            return start, end
    return None


def _stands_under_head(text: str, line_start: int) -> bool:
    above = text[max(0, line_start - _DOC_HEAD_REACH) : line_start]
    is_first = line_start <= _DOC_HEAD_REACH and all(not row.strip() or row[0] == "#" for row in above.splitlines())
    return is_first or _DOC_HEAD.search(above) is not None


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _run(text: str, start: int, style: str, floor: int) -> tuple[int, int]:
    """Return the run of lines that begin with one comment leader around the one at `start`."""
    first, end = start, _line_end(text, start)
    for _ in range(_MOST_LINES):
        above = text.rfind("\n", 0, max(first - 1, 0)) + 1
        if first == 0 or above < floor or not _has_leader(text, above, style):
            break
        first = above
    for _ in range(_MOST_LINES):
        if end >= len(text) or not _has_leader(text, end + 1, style):
            break
        end = _line_end(text, end + 1)
    return first, end


def _has_leader(text: str, line_start: int, style: str) -> bool:
    leader = _LINE_LEADER.match(text, line_start)
    return leader is not None and leader["style"][0] == style


def _strings(text: str, start: int, floor: int) -> tuple[int, int]:
    """Return the line at `start` with the string literals on the lines after it, and those before that it goes on."""
    first, end = start, _line_end(text, start)
    for _ in range(_MOST_LINES):
        above = text.rfind("\n", 0, max(first - 1, 0)) + 1
        if first == 0 or above < floor or not _goes_on(text, above, first - 1):
            break
        first = above
    for _ in range(_MOST_LINES):
        if end >= len(text) or not _STRING.match(text, end + 1):
            break
        end = _line_end(text, end + 1)
    return first, end


def _goes_on(text: str, start: int, end: int) -> bool:
    """True if the string that ends the line from `start` to `end` goes on with one at the start of the next line."""
    return (
        end - start <= _LONGEST
        and _STRING.match(text, end + 1) is not None
        and _STRING_GOES_ON.search(text, start, end) is not None
    )


def _paragraph(text: str, start: int, floor: int) -> tuple[int, int]:
    """Return the lines around the one at `start` that belong to its paragraph."""
    first, end = start, _line_end(text, start)
    for _ in range(_NEAR_LINES):
        above = text.rfind("\n", 0, max(first - 1, 0)) + 1
        if first == 0 or above < floor or _BULLET.match(text, first) or not text[above : first - 1].strip():
            break
        first = above
    for _ in range(_NEAR_LINES):
        if end >= len(text):
            break
        below = _line_end(text, end + 1)
        if not text[end + 1 : below].strip() or _BULLET.match(text, end + 1):
            break
        end = below
    return first, end


def _join(text: str, start: int, end: int, leader: re.Pattern[str] | None) -> Unit:
    pieces, starts, origins = [], [], []
    length, position = 0, start
    goes_on = False
    while position <= end:
        stop = following = min(_line_end(text, position), end)
        begin = position
        opening = _STRING if goes_on else leader
        if opening and (found := opening.match(text, position, stop)):
            begin = found.end()
        else:
            while begin < stop and text[begin] in " \t":
                begin += 1
        goes_on = leader is None and stop < end and _goes_on(text, position, stop)
        if goes_on and (found := _STRING_GOES_ON.search(text, begin, stop)):
            stop = found.start()
        # Comments in boxes have a star at the right, too.
        piece = text[begin:stop].rstrip(" \t\r*" if leader else " \t\r")
        pieces.append(piece.replace("&nbsp;", "      ") or NO_LINE)
        starts.append(length)
        origins.append(begin)
        length += len(pieces[-1]) + 1
        position = following + 1
    return Unit("\n".join(pieces), leader is not None, tuple(starts), tuple(origins))
