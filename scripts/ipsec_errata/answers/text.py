"""What a look-up found, as lines for a terminal."""

from __future__ import annotations

from ipsec_errata.answers.lookup import label_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipsec_errata.answers.found import ErratumHere, Found, Group, IssueHere, PlaceFound
    from ipsec_errata.answers.records import ErratumRecord, IssueRecord

WIDTH = 96
_HEADINGS = {
    "here": "On this section",
    "below": "In the sections below it",
    "above": "On the sections above it",
    "document": "On the document as a whole",
}


def render_found(found: Found, *, brief: bool = False) -> Iterator[str]:
    """Yield the lines of an answer; `brief` leaves out what to do."""
    if "place" in found:
        yield from _place(found["place"], found["groups"])
        for group in found["groups"]:
            yield ""
            yield _heading(group, found["place"])
            yield from _group(group, brief=brief)
        if found["message"]:
            yield f"  {found['message']}"
        return
    if found["message"]:
        yield found["message"]
    match found["understood"]["kind"]:
        case "issue":
            for issue in found.get("issues", ()):
                yield from render_issue(issue, found.get("errata", ()))
        case "erratum":
            for erratum in found.get("errata", ()):
                yield from _erratum(erratum, found.get("issues", ()))
        case _:
            for issue in found.get("issues", ()):
                yield f"{issue['id']}  {issue['title']} [{render_standing(issue)}]"
                if not brief and issue["is_live"]:
                    yield from wrap(issue["implementer"], "           ")


def render_issue(issue: IssueRecord, errata: tuple[ErratumRecord, ...] | list[ErratumRecord]) -> Iterator[str]:
    """Yield the lines of one issue with all that an implementer needs."""
    yield f"{issue['id']}  {issue['title']}"
    impact = f"interop {issue['interop']}, security {issue['security']}, operations {issue['operations']}"
    yield f"  {render_standing(issue)}, {issue['issue_class']}; {impact}"
    yield from wrap(issue["summary"], "  ")
    for row in issue["affects"]:
        sections = ", ".join(row["sections"]) or "whole document"
        yield f"  RFC {row['rfc']:<5} {row['state']:<14} {sections}"
    yield "  What to do:"
    yield from wrap(issue["implementer"], "    ")
    if issue["operator"]:
        yield "  Operators:"
        yield from wrap(issue["operator"], "    ")
    if issue["check"]:
        yield "  How to check:"
        for step in issue["check"]:
            yield from wrap(f"- {step}", "    ", hanging="      ")
    if errata:
        named = ", ".join(f"EID {erratum['eid']} ({erratum['status']})" for erratum in errata)
        yield f"  Official errata: {named}"


def wrap(text: str, indent: str, hanging: str | None = None) -> list[str]:
    """Return Markdown prose as indented lines; `hanging` is the indent from the second line on.

    By hand, because importing textwrap takes a tenth of Python's own start.
    """
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        line = ""
        for word in paragraph.split():
            start = indent if hanging is None or not lines else hanging
            if line and len(start) + len(line) + 1 + len(word) > WIDTH:
                lines.append(start + line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        if line:
            lines.append((indent if hanging is None or not lines else hanging) + line)
    return lines


def render_standing(issue: IssueRecord) -> str:
    """Return whether an issue is live, and its status."""
    return f"{'live' if issue['is_live'] else 'not live'}, {issue['status']}"


def _place(place: PlaceFound, groups: list[Group]) -> Iterator[str]:
    title = f" {place['section_title']}" if place["section_title"] else ""
    section = f", {label_of(place['section'])}{title}" if place["section"] else f"  {place['rfc_title']}"
    yield f"RFC {place['rfc']}{section}"
    status = place["rfc_status"] if not place["section"] else f"{place['rfc_title']}; {place['rfc_status']}"
    if not place["is_current"]:
        status += "; not current" + "".join(f", see RFC {number}" for number in place["read_instead"])
    yield f"  {status}"
    if place["section"] and not place["is_checked"]:
        yield "  (unchecked: the text of this RFC was not at hand)"
    yield f"  {place['url']}"
    rows = [row for group in groups for row in group["issues"]]
    live = sum(row["issue"]["is_live"] for row in rows)
    errata = sum(len(group["errata"]) for group in groups)
    if groups:
        others = _count(len(rows) - live, "other")
        yield f"  {_count(live, 'live issue')}, {others}, {_count(errata, 'official erratum')}"


def _count(number: int, word: str) -> str:
    many = {"official erratum": "official errata"}.get(word, f"{word}s")
    return f"{number} {word if number == 1 else many}"


def _heading(group: Group, place: PlaceFound) -> str:
    if group["relation"] == "below" and not place["section"]:
        return "On its sections"
    return _HEADINGS[group["relation"]]


def _group(group: Group, *, brief: bool) -> Iterator[str]:
    for row in group["issues"]:
        yield from _issue_here(row, group["relation"], brief=brief)
    for erratum in group["errata"]:
        yield from _erratum_here(erratum, group["relation"])


def _issue_here(row: IssueHere, relation: str, *, brief: bool) -> Iterator[str]:
    issue = row["issue"]
    where = "" if relation in ("here", "document") else f" ({', '.join(row['sections'])})"
    yield f"  {issue['id']}  {issue['title']}{where}"
    yield f"            {render_standing(issue)}; {row['state']} here"
    # Who asks about an obsolete RFC implements it: what stands in this text needs an answer, live or not.
    if not brief and (issue["is_live"] or row["stands"]):
        yield from wrap(issue["implementer"], "            ")


def _erratum_here(row: ErratumHere, relation: str) -> Iterator[str]:
    erratum = row["erratum"]
    where = "" if relation in ("here", "document") else f" ({', '.join(row['sections'])})"
    yield f"  EID {erratum['eid']:<5} {erratum['status']}, {erratum['type']}{where}"
    if erratum["summary"]:
        yield from wrap(erratum["summary"], "            ")


def _erratum(erratum: ErratumRecord, issues: tuple[IssueRecord, ...] | list[IssueRecord]) -> Iterator[str]:
    places = ", ".join(label_of(section) for section in erratum["sections"]) or "whole document"
    yield f"EID {erratum['eid']}  RFC {erratum['rfc']}, {places}"
    live = "stands in a current RFC" if erratum["is_live"] else "stands in no current RFC"
    yield f"  {erratum['status']}, {erratum['type']}; {live}"
    if erratum["summary"]:
        yield from wrap(erratum["summary"], "  ")
    for issue in issues:
        yield f"  {issue['id']}  {issue['title']} [{render_standing(issue)}]"
    yield f"  {erratum['url']}"
