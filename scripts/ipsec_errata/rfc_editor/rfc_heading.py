"""Lines of an RFC that may be headings, and the table of contents that says which are."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass, replace

from ipsec_errata.rfc_editor.rfc_lines import Line

_NUMBERED = re.compile(
    r"^(?P<indent> {0,8})(?P<word>(?:Appendix|Annex)\s+)?"
    r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,3})*|[A-Z](?:\.?[0-9]{1,3}(?:\.[0-9]{1,3})*)?)"
    r"(?P<end>\.?)(?P<gap>\s*[:)]?\s*(?:--?|\u2013)?\s*)(?P<title>\S.*)?$",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\s*\.){3,}\s*[0-9ivx]*\s*$|\.\s+[0-9]{1,3}\s*$|\s{2,}[0-9]{1,3}\s*$")
_TOC_TITLE = re.compile(r"^\s*(?:table\s+of\s+contents|contents)\s*:?\s*$", re.IGNORECASE)
_OTHER_LIST = re.compile(r"^\s*(?:list of )?(?:figures|tables)\s*:?\s*$", re.IGNORECASE)

# A full stop at the end of a title is punctuation, unless it ends an abbreviation or an ellipsis.
_FULL_STOP = re.compile(r"(?<!\.)(?<!\b[A-Z])(?<!\betc)(?<!\bInc)(?<!\bvs)(?<!\bal)\.$")

Number = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line that may be a heading. `at` is its line, `end` the line after its last one."""

    at: int
    end: int
    number: str
    printed: str
    title: str | None
    indent: int
    has_word: bool
    score: float = 0.0


def parts_of(number: str) -> Number:
    """Return a section number as numbers that compare in reading order: appendices come after all sections."""
    return tuple(int(part) if part.isdigit() else 1000 + ord(part) for part in number.split("."))


def match_heading(text: str) -> tuple[str, str, str | None, int, bool] | None:
    """Return number, number as printed, title, indent and whether "Appendix" stands before it; None for other lines."""
    match = _NUMBERED.match(text)
    if not match:
        return None
    number, has_word = match["number"], bool(match["word"])
    if number[0].isalpha():
        if number[0].islower():
            return None
        number = re.sub(r"^([A-Z])(?=[0-9])", r"\1.", number)
    elif has_word:
        return None
    title = (match["title"] or "").strip() or None
    if title and not match["gap"] and not match["end"]:
        return None
    if title and not match["gap"].strip() and not match["gap"]:
        return None
    printed = match["number"] + match["end"]
    return number, printed, title, len(match["indent"]), has_word


def read_contents(lines: list[Line]) -> tuple[dict[str, str], int, int]:
    """Return the table of contents as number to title, and the lines it spans; empty where there is none."""
    start = next((i for i, line in enumerate(lines[:400]) if _TOC_TITLE.match(line.text)), None)
    if start is None:
        return {}, 0, 0
    entries: dict[str, str] = {}
    pending: tuple[str, str] | None = None
    last = start
    for i in range(start + 1, len(lines)):
        text = lines[i].text
        if not text.strip():
            if i - last > 12:
                break
            continue
        found = match_heading(re.sub(r"^ {9,}", "        ", text))
        has_page = bool(_LEADER.search(text))
        title = _LEADER.sub("", found[2] or "").strip() if found else ""
        if (found and found[0] in entries and not has_page) or _OTHER_LIST.match(text):
            break
        if found and (has_page or i - last < 4) and (title or has_page):
            if (
                entries
                and not has_page
                and lines[i].indent == 0
                and lines[start].indent > 0
                and found[0] == next(iter(entries))
            ):
                break
            entries.setdefault(found[0], title)
            pending, last = None if has_page else (found[0], title), i
        elif pending and has_page and not found:
            # A title over two lines: the page number stands on the second one.
            entries[pending[0]] = join_title(pending[1], _LEADER.sub("", text).strip())
            pending, last = None, i
        elif pending and i - last == 1 and lines[i].indent > 6:
            entries[pending[0]] = join_title(pending[1], _LEADER.sub("", text).strip())
            pending, last = (pending[0], entries[pending[0]]), i
        elif has_page:
            last = i
        elif i - last > 6:
            break
    return entries, start, last + 1


def join_title(first: str, second: str) -> str:
    """Return a title over two lines as one; a hyphen at the end of a line joins without a space."""
    return first + second if re.search(r"\w-$", first) else f"{first} {second}"


def alike(one: str, other: str) -> float:
    """Return how much two titles resemble each other, 0 to 1, without regard to case and spacing."""
    first, second = (re.sub(r"[^a-z0-9]", "", text.lower()) for text in (one, other))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() if first and second else 0.0


