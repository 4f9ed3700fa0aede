"""A line that begins with a section number, in every form that RFCs have printed one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ipsec_errata.model.section import Section

_WORD = r"(?P<word>Appendix|APPENDIX|Annex|ANNEX)\s+"
_DASH = r"(?:\s*[.:)]?\s*(?:-{1,2}|\u2013|\u2014)\s+|\s*[.:)]\s*|\s+)"
_TITLE = r"(?P<title>\S.*)"
_FORMS = (
    # Appendix A.  Title / APPENDIX A -- Title / Appendix A.1: Title / Appendix A
    re.compile(rf"{_WORD}(?P<number>[A-Z](?:\.?[0-9]+)*(?:\.[0-9]+)*)(?:{_DASH}{_TITLE}|[.:]?)"),
    # 1.2.  Title / 1.2 Title / 1.  / 1.Title
    re.compile(rf"(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*)(?:\.?[:)]?\s+{_TITLE}|\.(?P<close>[A-Za-z].*)|\.)"),
    # A.1.  Title / A.  Title / A1.  Title
    re.compile(rf"(?P<number>[A-Z]\.?[0-9]{{1,2}}(?:\.[0-9]{{1,3}})*)(?:\.?:?\s+{_TITLE}|\.)"),
    re.compile(rf"(?P<number>[A-Z])(?:[.:]\s*|\s+-{{1,2}}\s+){_TITLE}"),
    # A  Title: nothing but the position tells it from a sentence
    re.compile(rf"(?P<number>[A-Z])(?P<bare>\s+){_TITLE}"),
)
_LEADER = re.compile(r"^(?P<title>.*?)(?:\s*(?:\.\s?){2,}\s*|\s{2,}|\s\.\s)(?P<page>[0-9]{1,3}|[ivx]+)$")
_SPLIT = re.compile(r"([A-Z])([0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedLine:
    """A line taken apart: its section, the number as printed, and what follows it."""

    indent: int
    section: Section
    printed: str
    title: str
    title_column: int
    has_word: bool
    is_bare: bool


def parse_numbered_line(line: str) -> NumberedLine | None:
    """Return the parts of `line` if it begins with a section number, else None."""
    text = line.strip()
    indent = len(line) - len(line.lstrip())
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            groups = match.groupdict()
            printed = match["number"]
            title = groups.get("title") or groups.get("close") or ""
            return NumberedLine(
                indent=indent,
                section=Section(_canonical(printed)),
                printed=printed + ("." if text[match.end("number") : match.end("number") + 1] == "." else ""),
                title=title.strip(),
                title_column=indent + (len(text) - len(title) if title else len(text)),
                has_word=bool(groups.get("word")),
                is_bare=bool(groups.get("bare")),
            )
    return None


def without_page(text: str) -> str | None:
    """Return a contents line without its leader and page number; None if it has none."""
    match = _LEADER.match(text.rstrip())
    return match["title"].rstrip(" .") if match else None


def _canonical(printed: str) -> str:
    """Return `A.1` for `A1`, and numbers without leading zeros."""
    dotted = _SPLIT.sub(r"\1.\2", printed)
    return ".".join(part if part.isalpha() else str(int(part)) for part in dotted.split("."))
