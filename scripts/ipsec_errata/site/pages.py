"""Every generated page of the site as a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ipsec_errata.addresses import CHANGES, STATISTICS, SiteRoot
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import OutputFile, later
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary
from ipsec_errata.site.changes_page import render_changes
from ipsec_errata.site.contradiction_pages import render_contradictions
from ipsec_errata.site.coverage_page import PAGE as COVERAGE
from ipsec_errata.site.coverage_page import render_coverage
from ipsec_errata.site.entry_pages import render_entries
from ipsec_errata.site.family_pages import render_families
from ipsec_errata.site.feeds_page import PAGE as FEEDS
from ipsec_errata.site.feeds_page import render_feeds
from ipsec_errata.site.home_page import PAGE as HOME
from ipsec_errata.site.home_page import render_home
from ipsec_errata.site.list_pages import render_lists
from ipsec_errata.site.meeting_pages import render_meetings
from ipsec_errata.site.profile_page import PAGE as PROFILE
from ipsec_errata.site.profile_page import render_profile
from ipsec_errata.site.rfc_pages import render_rfcs
from ipsec_errata.site.statistics_page import render_statistics
from ipsec_errata.site.symptoms_page import PAGE as SYMPTOMS
from ipsec_errata.site.symptoms_page import render_symptoms
from ipsec_errata.site.templates import make_environment
from ipsec_errata.site.top_pages import RulePage, render_about, render_scan_codes
from ipsec_errata.word_texts import explain_words


def render_pages(
    database: Database,
    templates: Path,
    schemas: Mapping[str, Mapping[str, Any]],
    rules: Sequence[RulePage],
    scan_codes: Sequence[RulePage],
    root: SiteRoot,
    texts: RfcLibrary | None = None,
) -> Iterator[OutputFile]:
    """Yield all generated pages; the same data gives the same bytes in the same order.

    `templates` is the folder of the page templates, `schemas` the JSON Schemas by kind, `rules` the manuals
    of the rules, `scan_codes` those of the scanner, `root` the address that citations and notices name; with `texts`
    pages show the words of RFCs.
    Raises jinja2.TemplateError where a template is broken, UnreadableRfcError where a text is.
    """
    environment = make_environment(templates)
    yield later(HOME, partial(render_home, environment, database))
    yield from render_lists(environment, database, explain_words(schemas["issue"]))
    yield later(FEEDS, partial(render_feeds, environment, database))
    yield from render_families(environment, database)
    yield from render_contradictions(environment, database)
    yield later(COVERAGE, partial(render_coverage, environment, database))
    yield later(STATISTICS, partial(render_statistics, environment, database))
    yield later(PROFILE, partial(render_profile, environment, database))
    yield later(SYMPTOMS, partial(render_symptoms, environment, database))
    yield later(CHANGES, partial(render_changes, environment, database))
    yield from render_meetings(environment, database)
    yield from render_about(environment, database, schemas, rules)
    yield render_scan_codes(environment, database, scan_codes)
    yield from render_entries(environment, database, root, texts)
    yield from render_rfcs(environment, database, root, texts)
