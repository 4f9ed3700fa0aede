"""What was added and what changed status, month by month."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2

from ipsec_errata.addresses import CHANGES
from ipsec_errata.feeds import ALL
from ipsec_errata.model.database import Database
from ipsec_errata.model.progress import Progress, compare
from ipsec_errata.model.snapshot import snapshot_at
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links

# What is older is in the history of each entry, and in the pictures of the statistics page.
_MONTHS = 24


def render_changes(environment: jinja2.Environment, database: Database) -> OutputFile:
    """Return the page of changes: the last two years of the data, the newest month first."""
    months = [(month, progress) for month, progress in _by_month(database) if not progress.is_empty]
    text = environment.get_template("changes.md.j2").render(
        database=database, links=Links(CHANGES, database), months=months, feed=ALL
    )
    return OutputFile(path=CHANGES, text=squeeze(text))


def _by_month(database: Database) -> Iterator[tuple[str, Progress]]:
    year, month = int(database.as_of[:4]), int(database.as_of[5:7])
    for _ in range(_MONTHS):
        earlier = (year - 1, 12) if month == 1 else (year, month - 1)
        # No day is later than the 31st, so this bound holds for every month.
        before = snapshot_at(database, f"{earlier[0]}-{earlier[1]:02}-31")
        after = snapshot_at(database, f"{year}-{month:02}-31")
        yield f"{year}-{month:02}", compare(before, after, database)
        year, month = earlier
