"""A profile as text for a terminal, as a checklist in Markdown, as CSV."""

from __future__ import annotations

import csv
import io

from ipsec_errata.answers.text import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ipsec_errata.answers.profile import Advice, Profile, Touching
    from ipsec_errata.answers.records import Affected

HEADINGS = {
    "live": "Live: nothing settles these",
    "elsewhere": "Settled by an RFC that is not in the list",
    "settled": "Settled",
}
_COLUMNS = (
    "group", "id", "title", "status", "handled", "where", "settled_in", "interop", "security", "operations", "guidance",
    "checks",
)  # fmt: skip


def render_text(profile: Profile, handled: Collection[str]) -> Iterator[str]:
    """Yield lines for a terminal. What is settled is listed by title, what is handled is left out."""
    yield _product(profile)
    for line in _advice(profile):
        yield from wrap(line, "  ", hanging="    ")
    for group, touching in _groups(profile):
        rows = [row for row in touching if row["issue"]["id"] not in handled]
        hidden = len(touching) - len(rows)
        yield ""
        yield f"{HEADINGS[group]} ({len(rows)}{f', {hidden} handled' if hidden else ''})"
        for row in rows:
            issue = row["issue"]
            yield f"  {issue['id']}  {issue['title']}"
            yield from wrap(f"{_where(row)}{_settled(row)}", "            ")
            if group == "settled":
                continue
            yield from wrap(issue["implementer"], "            ")
            for step in issue["check"]:
                yield from wrap(f"check: {step}", "            ", hanging="              ")


def render_checklist(profile: Profile, handled: Collection[str]) -> Iterator[str]:
    """Yield the lines of a Markdown checklist; what is handled is ticked."""
    yield f"# {_product(profile)}"
    if advice := list(_advice(profile)):
        yield from ("", *(f"- {line}" for line in advice))
    for group, rows in _groups(profile):
        yield from ("", f"## {HEADINGS[group]} ({len(rows)})", "")
        for row in rows:
            issue = row["issue"]
            yield f"- [{'x' if issue['id'] in handled else ' '}] **{issue['id']}** {issue['title']}"
            yield f"  ({_where(row)}{_settled(row)})"
            if group == "settled":
                continue
            yield f"  What to do: {' '.join(issue['implementer'].split())}"
            for step in issue["check"]:
                yield f"    - [ ] {' '.join(step.split())}"


def render_csv(profile: Profile, handled: Collection[str]) -> str:
    """Return a table with a row for each issue (RFC 4180)."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, _COLUMNS)
    writer.writeheader()
    for group, rows in _groups(profile):
        for row in rows:
            issue = row["issue"]
            values = {
                "group": group,
                "id": issue["id"],
                "title": issue["title"],
                "status": issue["status"],
                "handled": "yes" if issue["id"] in handled else "no",
                "where": _where(row),
                "settled_in": ", ".join(f"RFC {number}" for number in row["settled_in"]),
                "interop": issue["interop"],
                "security": issue["security"],
                "operations": issue["operations"],
                "guidance": issue["implementer"],
                "checks": "\n".join(issue["check"]),
            }
            writer.writerow({column: _inert(text) for column, text in values.items()})
    return stream.getvalue()


def _groups(profile: Profile) -> tuple[tuple[str, list[Touching]], ...]:
    return (("live", profile["live"]), ("elsewhere", profile["elsewhere"]), ("settled", profile["settled"]))


def _inert(text: str) -> str:
    # A spreadsheet takes a cell that begins so for a formula.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _product(profile: Profile) -> str:
    wanted = profile["wanted"]
    names = ", ".join(str(number) for number in wanted["rfcs"])
    scope = [
        f"{label} {' or '.join(values)}"
        for label, values in (("role", wanted["roles"]), ("mode", wanted["modes"]), ("IP", wanted["ip"]))
        if values
    ]
    return "; ".join([f"Profile of {'RFC' if len(wanted['rfcs']) == 1 else 'RFCs'} {names}", *scope])


def _advice(profile: Profile) -> Iterator[str]:
    for advice in profile["advice"]:
        yield from _advice_on(advice)
    if profile["settles"]:
        counts = ", ".join(f"{number} ({count})" for number, count in profile["settles"].items())
        yield f"RFCs outside the list that settle some of these issues, with how many: {counts}"


def _advice_on(advice: Advice) -> Iterator[str]:
    if advice["obsoleted_by"]:
        yield f"RFC {advice['rfc']} is obsolete: read RFC {', RFC '.join(map(str, advice['obsoleted_by']))} instead"
    if advice["updated_by"]:
        numbers = ", ".join(map(str, advice["updated_by"]))
        yield f"RFC {advice['rfc']} is updated by RFCs that are not in the list: {numbers}"


def _where(row: Touching) -> str:
    return "; ".join(_place(affected) for affected in row["rows"])


def _place(affected: Affected) -> str:
    sections = f" ({', '.join(affected['sections'])})" if affected["sections"] else ""
    return f"RFC {affected['rfc']}{sections}: {affected['state']}"


def _settled(row: Touching) -> str:
    if row["settled_in"]:
        return "; settled by RFC " + ", RFC ".join(map(str, row["settled_in"]))
    by = row["issue"]["settled_by"]
    return f"; settled by RFC {by['rfc']}" if by else ""