def find_candidates(lines: list[Line], contents: dict[str, str], skip: range) -> list[Candidate]:
    """Return every line that may be a heading, scored by how much it looks like one."""
    found = []
    for i, line in enumerate(lines):
        if i in skip or line.is_blank:
            continue
        matched = match_heading(line.text)
        if matched:
            number, printed, title, indent, has_word = matched
            end, title = _whole_title(lines, i, title, contents.get(number))
            candidate = Candidate(
                at=i, end=end, number=number, printed=printed, title=title, indent=indent, has_word=has_word
            )
            found.append(replace(candidate, score=_score(candidate, lines, contents)))
    usual = _usual_indent(found, contents)
    return [
        candidate
        for candidate in found
        if candidate.score > 0 and (usual is None or candidate.indent == usual or _is_in(candidate, contents))
    ]


def _is_in(candidate: Candidate, contents: dict[str, str]) -> bool:
    return alike(candidate.title or "", contents.get(candidate.number, "")) > 0.85


def _usual_indent(candidates: list[Candidate], contents: dict[str, str]) -> int | None:
    """Return the indent of nearly all headings that the table of contents confirms; None where it varies."""
    indents = Counter(candidate.indent for candidate in candidates if _is_in(candidate, contents))
    (indent, count), *_ = indents.most_common(1) or [(0, 0)]
    return indent if count > 4 and count > 0.8 * indents.total() else None


def _whole_title(lines: list[Line], at: int, title: str | None, expected: str | None) -> tuple[int, str | None]:
    """Return the line after the heading and its whole title, which may continue on the next lines."""
    if title is None:
        # The number alone: the title may stand on the next line with text, if the contents confirm it.
        below = next((i for i in range(at + 1, min(at + 4, len(lines))) if not lines[i].is_blank), None)
        if below is not None and match_heading(lines[below].text):
            return at + 1, None
        if below is not None and expected and alike(lines[below].text, expected) > 0.8:
            return below + 1, _clean(lines[below].text)
        if below is not None and not expected and _is_title_alone(lines, at, below):
            return below + 1, _clean(lines[below].text)
        return at + 1, None
    start = lines[at].text.find(title)
    end = at + 1
    while end < len(lines) and end < at + 4 and not lines[end].is_blank:
        longer = join_title(title, lines[end].text.strip())
        if expected is not None:
            if alike(longer, expected) <= alike(title, expected):
                break
        elif not _continues(lines, end, start, title):
            break
        title, end = longer, end + 1
    return end, _clean(title)


def _is_title_alone(lines: list[Line], at: int, below: int) -> bool:
    """True if a short line stands by itself under "Appendix A", as a title would."""
    text = lines[below].text.strip()
    after = lines[below + 1] if below + 1 < len(lines) else Line("")
    is_short = len(text) < 66 and not text.endswith((".", ",", ";", ":")) and text[:1].isupper()
    is_centred = abs(lines[below].indent - lines[at].indent) > 3 or lines[below].indent == lines[at].indent
    return is_short and after.is_blank and is_centred and not match_heading(lines[below].text)


def _continues(lines: list[Line], at: int, start: int, title: str) -> bool:
    """Without a table of contents: a title goes on where the next line hangs under its first word."""
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else Line("")
    if match_heading(line.text) and line.indent < start - 2:
        return False
    rest = []
    while at < len(lines) and not lines[at].is_blank:
        rest.append(lines[at])
        at += 1
    hang = len(rest) < 4 and all(abs(row.indent - start) <= 1 for row in rest)
    return hang or (after.is_blank and len(title) + start > 56 and line.indent > 3 and len(line.text.strip()) < 50)


def _clean(title: str) -> str | None:
    return _FULL_STOP.sub("", " ".join(title.split())).rstrip() or None


def _score(candidate: Candidate, lines: list[Line], contents: dict[str, str]) -> float:
    before = lines[candidate.at - 1] if candidate.at else Line("")
    after = lines[candidate.end] if candidate.end < len(lines) else Line("")
    title = candidate.title or ""
    score = 2.5 if candidate.indent == 0 else 0.5 if candidate.indent <= 3 else -1.0
    score += 1.0 if before.is_blank else -2.0
    score += 1.0 if after.is_blank else -0.5
    if candidate.number in contents:
        likeness = alike(title, contents[candidate.number])
        score += 6.0 if likeness > 0.85 else 2.0 if likeness > 0.5 else -1.0
    elif contents and candidate.indent:
        score -= 2.0
    if not title:
        score -= 1.0 if candidate.has_word else 3.0
    elif not (title[0].isupper() or title[0].isdigit() or title[0] in "\"'(["):
        score -= 2.0
    if len(candidate.number) == 1 and candidate.number.isalpha() and not candidate.has_word:
        # A letter alone begins many a sentence.
        score -= 0.5 if candidate.printed.endswith(".") else 2.5
    if re.search(r"[.;,:]$", title) and candidate.number not in contents:
        score -= 1.5
    if len(title) > 90:
        score -= 2.0
    if _LEADER.search(lines[candidate.at].text):
        score -= 4.0
    if "....." in title:
        # A leader to anything but a page number: a table of what is required, as in RFC 3585.
        score -= 10.0
    if candidate.has_word and "." in candidate.number and candidate.indent:
        score -= 1.0
    return score
