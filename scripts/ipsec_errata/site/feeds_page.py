"""The page that lists the feeds."""

from __future__ import annotations

from collections import defaultdict

import jinja2

from ipsec_errata.feeds import ALL, Feed, feeds_of
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links

PAGE = "feeds/index.md"


def render_feeds(environment: jinja2.Environment, database: Database) -> OutputFile:
    """Return the page of all feeds, in the groups in which people look for them."""
    groups: defaultdict[str, list[Feed]] = defaultdict(list)
    for feed in feeds_of(database):
        groups[feed.group].append(feed)
    text = environment.get_template("feeds.md.j2").render(all_changes=ALL, groups=groups, links=Links(PAGE, database))
    return OutputFile(path=PAGE, text=squeeze(text))
