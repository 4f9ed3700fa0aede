"""From a project to its pages and files: the one place where reading and views meet, for every edge that wants them."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import yaml

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.answers.files import render_answer_files
from ipsec_errata.assets.joined import join_assets
from ipsec_errata.assets.read_assets import read_assets
from ipsec_errata.assets.unjoinable import UnjoinableError
from ipsec_errata.diagnostics import Level, render_diagnostics
from ipsec_errata.files_beside import FilesBeside
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import OutputFile, StaticFile
from ipsec_errata.outputs.files import Publication, render_files
from ipsec_errata.project import Project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.reading.manuals import MANUALS
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError
from ipsec_errata.rules import registered_rules
from ipsec_errata.scanner.scan import all_codes
from ipsec_errata.second_process import CAN_FORK
from ipsec_errata.site.pages import render_pages
from ipsec_errata.site.top_pages import RulePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """All pages, and all files that are no pages, with the date of their data; or, in `problem`, why there are none.

    The files are in `beside` where they are being written already.
    """

    pages: tuple[OutputFile, ...]
    files: Iterable[StaticFile]
    as_of: str
    problem: str | None = None
    beside: FilesBeside | None = None


def make_pages(
    project: Project, site_url: str | None = None, texts: Sequence[Path] = (), *, folder: Path | None = None
) -> Made:
    """Return the pages and files of `project`, or all findings where one of them is an error.

    `site_url` is the absolute address of the site, which feeds and the API name; None takes the one in `mkdocs.yml`.
    `texts` are folders with RFC texts, whose words the pages then show. With `folder`, that of the site, the files are
    written into it meanwhile, or can be taken once, each made when it is taken: together they are several times larger
    than the data.
    """
    found = _read(project, site_url)
    if isinstance(found, str):
        return _failed(found)
    beside = FilesBeside(lambda: plan_files(found), folder) if folder and CAN_FORK and os.cpu_count() != 1 else None
    try:
        with contextlib.ExitStack() as unless_all_is_made:
            if beside:
                unless_all_is_made.callback(beside.close)
            pages = plan_pages(project, found, RfcLibrary(texts) if texts else None)
            for page in pages:
                page.text  # noqa: B018  a text is made when it is asked for: here, where a mistake becomes a sentence
            unless_all_is_made.pop_all()
    except RENDERING_ERRORS as error:
        return _failed(explain(error))
    files = () if beside else plan_files(found)
    return Made(pages=pages, files=files if folder else tuple(files), as_of=found.database.as_of, beside=beside)


def plan_site(project: Project, site_url: str | None = None) -> Made:
    """Return what `make_pages` does, with pages that are not made yet: making them takes most of the time."""
    found = _read(project, site_url)
    if isinstance(found, str):
        return _failed(found)
    return Made(pages=plan_pages(project, found, None), files=tuple(plan_files(found)), as_of=found.database.as_of)


RENDERING_ERRORS = (UnreadableRfcError, jinja2.TemplateError)


def explain(error: Exception) -> str:
    """Return one sentence for one of the errors that making a page may raise."""
    match error:
        case jinja2.TemplateSyntaxError():
            return f"site_src/templates/{error.name}:{error.lineno}: {error.message}"
        case jinja2.TemplateError():
            return f"site_src/templates: {error.message}"
        case _:
            return str(error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that pages and files are made from; `schemas` by kind."""

    database: Database
    schemas: dict[str, dict[str, Any]]
    publication: Publication


def _read(project: Project, site_url: str | None) -> Found | str:
    """Return what was read, or why that is not enough."""
    try:
        url = read_site_url(project) if site_url is None else site_url
        SiteRoot.parse(url)
    except (OSError, ValueError, yaml.YAMLError) as error:
        return f"mkdocs.yml: {error}"
    try:
        loader = Loader(project)
        publication = find_publication(project, url)
    except UnjoinableError as error:
        return f"site_src/{error}"
    except (OSError, ValueError) as error:
        return f"schema: {error}"
    reading = loader.load()
    if not reading.is_clean:
        return "\n" + render_diagnostics(reading.found).rstrip()
    return Found(
        database=reading.database.with_one_draft(),
        schemas={kind.value: schema for kind, schema in loader.schemas.documents.items()},
        publication=publication,
    )


def find_publication(project: Project, site_url: str) -> Publication:
    """Return what is published beside the database; raise OSError or ValueError where it cannot be read."""
    return Publication(
        root=SiteRoot.parse(site_url),
        schemas=_read_schemas(project),
        assets=tuple(join_assets(read_assets(project))),
        releases=_list_releases(project),
        reader=project.reader.read_bytes() if project.reader.exists() else None,
    )


def plan_pages(project: Project, found: Found, library: RfcLibrary | None) -> tuple[OutputFile, ...]:
    """Return all pages; each is made when its text is asked for, and raises one of `RENDERING_ERRORS` then."""
    rules = [RulePage.parse(rule.code, rule.level, rule.manual) for rule in registered_rules()]
    rules += [RulePage.parse(code, Level.ERROR, manual) for code, manual in sorted(MANUALS.items())]
    codes = [RulePage.parse(code.code, code.level, code.manual) for code in all_codes()]
    templates = project.site_source / "templates"
    return tuple(render_pages(found.database, templates, found.schemas, rules, codes, found.publication.root, library))


def plan_files(found: Found) -> Iterator[StaticFile]:
    """Yield all files that are no pages, those that pages ask for first."""
    yield from render_files(found.database, found.publication)
    yield from render_answer_files(found.database)


def read_site_url(project: Project) -> str:
    """Return `site_url` of the settings; raise OSError or yaml.YAMLError where they cannot be read."""
    settings = yaml.safe_load(project.settings.read_text(encoding="utf-8"))
    return str(settings.get("site_url"))


def _read_schemas(project: Project) -> dict[str, dict[str, Any]]:
    found = sorted(project.schemas.rglob("*.schema.json"))
    return {project.relative(path): json.loads(path.read_text(encoding="utf-8")) for path in found}


def _list_releases(project: Project) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in project.releases.glob("[0-9]*.txt")))


def _failed(problem: str) -> Made:
    return Made(pages=(), files=(), as_of="", problem=problem)
