"""From a project to its pages: the one place where reading and views meet, for every edge that wants pages."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2

from ipsec_errata.diagnostics import render_diagnostics
from ipsec_errata.output_file import OutputFile
from ipsec_errata.project import Project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.rules import registered_rules
from ipsec_errata.site.pages import render_pages
from ipsec_errata.site.top_pages import RulePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """All pages with the date of their data; or, in `problem`, why there are none."""

    pages: tuple[OutputFile, ...]
    as_of: str
    problem: str | None = None


def make_pages(project: Project) -> Made:
    """Return the pages of `project`, or all findings where one of them is an error."""
    try:
        loader = Loader(project)
    except (OSError, ValueError) as error:
        return _failed(f"schema: {error}")
    reading = loader.load()
    if not reading.is_clean:
        return _failed("\n" + render_diagnostics(reading.found).rstrip())
    rules = [RulePage.parse(rule.code, rule.level, rule.manual) for rule in registered_rules()]
    schemas = {kind.value: schema for kind, schema in loader.schemas.documents.items()}
    try:
        pages = tuple(render_pages(reading.database, project.site_source / "templates", schemas, rules))
    except jinja2.TemplateSyntaxError as error:
        return _failed(f"site_src/templates/{error.name}:{error.lineno}: {error.message}")
    except jinja2.TemplateError as error:
        return _failed(f"site_src/templates: {error.message}")
    return Made(pages=pages, as_of=reading.database.as_of)


def _failed(problem: str) -> Made:
    return Made(pages=(), as_of="", problem=problem)
