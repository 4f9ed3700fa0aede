"""Which issues explain a symptom, with the lines of theirs that fit."""

from __future__ import annotations

from ipsec_errata.answers.ranking import rank
from ipsec_errata.answers.text import render_standing, wrap
from ipsec_errata.answers.words import words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypedDict

    from ipsec_errata.answers.index import Index
    from ipsec_errata.answers.records import IssueRecord, SymptomRecord

    class Explanation(TypedDict):
        """An issue that explains the symptom, how well (greater is better), and those symptoms of it that fit best."""

        issue: IssueRecord
        score: int
        symptoms: list[SymptomRecord]


# Symptoms of one issue that an explanation shows.
_MOST = 3


def explain(text: str, index: Index, limit: int) -> list[Explanation]:
    """Return at most `limit` issues that explain `text`, a notify name, a log line or a behaviour, best first."""
    words = set(words_of(text))
    found: list[Explanation] = []
    for issue_id, score in rank(text, index.ranking)[:limit]:
        issue = index.known_issue(issue_id)
        found.append({"issue": issue, "score": score, "symptoms": _fitting(words, issue["symptoms"])})
    return found


def _fitting(words: set[str], symptoms: list[SymptomRecord]) -> list[SymptomRecord]:
    """Return at most three symptoms, those with the greatest part in common with `words` first."""
    parts: list[tuple[float, SymptomRecord]] = []
    for symptom in symptoms:
        own = set(words_of(symptom["text"]))
        if shared := len(own & words):
            parts.append((shared / len(own), symptom))
    parts.sort(key=lambda part: -part[0])
    return [symptom for _, symptom in parts[:_MOST]]


def render_explanations(found: list[Explanation], *, brief: bool = False) -> Iterator[str]:
    """Yield lines for a terminal; `brief` leaves out the symptoms and what to do."""
    for row in found:
        issue = row["issue"]
        yield f"{issue['id']}  {issue['title']}"
        stands = ", ".join(str(affected["rfc"]) for affected in issue["affects"] if affected["is_affected"])
        yield f"           {render_standing(issue)}; in RFC {stands}"
        if brief:
            continue
        for symptom in row["symptoms"]:
            source = f" ({symptom['source']})" if symptom["source"] else ""
            yield from wrap(f"{symptom['kind']}{source}: {symptom['text']}", "           ")
        yield from wrap(f"Do: {issue['implementer']}", "           ")
        if issue["operator"]:
            yield from wrap(f"Operators: {issue['operator']}", "           ")
