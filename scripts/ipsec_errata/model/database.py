"""Everything that is known, built once, with its indexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ipsec_errata.model.affected import Affected, State
from ipsec_errata.model.citations import cited_rows
from ipsec_errata.model.erratum import Erratum, ErratumStatus, LaterState
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.lineage import Strip, trace_lineage
from ipsec_errata.model.meeting import AgendaItem, Meeting
from ipsec_errata.model.place import Place
from ipsec_errata.model.prose import EntryProse, gather_prose
from ipsec_errata.model.register import PLACEHOLDER, Register
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.section import Section
from ipsec_errata.model.standing import Standing, stand_on_places
from ipsec_errata.model.succession import current_rfcs, successors_of
from ipsec_errata.model.vocabulary import Family, Vocabulary


@dataclass(frozen=True, kw_only=True)
class Database:
    """All entries, sorted by number. `unread` names entries whose files could not be decoded, by stem or ID.

    `register` holds every number that was ever given; None where it could not be read.
    """

    rfcs: tuple[Rfc, ...]
    errata: tuple[Erratum, ...]
    issues: tuple[Issue, ...]
    moved: tuple[Moved, ...]
    meetings: tuple[Meeting, ...]
    vocabulary: Vocabulary
    unread: frozenset[str] = field(default_factory=frozenset)
    register: Register | None = None

    def with_one_draft(self, path: str | None = None) -> Database:
        """Return the database with all numbered entries and one draft: the one at `path`, or the first.

        Drafts share one ID, and so one page.
        """
        drafts = [issue for issue in self.issues if issue.id == PLACEHOLDER]
        if len(drafts) < 2:
            return self
        kept = next((draft for draft in drafts if draft.path == path), drafts[0])
        return replace(self, issues=tuple(issue for issue in self.issues if issue is kept or issue not in drafts))

    @cached_property
    def rfc(self) -> Mapping[int, Rfc]:
        """RFCs by number."""
        return {rfc.number: rfc for rfc in self.rfcs}

    @cached_property
    def issue(self) -> Mapping[str, Issue]:
        """Issues by ID."""
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def moved_to(self) -> Mapping[str, str]:
        """Where moved IDs lead."""
        return {moved.id: moved.to for moved in self.moved}

    @cached_property
    def erratum(self) -> Mapping[int, Erratum]:
        """Errata by EID."""
        return {erratum.eid: erratum for erratum in self.errata}

    @cached_property
    def meeting(self) -> Mapping[str, Meeting]:
        """Meetings by id."""
        return {meeting.id: meeting for meeting in self.meetings}

    @cached_property
    def written(self) -> tuple[Issue | Erratum | Meeting, ...]:
        """Every entry that holds prose and citations of people."""
        return (*self.issues, *self.errata, *self.meetings)

    @cached_property
    def prose(self) -> tuple[EntryProse, ...]:
        """All text that people wrote, by entry."""
        return tuple(map(gather_prose, self.written))

    def has_section(self, place: Place) -> bool:
        """True if the section exists, or cannot be checked because the RFC's section list is unknown."""
        rfc = self.rfc.get(place.rfc)
        if rfc is None or not rfc.has_sections or place.section is None:
            return True
        return place.section in rfc.heading_of

    def has_issue(self, issue_id: str) -> bool:
        """True if there is such an issue, it moved, or its file could not be read, which is told of the file."""
        return issue_id in self.issue or issue_id in self.moved_to or issue_id in self.unread

    def published_url(self, place: Place) -> str:
        """The RFC Editor's address of a section; of the RFC alone where its rendering has no anchor for it."""
        rfc = self.rfc.get(place.rfc)
        heading = rfc.heading_of.get(place.section) if rfc and place.section else None
        return Place(place.rfc).rfc_editor_url if heading and not heading.is_anchored else place.rfc_editor_url

    @cached_property
    def current(self) -> frozenset[int]:
        """Numbers of the RFCs that hold today: neither obsoleted nor Historic, nor mere updates of Historic ones."""
        return current_rfcs(self.rfcs)

    def family(self, number: int) -> Family | None:
        """The family of an RFC, or None."""
        return self.vocabulary.family_of.get(number)

    def successors(self, number: int) -> tuple[int, ...]:
        """RFCs that obsolete an RFC, or obsolete one that does, by number: 4306, 5996 and 7296 for 2409."""
        return successors_of(number, self.rfc)

    def lineage_of(self, issue: Issue) -> tuple[Strip, ...]:
        """The lineage strips of an issue."""
        if issue.id not in self._lineages:
            self._lineages[issue.id] = trace_lineage(issue, self.vocabulary.family_of, self.current)
        return self._lineages[issue.id]

    @cached_property
    def _lineages(self) -> dict[str, tuple[Strip, ...]]:
        """The strips that somebody has asked for."""
        return {}

    @cached_property
    def live(self) -> frozenset[str]:
        """IDs of issues that stand in a current RFC and are no mistake.

        What an RFC mitigates stands there as long as the issue is not settled.
        """
        return frozenset(issue.id for issue in self.issues if self._is_live(issue))

    def _is_live(self, issue: Issue) -> bool:
        return not issue.status.is_dismissed and any(
            affected.rfc in self.current
            and affected.state.is_affected
            and not (affected.state is State.MITIGATED and issue.is_settled)
            for affected in issue.affects
        )

    def is_live_erratum(self, erratum: Erratum) -> bool:
        """True if an erratum that was not rejected stands in a current RFC, its own or a later one."""
        if erratum.status is ErratumStatus.REJECTED:
            return False
        numbers = [erratum.rfc, *(later.rfc for later in erratum.later if later.state is LaterState.PRESENT)]
        return not self.current.isdisjoint(numbers)

    @cached_property
    def issues_of(self) -> Mapping[int, tuple[tuple[Issue, Affected], ...]]:
        """Issues that name an RFC, with what they say of it."""
        found: defaultdict[int, list[tuple[Issue, Affected]]] = defaultdict(list)
        for issue in self.issues:
            for affected in issue.affects:
                found[affected.rfc].append((issue, affected))
        return {number: tuple(rows) for number, rows in found.items()}

    @cached_property
    def errata_of(self) -> Mapping[int, tuple[Erratum, ...]]:
        """Errata of each RFC, by EID."""
        found: defaultdict[int, list[Erratum]] = defaultdict(list)
        for erratum in self.errata:
            found[erratum.rfc].append(erratum)
        return {number: tuple(rows) for number, rows in found.items()}

    @cached_property
    def standing(self) -> Mapping[Place, Standing]:
        """What stands on each place; the whole document has the place without a section."""
        return stand_on_places(self.issues, self.errata)

    @cached_property
    def cited_sections(self) -> Mapping[int, frozenset[Section]]:
        """The sections that entries cite in any way of each RFC whose own list of sections is unknown."""
        found: dict[int, set[Section]] = {rfc.number: set() for rfc in self.rfcs if not rfc.has_sections}
        for entry in self.written:
            for number, sections in cited_rows(entry):
                if number in found:
                    found[number].update(sections)
        return {number: frozenset(sections) for number, sections in found.items()}

    def at(self, number: int, section: Section | None) -> Standing:
        """What stands exactly on this section."""
        return self.standing.get(Place(number, section), Standing())

    @cached_property
    def issues_of_erratum(self) -> Mapping[int, tuple[Issue, ...]]:
        """Issues that name an erratum, by EID."""
        found: defaultdict[int, list[Issue]] = defaultdict(list)
        for issue in self.issues:
            named = (*issue.official.eids, *(reference.eid for reference in issue.references if reference.eid))
            for eid in dict.fromkeys(named):
                found[eid].append(issue)
        return {eid: tuple(rows) for eid, rows in found.items()}

    @cached_property
    def agenda_items_of(self) -> Mapping[str, tuple[tuple[Meeting, AgendaItem], ...]]:
        """Agenda items that gave rise to an issue, by its ID."""
        found: defaultdict[str, list[tuple[Meeting, AgendaItem]]] = defaultdict(list)
        for meeting in self.meetings:
            for item in meeting.walk():
                for issue_id in item.issues:
                    found[issue_id].append((meeting, item))
        return {issue_id: tuple(rows) for issue_id, rows in found.items()}

    @cached_property
    def named_by(self) -> Mapping[str, tuple[Issue, ...]]:
        """Issues whose relations name an issue, by the ID named."""
        found: defaultdict[str, list[Issue]] = defaultdict(list)
        for issue in self.issues:
            for target in issue.relations.targets:
                found[target].append(issue)
        return {issue_id: tuple(rows) for issue_id, rows in found.items()}

    @cached_property
    def as_of(self) -> str:
        """The newest day in the data, ISO: the date of everything generated from it."""
        days = [issue.modified for issue in self.issues]
        days += [erratum.updated for erratum in self.errata if erratum.updated]
        return max(days, default="1998-08-25")
