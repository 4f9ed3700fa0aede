"""Which issues explain some words: a log line, a notify name, a behaviour, or what one remembers of a title.

An issue has lines: its title, its summary, its other names and each of its symptoms. A word weighs the more the fewer
issues have it, and less where any log may have it. A line counts by the weight it shares with the words, times the part
of the line that this is: a log line that is there as a whole beats a long text that shares a few words.

Everything that needs the entries is done when the records are made (`make_ranking`); ranking adds whole numbers.
`site_src/assets/rank.js` does the same in the browser, and the tables of cases are run against both.
"""

from __future__ import annotations

from ipsec_errata.answers.words import words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ipsec_errata.answers.records import Ranking

# What is left out below this part of the best score explains the words no better than chance.
_LEAST_PERCENT = 25


def rank(text: str, ranking: Ranking) -> list[tuple[str, int]]:
    """Return the IDs of the issues that explain `text` with how well they do.

    Best first; of equal ones the live come first, then by ID.
    """
    shared: dict[int, int] = {}
    whole: dict[int, int] = {}
    for word in sorted(set(words_of(text))):
        weight, *lines = ranking["words"].get(word, [0])
        for line in lines:
            shared[line] = shared.get(line, 0) + weight
        for issue in {ranking["lines"][line][0] for line in lines}:
            whole[issue] = whole.get(issue, 0) + weight
    best: dict[int, int] = {}
    for line, weight in shared.items():
        issue, factor, total = ranking["lines"][line]
        best[issue] = max(best.get(issue, 0), factor * weight * weight // total)
    hits = [(2 * best[issue] // 10 + weight, *ranking["issues"][issue]) for issue, weight in whole.items()]
    hits.sort(key=lambda hit: (-hit[0], not hit[2], hit[1]))
    return [(issue_id, score) for score, issue_id, _ in hits if score * 100 >= hits[0][0] * _LEAST_PERCENT]
