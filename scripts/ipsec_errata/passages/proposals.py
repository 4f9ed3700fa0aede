"""Lineage states proposed from wording alone: a hint for whoever reads both RFCs, never written into an entry."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ipsec_errata.model.affected import State
from ipsec_errata.model.database import Database
from ipsec_errata.model.place import Place
from ipsec_errata.passages.check import passages_of
from ipsec_errata.passages.locate import PassageNotFoundError, locate_passage
from ipsec_errata.passages.presence import FEWEST_WORDS, find_presence, sections_about_changes
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the wording says of one later RFC. `state` is None where nothing is proposed, and `reason` says why.

    `place` is where the words stand in the later RFC, `written` what the entry says of it so far.
    """

    issue: str
    passage: Place
    later: int
    place: Place | None
    state: State | None
    reason: str
    written: State | None

    @property
    def is_news(self) -> bool:
        """True if the entry says nothing of the later RFC, or what does not go with the proposal.

        A problem may stand and be explained elsewhere in the later RFC; where words were changed, no state is wrong.
        """
        if self.state is None:
            return False
        if self.written in (None, State.UNKNOWN):
            return True
        if self.state is State.CHANGED or self.written in (State.CLARIFIED, State.MITIGATED):
            return False
        return self.written.is_affected is not self.state.is_affected


def propose_states(database: Database, library: RfcLibrary, issues: Collection[str] = ()) -> Iterator[Proposal]:
    """Yield a proposal for every passage and every RFC that replaced its own, for `issues` or for all.

    Passages that do not stand where they should are left out: `check_passages` tells of them. Raises
    UnreadableRfcError for a bad text.
    """
    for issue, _, number, passage in passages_of(database):
        rfc = library.read(number) if not issues or issue.id in issues else None
        if rfc is None:
            continue
        try:
            text = locate_passage(rfc, passage.section, passage.starts, passage.ends).text
        except PassageNotFoundError:
            continue
        here = {affected.rfc: affected.state for affected in issue.affects}
        for later in database.successors(number):
            state, place, reason = _judge(text, later, here[number], database, library)
            yield Proposal(
                issue=issue.id,
                passage=Place(number, passage.section),
                later=later,
                place=place,
                state=state,
                reason=reason,
                written=here.get(later),
            )


def _judge(
    text: str, later: int, state: State, database: Database, library: RfcLibrary
) -> tuple[State | None, Place | None, str]:
    """Return the state proposed for the RFC `later`, where the words stand in it, and why.

    `state` is that of the passage: words that mend a problem mend it wherever they stand.
    """
    if state is State.CONTRADICTS:
        return None, None, "the passage is one side of a contradiction, and the other side may be gone"
    words = library.read(later)
    if words is None:
        return None, None, "its text is not at hand"
    ignored = sections_about_changes(database.rfc[later]) if later in database.rfc else frozenset()
    presence = find_presence(text, words, ignored)
    if presence is None:
        return None, None, f"a passage of fewer than {FEWEST_WORDS} words may stand anywhere"
    if presence.section is None:
        return None, None, "the wording is gone; only reading tells what became of the problem"
    place = Place(later, presence.section)
    if presence.is_whole:
        return State.INHERITED if state.is_affected else state, place, "the passage stands there word for word"
    if presence.kept == presence.words:
        reason = "all its words stand there, not all of them in the same case"
    else:
        reason = f"{presence.kept} of its {presence.words} words stand there"
    return State.CHANGED if state.is_affected else state, place, reason
