"""Text that means nothing but itself in Markdown."""

from __future__ import annotations

import re

# A code span as every reader of Markdown sees it: on one line, between two runs of the same number of backticks, with
# no run of that number inside (CommonMark 6.1). Python-Markdown takes other texts for one too, with parts of a run, and
# a backslash matters to it; `prose-code` refuses those, so that what is code here is code on the page.
CODE_SPAN = re.compile(r"(?<![\\`])(`{1,8})(?!`)(?:[^`\n]|(?!\1(?!`))`+(?!`))+\1(?!`)")


def plain(text: str) -> str:
    """Return text of one line with every character escaped that Markdown or an extension could act on."""
    text = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # Inside a word, underscores and hyphens mean nothing to Markdown; names of payloads stay readable in the source.
    return re.sub(r"(?<=\w)[_-](?=\w)|[\\`*_{}\[\]#]", lambda m: m[0] if m[0] in "_-" else "\\" + m[0], text)


def cell(text: str) -> str:
    """Return Markdown of one line so that it fits into a table cell."""
    return " ".join(text.split()).replace("|", "\\|")
