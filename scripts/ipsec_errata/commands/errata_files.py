"""Records of official errata to one file per erratum, as `errata import` and `watch` write them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ipsec_errata.model.erratum import Flag
from ipsec_errata.model.section import Section
from ipsec_errata.output_file import write_text
from ipsec_errata.reading.yaml_source import Source, read_source
from ipsec_errata.rfc_editor.errata_file import imported_facts, keep_located, render_erratum
from ipsec_errata.rfc_editor.errata_json import ErrataFileError, ErratumRecord, read_errata
from ipsec_errata.rfc_editor.errata_sections import KnownSections, Located, locate
from ipsec_errata.rfc_editor.errata_texts import ErrataTexts
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError


@dataclass(slots=True)
class Catalogue:
    """The files of the RFC catalogue, read as they are asked for."""

    folder: Path
    numbers: frozenset[int] = frozenset()
    _known: dict[int, KnownSections] = field(default_factory=dict)

    def __post_init__(self) -> None:
        stems = (file.stem.removeprefix("rfc") for file in self.folder.glob("rfc*.yaml"))
        self.numbers = frozenset(int(stem) for stem in stems if stem.isascii() and stem.isdigit())

    def sections(self, rfc: int) -> KnownSections:
        """Return the section list of an RFC; where it cannot be read, one that accepts everything."""
        if rfc not in self._known:
            source, _ = read_source(self.folder / f"rfc{rfc}.yaml", f"rfc{rfc}.yaml")
            self._known[rfc] = _known_sections(source)
        return self._known[rfc]


def _known_sections(source: Source | None) -> KnownSections:
    try:
        value = source.value if source else {}
        titles = {Section.parse(row["section"]): row["title"] for row in value["sections"]}
        return KnownSections(titles=titles, is_complete=value["section_list"] != "unknown")
    except (KeyError, TypeError, ValueError):
        return KnownSections(titles={}, is_complete=False)


@dataclass(slots=True, kw_only=True)
class ErrataImport:
    """One run, with what it has done so far."""

    catalogue: Catalogue
    texts: ErrataTexts | None
    out: Path
    is_check: bool
    # True where the caller tells what would change, in words of its own.
    quiet: bool = False
    changed: int = 0
    written: list[int] = field(default_factory=list)
    unchanged: int = 0
    left_out: int = 0
    has_failed: bool = False

    def complain(self, sentence: str) -> None:
        """Say what is wrong."""
        print(sentence, file=sys.stderr)
        self.has_failed = True

    def read(self, paths: Sequence[Path]) -> Iterator[ErratumRecord]:
        """Yield every record of every good file once, in the order of their numbers."""
        records: dict[int, ErratumRecord] = {}
        origin: dict[int, Path] = {}
        for file in self._files(paths):
            try:
                read = read_errata(file, str(file))
            except ErrataFileError as error:
                self.complain(str(error))
                continue
            clash = next((new for new in read if records.get(new.eid, new) != new), None)
            if clash is not None:
                self.complain(
                    f"{file}: erratum {clash.eid} differs from the one in {origin[clash.eid]}; import one of them"
                )
                continue
            for record in read:
                records[record.eid] = record
                origin.setdefault(record.eid, file)
        yield from (record for _, record in sorted(records.items()))

    def _files(self, paths: Sequence[Path]) -> Iterator[Path]:
        for path in paths:
            if path.is_dir():
                files = sorted(path.glob("*.json"))
                if not files:
                    self.complain(f"{path}: no .json file in this folder")
                yield from files
            else:
                yield path

    def take(self, record: ErratumRecord) -> None:
        """Write the file of one erratum if it differs from what is there."""
        if record.rfc not in self.catalogue.numbers:
            self.left_out += 1
            return
        file = self.out / f"eid{record.eid}.yaml"
        source: Source | None = None
        if file.exists():
            source, found = read_source(file, str(file))
            if source is None:
                self.complain(f"{found[0].path}: not touched, because it cannot be read: {found[0].message}")
                return
        existing = source.value if source else None
        try:
            imported = imported_facts(record, self._locate(record, existing))
        except (UnreadableRfcError, OSError) as error:
            self.complain(f"{file}: not touched, because the text of RFC {record.rfc} cannot be read: {error}")
            return
        if isinstance(existing, dict) and existing.get("imported") == imported and existing.get("eid") == record.eid:
            self.unchanged += 1
            return
        self.changed += 1
        self.written.append(record.eid)
        if self.is_check and self.quiet:
            return
        if self.is_check:
            print(f"{file}: would {'change' if source else 'be new'}")
            return
        write_text(file, render_erratum(record.eid, imported, existing, source.text if source else ""))

    def _locate(self, record: ErratumRecord, existing: object) -> Located:
        known = self.catalogue.sections(record.rfc)
        text = self.texts.read(record.rfc) if self.texts else None
        if text is None:
            kept = keep_located(record, existing, known)
            if kept is not None:
                return kept
        located = locate(record.section_field, record.quote, known, text)
        if self.texts and "quote-not-found" in {flag.code for flag in located.flags}:
            elsewhere = self.texts.find_elsewhere(record.rfc, record.quote, self.catalogue.numbers)
            if elsewhere is not None:
                rfc, section = elsewhere
                sentence = f"The quoted text does not stand in RFC {record.rfc}, but in RFC {rfc}, {section.label}"
                flag = Flag(code="wrong-rfc-suspected", text=sentence)
                return Located(sections=located.sections, found_by=located.found_by, flags=(*located.flags, flag))
        return located

    def summary(self) -> str:
        """Return what happened, in one line."""
        verb = "would change" if self.is_check else "written"
        total = self.changed + self.unchanged
        text = f"{total} errata: {self.changed} {verb}, {self.unchanged} unchanged"
        return text + (f"; {self.left_out} on RFCs outside the catalogue left out" if self.left_out else "")
