"""Which issues explain a symptom, with the lines of theirs that fit."""

from __future__ import annotations

from ipsec_errata.answers.ranking import rank, words_of
from ipsec_errata.answers.text import render_standing, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypedDict

    from ipsec_errata.answers.index import Index
    from ipsec_errata.answers.records import IssueRecord, SymptomRecord

    class Explanation(TypedDict):
        """An issue that explains the symptom, how well (greater is better), and which symptoms of it share words."""

        issue: IssueRecord
        score: int
        symptoms: list[SymptomRecord]


def explain(text: str, index: Index, limit: int) -> list[Explanation]:
    """Return at most `limit` issues that explain `text`, a notify name, a log line or a behaviour, best first."""
    words = set(words_of(text))
    found: list[Explanation] = []
    for issue_id, score in rank(text, index.ranking)[:limit]:
        issue = index.known_issue(issue_id)
        symptoms = [symptom for symptom in issue["symptoms"] if not words.isdisjoint(words_of(symptom["text"]))]
        found.append({"issue": issue, "score": score, "symptoms": symptoms})
    return found


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
