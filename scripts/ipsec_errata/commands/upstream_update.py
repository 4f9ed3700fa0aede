"""What the RFC Editor has changed, taken over into exactly the files concerned."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from ipsec_errata.commands.errata_files import Catalogue, ErrataImport
from ipsec_errata.commands.rfc_import import render_rfc
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.output_file import write_text
from ipsec_errata.project import Project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reading.schema_check import Schemas
from ipsec_errata.reading.yaml_source import read_source
from ipsec_errata.rfc_editor.catalogue_update import find_newcomers, lost_relations, update_facts
from ipsec_errata.rfc_editor.errata_file import mark_missing
from ipsec_errata.rfc_editor.errata_json import ErratumRecord
from ipsec_errata.rfc_editor.rfc_metadata import Facts
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError
from ipsec_errata.several_files import make_change

# The names of the two documents at the RFC Editor.
ERRATA, INDEX = "errata.json", "rfc-index.xml"
# An erratum vanishes once in years. A list that lacks more is cut off or of something else.
_MOST_MISSING = 3


class UnusableError(Exception):
    """What was fetched or given cannot be used; the message is one sentence."""


@dataclass(kw_only=True)
class UpstreamUpdate:
    """One run: what it did (`done`) and what it doubts, a sentence each; entries that failed are told as it goes."""

    project: Project
    records: dict[int, ErratumRecord]
    index: dict[int, Facts]
    is_check: bool
    done: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    has_failed: bool = False
    database: Database = field(init=False)
    _changed_errata: list[int] = field(default_factory=list)
    _new_relations: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _newcomers: tuple[int, ...] = ()
    _planned: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the entries as they are."""
        self.database = Loader(self.project).read().database

    def take_all(self) -> None:
        """Take over everything; raise UnusableError, before anything is written, where the documents are not whole."""
        self._refuse_if_cut()
        self._take_errata()
        self._mark_missing()
        self._take_rfcs()

    def _refuse_if_cut(self) -> None:
        """Raise UnusableError where so much is missing that the documents cannot be whole."""
        missing = [erratum.eid for erratum in self._missing()]
        if len(missing) > _MOST_MISSING:
            raise UnusableError(
                f"{ERRATA} lacks {len(missing)} of {len(self.database.errata)} errata that are here, EID {missing[0]} "
                "among them; it seems to be cut off, so no entry was touched"
            )
        unknown = [number for number in self.database.rfc if number not in self.index]
        if unknown:
            raise UnusableError(
                f"{INDEX} lacks {len(unknown)} of the {len(self.database.rfcs)} RFCs that are here, RFC {unknown[0]} "
                "among them; it seems to be cut off, so no entry was touched"
            )

    def _missing(self) -> Iterator[Erratum]:
        return (
            erratum for erratum in self.database.errata if erratum.eid not in self.records and not erratum.missing_since
        )

    def _take_errata(self) -> None:
        """Write new errata and what has changed in known ones."""
        folder = self.project.entries / "rfc-editor"
        job = ErrataImport(
            catalogue=Catalogue(self.project.entries / "rfcs"),
            texts=None,
            out=folder,
            is_check=self.is_check,
            quiet=True,
        )
        for eid in sorted(self.records):
            job.take(self.records[eid])
        self.has_failed |= job.has_failed
        for eid in job.written:
            record = self.records[eid]
            known = self.database.erratum.get(eid)
            if known is None:
                what = f"new on RFC {record.rfc}, {record.status.label}"
            elif known.status is not record.status:
                what = f"{known.status.label} became {record.status.label}"
            else:
                what = "its record was changed"
            self.done.append(f"errata/rfc-editor/eid{eid}.yaml: {what}")
            if known:
                self._changed_errata.append(eid)

    def _mark_missing(self) -> None:
        """Leave a note in the files of errata that the RFC Editor's list has no more."""
        # The day on which it was noticed is a fact of this run, and only the clock knows it.
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        for erratum in self._missing():
            source, _ = read_source(self.project.root / erratum.path, erratum.path)
            if source is None:
                continue
            if not self.is_check:
                write_text(self.project.root / erratum.path, mark_missing(source.value, source.text, today))
            self.done.append(f"{erratum.path}: gone from the RFC Editor's list; the entry stays")
            self._changed_errata.append(erratum.eid)

    def _take_rfcs(self) -> None:
        """Write what other documents did to RFCs of the catalogue, and a file for each of those documents."""
        schemas = Schemas(self.project.schemas)
        for rfc in self.database.rfcs:
            source, _ = read_source(self.project.root / rfc.path, rfc.path)
            if source is None:
                continue
            published = self.index[rfc.number]
            self.doubts += [f"{rfc.path}: {sentence}" for sentence in lost_relations(source.value, published)]
            new, said = update_facts(source.value, published)
            if said and self._plan_rfc(rfc.path, new, schemas):
                self.done.append(f"{rfc.path}: {'; '.join(said)}")
                self._new_relations[rfc.number] = tuple(new["obsoleted_by"])
        self._newcomers = find_newcomers(set(self.database.rfc), self.index)
        for number in self._newcomers:
            path = f"errata/rfcs/rfc{number}.yaml"
            if self._plan_rfc(path, self.index[number], schemas):
                self.done.append(f"{path}: new, {self.index[number]['title']}")
        if self._planned and not self.is_check:
            # A relation stands in the files of both RFCs, and one without the other is a fault.
            make_change(self.project.root, self._planned)

    def _plan_rfc(self, path: str, facts: Facts, schemas: Schemas) -> bool:
        try:
            text, _ = render_rfc(facts, None, self.project.root / path, schemas)
        except UnreadableRfcError as error:
            print(f"{path}: not touched: {error}", file=sys.stderr)
            self.has_failed = True
            return False
        self._planned[path] = text
        return True

    def tasks(self) -> Iterator[str]:
        """Yield what only a person can do, one sentence each."""
        for eid in self._changed_errata:
            for issue in self.database.issues_of_erratum.get(eid, ()):
                yield f"{issue.path}: it leans on EID {eid}, which changed"
        for number in self._newcomers:
            yield f"errata/rfcs/rfc{number}.yaml: `ipsec-errata rfc import` adds its sections once the text is at hand"
        for number, obsoleted_by in self._new_relations.items():
            family = self.database.family(number)
            for later in obsoleted_by:
                if family and later not in family.rfcs:
                    named = ", ".join(issue.id for issue, _ in self.database.issues_of.get(number, ()))
                    yield f"errata/vocabulary.yaml: RFC {later} continues the family {family.id}"
                    if named:
                        yield f"the state in RFC {later} is wanted in {named}"
