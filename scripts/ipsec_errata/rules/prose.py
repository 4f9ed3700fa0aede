"""Prose: Markdown that is safe whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsec_errata.markdown_text import CODE_SPAN
from ipsec_errata.model.database import Database
from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.rules.rule import Found, rule

_HTML = re.compile(r"<[A-Za-z/!?][^\s>]{0,20}")
_INLINE_LINK = re.compile(r"\]\(\s*([^)]*)")
_REFERENCE_LINK = re.compile(r"^\s{0,3}\[[^\]]+\]:|\]\[", re.MULTILINE)
_GOOD_URL = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~!$&*+,;=:@%/?#-]*)?\Z")
_SCHEME = re.compile(r"\b(?:javascript|data|vbscript|file)\s*:\S", re.IGNORECASE)
_COLON = re.compile(r":\S")
_EXTENSION = re.compile(r"\{[:%{#]|--8<--|\$\$|^\s*(?:!!!|\?\?\?|===)|^\s*:::|\[\^|\[TOC\]", re.MULTILINE)
# Without a colon, right behind emphasis, a code span or a link, braces are an attribute list as well.
_BRACES = re.compile(r"(?<=[*_`)\]])\{(?![:%{#])[^}\n]*\}")
# Marks and numbers of lists with no word between them: engines nest with them, and look at them again and again.
_MARK = r"[][(){}*_>&!<+\\#=~|0-9.\s-]"
_MARKS = re.compile(_MARK + "{60}")
# Sixty in a row hold six of the characters at every tenth place of a text, which are soon looked through.
_EVERY_TENTH = re.compile(_MARK + "{6}")
_MOST_BRACKETS = 100
_BLOCK = re.compile(r"^ {0,3}#{1,6}\s|^\s*\|.*\|\s*$", re.MULTILINE)


def _texts(
    database: Database, *signs: str, pattern: re.Pattern[str] | None = None
) -> Iterator[tuple[str, KeyPath, str]]:
    """Yield path, key path and the prose that holds one of the signs, with its code spans blanked.

    A rule names the signs without which it can find nothing, one of them as a pattern: most prose holds none of them.
    A sign of one character is found soonest.
    """
    for entry in database.prose:
        held = [sign for sign in signs if sign in entry.whole]
        is_like = pattern is not None and pattern.search(entry.whole)
        for key_path, text in entry.texts if held or is_like else ():
            if any(sign in text for sign in held) or (pattern and is_like and pattern.search(text)):
                blanked = CODE_SPAN.sub(lambda code: " " * len(code.group()), text) if "`" in text else text
                yield entry.path, key_path, blanked


def _start(found: re.Match[str]) -> int:
    """Return where a match begins whose pattern takes the space before it along."""
    return found.end() - len(found.group().lstrip())


@rule("prose-code")
def check_code_spans(database: Database) -> Iterator[Found]:
    """Code stands on one line between the same number of backticks.

    Engines disagree on other backticks, and what one takes for code another shows as HTML.

    Bad:  the `payload field
    Good: the `payload` field
    """
    for path, key_path, text in _texts(database, "`"):
        if (at := text.find("`")) >= 0:
            message = f"the backtick in {text[at : at + 20]!r} has no partner on its line"
            yield Found(path, key_path, message, at)


@rule("prose-html")
def check_no_html(database: Database) -> Iterator[Found]:
    """Prose holds no raw HTML; a name in angle brackets goes into a code span.

    Bad:  the <payload> field
    Good: the `payload` field
    """
    for path, key_path, text in _texts(database, "<"):
        if found := _HTML.search(text):
            message = f"{found.group()!r} looks like HTML; put it between backticks or write it in words"
            yield Found(path, key_path, message, found.start())


@rule("prose-link")
def check_links(database: Database) -> Iterator[Found]:
    """A link in prose is written in place and leads to an https address; images are not used.

    Bad:  [the list](http://example.org) or [the list][1]
    Good: [the list](https://example.org/archive)
    """
    # Nearly every colon has a space behind it.
    for path, key_path, text in _texts(database, "]", "![", pattern=_COLON):
        bad = [link for link in _INLINE_LINK.finditer(text) if not _GOOD_URL.match(link.group(1).strip())]
        for link in bad:
            message = f"the link to {link.group(1)[:60]!r} is no plain https address"
            yield Found(path, key_path, message, link.start())
        if "]" in text and (found := _REFERENCE_LINK.search(text)):
            yield Found(path, key_path, "a reference link; write [text](https://...) in place", _start(found))
        if (at := text.find("![")) >= 0:
            yield Found(path, key_path, "an image; describe it in words", at)
        if not bad and _COLON.search(text) and (scheme := _SCHEME.search(text)):
            message = f"{scheme.group()[:30]!r} is an address that no entry needs"
            yield Found(path, key_path, message, scheme.start())


@rule("prose-extension")
def check_plain_markdown(database: Database) -> Iterator[Found]:
    """Prose is paragraphs, lists, emphasis, code and links: no headings, tables, attributes or templates.

    Bad:  {: onclick=... } or {{ variable }} or a line with ## Heading
    Good: **Initiator:** send the pair always.
    """
    for path, key_path, text in _texts(database, "{", "[", "$", "<", "!", "?", "=", ":::", "#", "|"):
        if found := _EXTENSION.search(text):
            message = f"{found.group().strip()!r} has a meaning of its own for some engine; put it between backticks"
            yield Found(path, key_path, message, _start(found))
        if found := _BRACES.search(text):
            message = f"{found.group()[:30]!r} sets attributes on what stands before it; put it between backticks"
            yield Found(path, key_path, message, found.start())
        if found := _BLOCK.search(text):
            message = f"{found.group().strip()[:30]!r} begins a heading or a table; write a paragraph or a list"
            yield Found(path, key_path, message, _start(found))


@rule("prose-marks")
def check_marks(database: Database) -> Iterator[Found]:
    """Marks of Markdown are few: sixty and more without a word between them, or a hundred brackets, are no text.

    Bad:  - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - an item
    Good: - an item
    """
    for entry in database.prose:
        if not _EVERY_TENTH.search(entry.whole[::10]) and entry.whole.count("[") <= _MOST_BRACKETS:
            continue
        for key_path, text in entry.texts:
            if found := _MARKS.search(text):
                message = f"{found.group()[:20]!r} goes on: sixty marks and more without a word between them"
                yield Found(entry.path, key_path, message, _start(found))
            elif (count := text.count("[")) > _MOST_BRACKETS:
                yield Found(entry.path, key_path, f"{count} opening brackets; a text needs at most {_MOST_BRACKETS}")
