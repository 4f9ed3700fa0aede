"""The text of our form for problems, as GitHub makes it an issue, and what it says."""

from __future__ import annotations

import itertools
import re

from ipsec_errata.editing.draft import Draft
from ipsec_errata.model.issue import IssueClass
from ipsec_errata.model.mention import find_mentions
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.query import parse_query
from ipsec_errata.reading.characters import FORBIDDEN

# The labels in .github/ISSUE_TEMPLATE/problem.yml, which GitHub makes headings, and what they ask for.
LABELS = {
    "What is wrong": "title",
    "RFCs and sections": "places",
    "Summary": "summary",
    "Kind of problem": "class",
    "Description": "description",
    "What to do today": "guidance",
    "How to check": "check",
    "Official errata": "eids",
    "First noted": "noted",
}
_NOTHING = "_No response_"
_HEADING = re.compile(r"^### (.+?)\s*$", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*+]|[0-9]{1,2}[.)])\s+")
# GitHub takes no longer issues. Nobody has so many places, steps or errata to tell of one problem.
_MOST, _MOST_PARTS = 65_536, 200


class NoFormError(ValueError):
    """The text is none of our form; the message is one sentence."""


def parse_form(text: str) -> Draft:
    """Return what the author of an issue wrote into the form; an empty answer is an empty field.

    Only our own labels part the answers, so that a heading within an answer stays a part of it. Raises
    `NoFormError` where none of them is there, or more than a person would write.
    """
    if len(text) > _MOST:
        raise NoFormError(f"the text has {len(text):,} characters; a form has at most {_MOST:,}")
    answers = _answers(FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    if not answers:
        raise NoFormError(f"this is no text of the form; expected headings such as '### {next(iter(LABELS))}'")
    word = answers.get("class", "").strip()
    noted = _one_line(answers.get("noted", ""))
    address = re.search(r"https://\S+", noted)
    reference = {"type": "other", "title": noted[:300]} | ({"url": address[0].rstrip(".,;)")} if address else {})
    draft = Draft(
        title=_one_line(answers.get("title", "")).rstrip("."),
        summary=_one_line(answers.get("summary", "")),
        issue_class=IssueClass(word) if word in list(IssueClass) else None,
        places=_places(answers.get("places", "")),
        description=answers.get("description", ""),
        guidance=answers.get("guidance", ""),
        check=_steps(answers.get("check", "")),
        eids=tuple(dict.fromkeys(int(number) for number in re.findall(r"[0-9]{1,7}", answers.get("eids", "")))),
        references=(reference,) if noted else (),
    )
    for name, parts in (("places", draft.places), ("steps", draft.check), ("errata", draft.eids)):
        if len(parts) > _MOST_PARTS:
            raise NoFormError(f"the form names {len(parts):,} {name}; it can name {_MOST_PARTS}")
    return draft


def _answers(text: str) -> dict[str, str]:
    headings = [match for match in _HEADING.finditer(text) if match[1] in LABELS]
    found: dict[str, str] = {}
    for match, after in itertools.zip_longest(headings, headings[1:]):
        answer = text[match.end() : after.start() if after else len(text)].strip()
        # A label that an answer repeats is a part of that answer.
        if LABELS[match[1]] not in found and answer != _NOTHING:
            found[LABELS[match[1]]] = answer
    return found


def _places(text: str) -> tuple[Place, ...]:
    """Return the sections that lines name: as prose does, several to a line, or as people type them, one to a line."""
    found = []
    for line in re.split(r"[\n;]", text):
        named = [mention.place for mention in find_mentions(line) if mention.place]
        query = parse_query(_BULLET.sub("", line))
        if any(place.section for place in named) or query["kind"] != "place":
            found += named
        else:
            found.append(Place(query["rfc"], Section.parse(query["section"]) if "section" in query else None))
    return tuple(dict.fromkeys(found))


def _steps(text: str) -> tuple[str, ...]:
    return tuple(step for line in text.splitlines() if (step := _one_line(_BULLET.sub("", line))))


def _one_line(text: str) -> str:
    return " ".join(text.split())
