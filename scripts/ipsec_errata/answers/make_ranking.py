"""What ranking needs, from the entries."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from ipsec_errata.answers.records import RankedLines
from ipsec_errata.answers.words import LOG_WORDS, words_of
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue, SymptomKind

# How much a line counts, in tenths: what one sees says more than how somebody summed it up.
_FACTOR = {SymptomKind.LOG: 14, SymptomKind.NOTIFY: 14, SymptomKind.BEHAVIOUR: 10}
_TITLE, _NAME, _SUMMARY = 10, 6, 8


def make_ranking(database: Database) -> tuple[RankedLines, dict[str, list[int]]]:
    """Return the lines of all issues, and for each word its weight and the lines that have it."""
    rows = [
        (i, factor, sorted(set(words_of(text))))
        for i, issue in enumerate(database.issues)
        for text, factor in _lines(issue)
    ]
    rows = [row for row in rows if row[2]]
    issues_with = Counter(word for word, _ in {(word, i) for i, _, words in rows for word in words})
    count = len(database.issues)
    weight = {word: _weight(word, count / n) for word, n in issues_with.items()}
    lines_with: dict[str, list[int]] = {word: [weight[word]] for word in sorted(weight)}
    for line, (_, _, words) in enumerate(rows):
        for word in words:
            lines_with[word].append(line)
    lines: RankedLines = {
        "issues": [(issue.id, issue.id in database.live) for issue in database.issues],
        "lines": [(i, factor, sum(weight[word] for word in words)) for i, factor, words in rows],
    }
    return lines, lines_with


def _weight(word: str, rarity: float) -> int:
    # The name of a notification says more than its parts do, a word that any log has says less.
    unit = 20 if "_" in word else 4 if word in LOG_WORDS else 10
    return max(1, round(unit * math.log2(rarity)))


def _lines(issue: Issue) -> Iterator[tuple[str, int]]:
    yield issue.title, _TITLE
    yield issue.summary, _SUMMARY
    for alias in issue.aliases:
        yield alias, _NAME
    for symptom in issue.symptoms:
        yield symptom.text, _FACTOR[symptom.kind]
