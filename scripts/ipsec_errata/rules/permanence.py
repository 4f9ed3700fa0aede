"""What an earlier commit had and this one must not lose. These rules run with `validate --base REF` only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ipsec_errata.addresses import (
    address,
    erratum_page,
    family_page,
    issue_page,
    list_page,
    meeting_page,
    rfc_page,
)
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.register import PLACEHOLDER
from ipsec_errata.rules.rule import Found, rule


@rule("history-rewritten", needs_base=True)
def check_history_grows_at_its_end(database: Database, base: Database) -> Iterator[Found]:
    """The steps of a history that were published stay as they are; new ones come after them.

    Compares with the commit that `validate --base` names.

    Bad:  a note of last year is worded anew
    Good: a further step says what was wrong with it
    """
    for issue in database.issues:
        old = base.issue.get(issue.id)
        if old is None or issue.id == PLACEHOLDER:
            continue
        for i, (before, now) in enumerate(zip(old.history, issue.history, strict=False)):
            if before != now:
                message = f"step {i + 1} was published as {before.date} {before.status}: {_short(before.note)}"
                yield Found(issue.path, ("history", i), f"{message}; restore it and add a step instead")
                break
        else:
            gone = old.history[len(issue.history) :]
            if gone:
                message = f"the published steps are gone from {gone[0].date} {gone[0].status} on; restore them"
                yield Found(issue.path, ("history",), message)


@rule("register-rewritten", needs_base=True)
def check_register_grows_at_its_end(database: Database, base: Database) -> Iterator[Found]:
    """The register of published IDs grows at its end only.

    Compares with the commit that `validate --base` names.

    Bad:  the row of a deleted entry is deleted, too
    Good: the entry is moved, a duplicate or withdrawn, and its row stays
    """
    if database.register is None or base.register is None:
        return
    rows = database.register.rows
    for i, old in enumerate(base.register.rows):
        if i >= len(rows):
            message = f"{old.id} {old.slug} and what came after it are gone; restore the rows"
            yield Found(database.register.path, (), message)
            return
        if rows[i] != old:
            message = f"here stood {old.id} {old.slug}; restore it, and let new rows follow at the end"
            yield Found(database.register.path, (i,), message)
            return


@rule("address-vanished", needs_base=True)
def check_addresses_live_for_ever(database: Database, base: Database) -> Iterator[Found]:
    """What had a page or an anchor of its own still has it: somebody may have linked to it.

    Compares with the commit that `validate --base` names: issues, errata, RFCs, meetings and their items, families,
    protocols and topics.

    Bad:  a topic gets another id
    Good: a topic gets another label; its id, and so the address, stays
    """
    now = {where for where, _ in _addresses(database)}
    for where, path in _addresses(base):
        stem = PurePosixPath(path).stem
        # A file that cannot be read is a finding of its own, and so is a number in the register without an entry.
        known = database.unread | (database.register.ids if database.register else frozenset())
        if where not in now and known.isdisjoint((stem, stem[:8])):
            yield Found(path, (), f"the address /{where} had a page and has none any more; restore what it leads to")


def _addresses(database: Database) -> Iterator[tuple[str, str]]:
    """Yield every address that the entries make, with the file that makes it."""
    numbered: tuple[Issue | Moved, ...] = (*database.issues, *database.moved)
    for issue in numbered:
        if issue.id != PLACEHOLDER:
            yield address(issue_page(issue.id)), issue.path
    for erratum in database.errata:
        yield address(erratum_page(erratum.eid)), erratum.path
    for rfc in database.rfcs:
        yield address(rfc_page(rfc.number)), rfc.path
    for meeting in database.meetings:
        yield address(meeting_page(meeting.id)), meeting.path
        for item in meeting.walk():
            yield f"{address(meeting_page(meeting.id))}#{item.id}", meeting.path
    vocabulary = database.vocabulary
    for family in vocabulary.families:
        yield address(family_page(family.id)), vocabulary.path
    for facet, words in (("protocols", vocabulary.protocols), ("topics", vocabulary.topics)):
        for word in words:
            yield address(list_page(facet, word.id)), vocabulary.path


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
