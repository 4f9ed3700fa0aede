"""The pages of issues and official errata."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import jinja2

from ipsec_errata.addresses import SiteRoot, erratum_page, issue_page
from ipsec_errata.citation import cite_erratum, cite_issue, render_bibtex, render_kramdown
from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import Erratum
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.lineage import group_loners
from ipsec_errata.output_file import OutputFile, later
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary
from ipsec_errata.site.rfc_words import shown_passages
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links


def render_issue(
    environment: jinja2.Environment,
    database: Database,
    issue: Issue,
    root: SiteRoot,
    *,
    before: Issue | None = None,
    after: Issue | None = None,
    texts: RfcLibrary | None = None,
) -> OutputFile:
    """Return the page of one issue; `before` and `after` are the next ones by number."""
    page = issue_page(issue.id)
    named = dict.fromkeys(issue.relations.related, "related")
    named |= dict.fromkeys(issue.relations.depends_on, "depends on")
    named |= dict.fromkeys(issue.relations.supersedes, "supersedes")
    named |= {other.id: "named by" for other in database.named_by.get(issue.id, ()) if other.id not in named}
    text = environment.get_template("issue.md.j2").render(
        database=database,
        issue=issue,
        links=Links(page, database),
        passages=shown_passages(issue, texts),
        strips=database.lineage_of(issue),
        loners=group_loners(database.lineage_of(issue)),
        is_live=issue.id in database.live,
        errata=[database.erratum[eid] for eid in issue.official.eids if eid in database.erratum],
        neighbours=[(how, database.issue[other]) for other, how in sorted(named.items()) if other in database.issue],
        before=before,
        after=after,
        citation=cite_issue(issue, root),
        bibtex=render_bibtex(issue, root),
        kramdown=render_kramdown(issue, root),
        agenda_items=database.agenda_items_of.get(issue.id, ()),
        protocols=[database.vocabulary.protocol[word] for word in issue.protocols],
        topics=[database.vocabulary.topic[word] for word in issue.topics],
    )
    return OutputFile(path=page, text=squeeze(text), edit_path=issue.path)


def render_moved(environment: jinja2.Environment, database: Database, moved: Moved) -> OutputFile:
    """Return the page that says where a moved issue is treated now."""
    page = issue_page(moved.id)
    text = environment.get_template("moved.md.j2").render(
        moved=moved, target=database.issue.get(moved.to), links=Links(page, database)
    )
    return OutputFile(path=page, text=squeeze(text), edit_path=moved.path)


def render_erratum(environment: jinja2.Environment, database: Database, erratum: Erratum) -> OutputFile:
    """Return the page of one official erratum."""
    page = erratum_page(erratum.eid)
    text = environment.get_template("erratum.md.j2").render(
        database=database,
        erratum=erratum,
        links=Links(page, database),
        rfc=database.rfc.get(erratum.rfc),
        is_live=database.is_live_erratum(erratum),
        citation=cite_erratum(erratum),
        issues=database.issues_of_erratum.get(erratum.eid, ()),
    )
    return OutputFile(path=page, text=squeeze(text), edit_path=erratum.path)


def render_entries(
    environment: jinja2.Environment, database: Database, root: SiteRoot, texts: RfcLibrary | None = None
) -> Iterator[OutputFile]:
    """Yield the pages of all entries."""
    for before, issue, after in zip(
        (None, *database.issues), database.issues, (*database.issues[1:], None), strict=False
    ):
        make = partial(render_issue, environment, database, issue, root, before=before, after=after, texts=texts)
        yield later(issue_page(issue.id), make, issue.path)
    for moved in database.moved:
        yield later(issue_page(moved.id), partial(render_moved, environment, database, moved), moved.path)
    for erratum in database.errata:
        yield later(erratum_page(erratum.eid), partial(render_erratum, environment, database, erratum), erratum.path)
