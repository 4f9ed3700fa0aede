"""`ipsec-errata preview`: the page of one entry and of its RFCs, as files, without building the site."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
import yaml

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.diagnostics import render_diagnostics
from ipsec_errata.make_pages import read_site_url
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.output_file import OutputFile, write_text
from ipsec_errata.project import Project, own_project
from ipsec_errata.query import parse_query
from ipsec_errata.reading.loader import Loader
from ipsec_errata.rendering.article import ArticleRenderer
from ipsec_errata.rendering.standalone import render_standalone, retarget_links
from ipsec_errata.site.entry_pages import render_erratum, render_issue, render_moved
from ipsec_errata.site.rfc_pages import render_rfc
from ipsec_errata.site.templates import make_environment
from ipsec_errata.suggest import did_you_mean

# As in mkdocs.yml, without the settings of the theme.
_EXTENSIONS = ("fenced_code", "attr_list", "md_in_html", "tables", "toc")


Entry = Issue | Moved | Erratum | Rfc


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "preview",
        help="the page of one entry, as a file",
        description="Render the page of one issue or erratum and of the RFCs that it is about, each as one HTML file "
        "that needs nothing beside it. Faults in other entries do not matter.",
    )
    parser.add_argument("entry", help="IPE-0012, eid4387, rfc7296, or the file of an entry")
    parser.add_argument(
        "--out", type=Path, default=Path("preview"), metavar="DIR", help="where to write (default: preview)"
    )
    parser.add_argument("--root", type=Path, help="another checkout than the one this command belongs to")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Render; 0 done, 1 the entry or a template has a fault, 2 there is no such entry."""
    project = Project(arguments.root) if arguments.root else own_project()
    reading = Loader(project).load()
    name, entry = _find(arguments.entry, project, reading.database)
    if entry is None:
        wrong = [row for row in reading.found if PurePosixPath(row.path).stem.startswith(name)]
        if wrong:
            sys.stdout.write(render_diagnostics(wrong))
            return EXIT_FOUND
        known = [*reading.database.issue, *(erratum.id for erratum in reading.database.errata)]
        print(f"ipsec-errata: there is no {name}{did_you_mean(name, known)}", file=sys.stderr)
        return EXIT_USAGE
    root = SiteRoot.parse(read_site_url(own_project()))
    try:
        database = reading.database.with_one_draft(entry.path)
        pages = list(_pages(entry, database, project, root))
    except jinja2.TemplateError as error:
        print(f"ipsec-errata: site_src/templates: {error.message}", file=sys.stderr)
        return EXIT_FOUND
    renderer = ArticleRenderer(_EXTENSIONS, {})
    local = {page.path: PurePosixPath(page.path).with_suffix(".html").name for page in pages}
    styles = list(_styles(own_project()))
    for page in pages:
        head, body = _without_front_matter(page.text)
        html = render_standalone(
            own_project().site_source / "templates" / "preview.html.j2",
            str(head["title"]),
            retarget_links(renderer.render(page.path, body).html, page.path, root, local),
            styles=styles,
            neighbours={PurePosixPath(path).stem: file for path, file in local.items()},
        )
        write_text(arguments.out / local[page.path], html)
        print(arguments.out / local[page.path])
    return EXIT_CLEAN


def _find(text: str, project: Project, database: Database) -> tuple[str, Entry | None]:
    """Return the name of what was asked for, and the entry; None where it is not there or cannot be read."""
    if text.endswith(".yaml"):
        path = project.relative(Path(text))
        entries: tuple[Entry, ...] = (*database.issues, *database.moved, *database.errata, *database.rfcs)
        return PurePosixPath(path).stem, next((entry for entry in entries if entry.path == path), None)
    query = parse_query(text)
    match query["kind"]:
        case "issue":
            moved = (entry for entry in database.moved if entry.id == query["issue"])
            return query["issue"], database.issue.get(query["issue"]) or next(moved, None)
        case "erratum":
            return f"eid{query['eid']}", database.erratum.get(query["eid"])
        case "place":
            return f"rfc{query['rfc']}", database.rfc.get(query["rfc"])
    return text, None


def _pages(entry: Entry, database: Database, project: Project, root: SiteRoot) -> Iterator[OutputFile]:
    """Yield the page of the entry first, then those of the RFCs that it is about."""
    templates = project.site_source / "templates"
    environment = make_environment(templates if templates.is_dir() else own_project().site_source / "templates")
    match entry:
        case Issue():
            yield render_issue(environment, database, entry, root)
            numbers = [row.rfc for row in entry.affects if row.sections]
        case Moved():
            yield render_moved(environment, database, entry)
            numbers = []
        case Erratum():
            yield render_erratum(environment, database, entry)
            numbers = [entry.rfc]
        case Rfc():
            numbers = [entry.number]
    for number in dict.fromkeys(numbers):
        if number in database.rfc:
            yield render_rfc(environment, database, database.rfc[number], root)


def _without_front_matter(text: str) -> tuple[dict[str, Any], str]:
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def _styles(project: Project) -> Iterator[str]:
    """Yield the styles of the theme, where it is installed, and our own."""
    theme = importlib.util.find_spec("material")
    for folder in theme.submodule_search_locations if theme and theme.submodule_search_locations else ():
        for file in sorted(Path(folder).glob("templates/assets/stylesheets/*.min.css")):
            yield file.read_text(encoding="utf-8").partition("/*# sourceMappingURL")[0]
    for name in yaml.safe_load(project.settings.read_text(encoding="utf-8")).get("extra_css", ()):
        yield (project.site_source / name).read_text(encoding="utf-8")
