"""Documents that the readers of this project are given: texts and XML of RFCs, errata, forms, source files, entries."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import yaml
from tests.commands.test_watch import index_of, record
from tests.editing.test_issue_form import FORM
from tests.fuzz.mutate import spoil
from tests.fuzz.pieces import FORM_WORDS, HEADINGS, JSON, SOURCE, SOURCES, XML, YAML
from tests.fuzz.target import Target
from tests.reading.mutations import mutate
from tests.rfc_editor.test_rfc_xml import DOCUMENT

from ipsec_errata.diagnostics import Format, render_diagnostics
from ipsec_errata.editing.draft import render_draft
from ipsec_errata.editing.issue_form import NoFormError, parse_form
from ipsec_errata.editing.layout import CannotFormatError, format_entry
from ipsec_errata.make_pages import make_pages
from ipsec_errata.open_known import open_known
from ipsec_errata.project import Kind, Project, kind_of
from ipsec_errata.query import parse_query
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.rendering.article import ArticleRenderer
from ipsec_errata.rfc_editor.errata_json import ErrataFileError, parse_errata
from ipsec_errata.rfc_editor.rfc_index import RfcIndexError, parse_index
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError
from ipsec_errata.rfc_editor.rfc_passages import read_sections
from ipsec_errata.scanner.baseline import BaselineError, parse_baseline
from ipsec_errata.scanner.scan import scan_source

_Run = Callable[[bytes], None]


def targets(project: Project, scratch: Path) -> tuple[Target, ...]:
    """Return every reader of documents, around a project to spoil and a folder to write inputs to."""
    texts, register = scratch.parent / "texts", project.entries / "published-ids.txt"

    def target(name: str, seeds: tuple[bytes, ...], pieces: tuple[bytes, ...], largest: int, run: _Run) -> Target:
        return Target(
            name=name, seeds=seeds, pieces=pieces, largest=largest, run=run, writes=(scratch, project.entries)
        )

    return (
        target("rfc-text", _read(texts, "*.txt"), HEADINGS, 5_200_000, _rfc(scratch, "txt")),
        target("rfc-xml", (DOCUMENT,), XML, 5_200_000, _rfc(scratch, "xml")),
        target("errata", _errata(), JSON, 2_000_000, _read_errata),
        target("index", (index_of({60001: {"title": "One", "updates": [60002]}}),), XML, 2_000_000, _read_index),
        target("form", (FORM.encode(),), FORM_WORDS, 120_000, _form(project)),
        target("source", SOURCES, SOURCE, 1_048_576, _source(project)),
        target("baseline", (b'{"version": 1, "findings": []}',), JSON, 1_000_000, _baseline),
        target("query", (b"RFC 7296 2.8", b"eid4387", b"IPE-0012"), SOURCE, 100_000, _query),
        *(_entry_target(project, file) for file in sorted(project.entries.rglob("*.yaml"))),
        target("register", (register.read_bytes(),), YAML, 1_000_000, _entry(project, register)),
    )


def _read(folder: Path, pattern: str) -> tuple[bytes, ...]:
    return tuple(file.read_bytes() for file in sorted(folder.glob(pattern)))


def _rfc(scratch: Path, suffix: str) -> _Run:
    def run(content: bytes) -> None:
        file = scratch / f"rfc60001.{suffix}"
        file.write_bytes(content)
        try:
            found = read_sections(file)
        except UnreadableRfcError:
            return
        assert len(found.passages) >= len(found.headings)

    return run


def _errata() -> tuple[bytes, ...]:
    return (json.dumps([record(), record(70002, section="2.9, 2nd para")]).encode(), b"[]")


def _read_errata(content: bytes) -> None:
    with contextlib.suppress(ErrataFileError):
        parse_errata(content, "errata.json")


def _read_index(content: bytes) -> None:
    with contextlib.suppress(RfcIndexError):
        parse_index(content)


def _query(content: bytes) -> None:
    parse_query(content.decode(errors="surrogateescape"))


def _baseline(content: bytes) -> None:
    with contextlib.suppress(BaselineError, UnicodeDecodeError):
        parse_baseline(content.decode())


def _form(project: Project) -> _Run:
    loader = Loader(project)
    database = loader.load().database

    def run(content: bytes) -> None:
        try:
            draft = parse_form(content.decode(errors="replace"))
        except NoFormError:
            return
        text = render_draft(draft, database, loader.schemas.documents[Kind.ISSUE], "2026-11-26")
        source, found = parse_source(text.encode(), "draft")
        assert source is not None
        assert not found

    return run


def _source(project: Project) -> _Run:
    known = open_known(str(project.root))
    return lambda content: str(scan_source("a.c", content, known)) and None


def _entry_target(project: Project, file: Path) -> Target:
    content = file.read_bytes()
    value = yaml.safe_load(content)

    def make(random: Random) -> bytes:
        if random.randrange(2):
            return spoil(random, (content,), YAML, 1_000_000)
        return yaml.safe_dump(mutate(value, random), sort_keys=False, allow_unicode=True).encode(errors="surrogatepass")

    name = f"entry-{file.stem}"
    return Target(name=name, make=make, run=_entry(project, file), writes=(project.entries, project.root / ".cache"))


def _entry(project: Project, file: Path) -> _Run:
    pristine = file.read_bytes()
    loader = Loader(project)
    loader.load()
    config = yaml.safe_load(project.settings.read_text())
    names = [row if isinstance(row, str) else next(iter(row)) for row in config["markdown_extensions"]]
    renderer = ArticleRenderer(names, {"toc": {"permalink": True}})

    def run(content: bytes) -> None:
        file.write_bytes(content)
        try:
            reading = loader.load()
            for form in Format:
                render_diagnostics(reading.found, form)
            source, found = parse_source(content, file.name)
            kind = kind_of(source.value) if source else None
            if source and kind and not found:
                _format(source.text, loader.schemas.documents[kind], kind)
            if reading.is_clean:
                made = make_pages(project, None)
                assert made.problem is None
                for page in made.pages:
                    if page.path.startswith(file.stem[:8]):
                        renderer.render(page.path, page.text.split("\n---\n", 1)[1])
        finally:
            file.write_bytes(pristine)

    return run


def _format(text: str, schema: dict[str, object], kind: Kind) -> None:
    try:
        once = format_entry(text, kind, schema)
    except CannotFormatError:
        return
    assert format_entry(once, kind, schema) == once, "formatting twice changes something"
