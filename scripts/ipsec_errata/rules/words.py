"""Words from the vocabulary, and the vocabulary itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ipsec_errata.diagnostics import Level
from ipsec_errata.model.database import Database
from ipsec_errata.model.vocabulary import Vocabulary
from ipsec_errata.rules.rule import Found, rule
from ipsec_errata.suggest import did_you_mean


@rule("word-unknown")
def check_words_known(database: Database) -> Iterator[Found]:
    """Protocols and topics are in the vocabulary.

    Bad:  topics: [lifetime]
    Good: topics: [lifetimes]
    """
    for issue in database.issues:
        yield from find_unknown_words(issue.path, issue.protocols, issue.topics, database.vocabulary)


def find_unknown_words(
    path: str, protocols: Sequence[str], topics: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Found]:
    """Yield what of the words of the entry at `path` the vocabulary does not have."""
    for key, used, known in (
        ("protocols", protocols, vocabulary.protocol),
        ("topics", topics, vocabulary.topic),
    ):
        for i, word in enumerate(used):
            if word not in known:
                message = f"{word!r} is not among the {key} of the vocabulary{did_you_mean(word, known)}"
                yield Found(path, (key, i), message)


@rule("word-repeated")
def check_vocabulary_unique(database: Database) -> Iterator[Found]:
    """A word is defined once.

    Bad:  two topics with `id: lifetimes`
    Good: one topic with `id: lifetimes`
    """
    vocabulary = database.vocabulary
    lists = {
        "protocols": [word.id for word in vocabulary.protocols],
        "topics": [word.id for word in vocabulary.topics],
        "families": [family.id for family in vocabulary.families],
    }
    for key, ids in lists.items():
        count = Counter(ids)
        for i, word in enumerate(ids):
            if count[word] > 1:
                yield Found(vocabulary.path, (key, i, "id"), f"{word} is defined {count[word]} times")


@rule("word-unused", level=Level.WARNING)
def check_topics_balanced(database: Database) -> Iterator[Found]:
    """A topic has more than one issue, and less than a third of all.

    Bad:  a topic that one issue uses
    Good: a topic that leads from one issue to others
    """
    count = Counter(topic for issue in database.issues for topic in issue.topics)
    for i, topic in enumerate(database.vocabulary.topics):
        if len(database.issues) < 30:
            return
        if count[topic.id] < 2:
            message = f"topic {topic.id} has {count[topic.id]} issues; merge it into another one"
            yield Found(database.vocabulary.path, ("topics", i, "id"), message)
        elif count[topic.id] * 3 > len(database.issues):
            message = f"topic {topic.id} has more than a third of all issues; split it"
            yield Found(database.vocabulary.path, ("topics", i, "id"), message)


@rule("family-incomplete")
def check_families_follow_obsoletes(database: Database) -> Iterator[Found]:
    """An RFC and one that obsoletes it are in one family, and an RFC is in one family only.

    Where an RFC was split, each successor may go its own way as long as one of them stays in the family.

    Bad:  a family [2401] although RFC 4301 obsoletes RFC 2401
    Good: a family [1825, 2401, 4301]
    """
    families = database.vocabulary.families
    count = Counter(rfc for family in families for rfc in family.rfcs)
    for i, family in enumerate(families):
        for j, number in enumerate(family.rfcs):
            at = ("families", i, "rfcs", j)
            rfc = database.rfc.get(number)
            if count[number] > 1:
                yield Found(database.vocabulary.path, at, f"RFC {number} is in {count[number]} families")
            if rfc is None:
                yield Found(database.vocabulary.path, at, f"RFC {number} is not in the catalogue")
            elif rfc.obsoleted_by and not set(rfc.obsoleted_by) & set(family.rfcs):
                named = ", ".join(map(str, rfc.obsoleted_by))
                yield Found(database.vocabulary.path, at, f"{rfc.name} is obsoleted by {named}, which the family lacks")
    for rfc in database.rfcs:
        known = [number for number in rfc.obsoleted_by if number in database.rfc]
        if known and rfc.number not in count:
            message = f"RFC {known[0]} obsoletes {rfc.name}; put both into a family of the vocabulary"
            yield Found(rfc.path, ("obsoleted_by", 0), message)
