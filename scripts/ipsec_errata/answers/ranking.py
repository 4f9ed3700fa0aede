"""Which issues explain some words: a log line, a notify name, a behaviour, or what one remembers of a title.

An issue has lines: its title, its summary, its other names and each of its symptoms. A word weighs the more the fewer
issues have it. A line counts by the weight it shares with the words, times the part of the line that this is: a log
line that is there as a whole beats a long text that shares a few words.

Everything that needs the entries is done when the records are made (`make_ranking`); ranking adds whole numbers.
`site_src/assets/rank.js` does the same in the browser, and `tests/cases/symptoms.json` is run against both.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipsec_errata.answers.records import Ranking

_PIECE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_PREFIX = re.compile(r"^(?:v[12]n|ikev2|ikev1|isakmp|n)_(?=[a-z]+_)")
_ENDING = re.compile(r"^(..+?[^s])(?:ings?|ed|e?s|e)$")
# Written with an underscore in logs and with a space in prose: two words.
_TWO_WORDS = frozenset(["child_sa", "ike_sa", "ipsec_sa"])
_STOP_WORDS = """
a an and are as at be been but by can for from has have if in into is it its may no not of on one only or such that the
their them then there this to was were which while who will with would
"""
_STOP = frozenset(_STOP_WORDS.split())
# What is left out below this part of the best score explains the words no better than chance.
_LEAST_PERCENT = 25


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text as ranking compares them, repeats included.

    INVALID_KE_PAYLOAD and INVALID-KE-PAYLOAD are alike, give the whole name and its parts, and a prefix that a program
    puts before the name is left out. Endings are cut, so that rekey, rekeys, rekeyed and rekeying are alike. Short
    numbers say nothing: a message ID or a time of day.
    """
    for piece in _PIECE.findall(text.lower()):
        name = _PREFIX.sub("", piece.replace("-", "_"))
        parts = name.split("_")
        if len(parts) > 1 and name not in _TWO_WORDS:
            yield name
        for part in parts:
            if part in _STOP or (part.isdigit() and len(part) < 3):
                continue
            found = _ENDING.match(part)
            yield found[1] if found else part


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
    hits = [(4 * best[issue] // 10 + weight, *ranking["issues"][issue]) for issue, weight in whole.items()]
    hits.sort(key=lambda hit: (-hit[0], not hit[2], hit[1]))
    return [(issue_id, score) for score, issue_id, _ in hits if score * 100 >= hits[0][0] * _LEAST_PERCENT]
