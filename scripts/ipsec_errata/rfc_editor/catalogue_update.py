"""What the RFC Editor's index has that a file of the RFC catalogue has not yet."""

from __future__ import annotations

from collections.abc import Mapping, Set

from ipsec_errata.rfc_editor.rfc_metadata import Facts

# What other documents do to an RFC after its publication. Everything else about it was settled then.
_RELATIONS = {"obsoleted_by": "obsoleted by", "updated_by": "updated by"}


def update_facts(known: Facts, published: Facts) -> tuple[Facts, tuple[str, ...]]:
    """Return the facts of a catalogue file brought up to date, and what changed, one sentence each.

    A relation is only ever added: that the index has lost one is a doubt about the index. What people wrote, notes
    and how a status changed, stays.
    """
    new, said = dict(known), []
    for key, words in _RELATIONS.items():
        added = sorted(set(published[key]) - set(known[key]))
        if added:
            new[key] = sorted({*known[key], *added})
            said.append(f"{words} {', '.join(f'RFC {number}' for number in added)}")
    now, was = published["status"]["now"], known["status"]["now"]
    if now != was:
        change = {"from": was, "to": now}
        new["status"] = {**known["status"], "now": now, "changes": [*known["status"]["changes"], change]}
        said.append(f"status {was.replace('_', ' ')} became {now.replace('_', ' ')}")
    return new, tuple(said)


def lost_relations(known: Facts, published: Facts) -> tuple[str, ...]:
    """Return the relations that the catalogue has and the index has not, one sentence each."""
    return tuple(
        f"the index no longer says that it is {words} RFC {number}"
        for key, words in _RELATIONS.items()
        for number in sorted(set(known[key]) - set(published[key]))
    )


def find_newcomers(known: Set[int], published: Mapping[int, Facts]) -> tuple[int, ...]:
    """Return the RFCs outside the catalogue that obsolete or update one in it."""
    return tuple(
        number
        for number, facts in sorted(published.items())
        if number not in known and not known.isdisjoint([*facts["obsoletes"], *facts["updates"]])
    )
