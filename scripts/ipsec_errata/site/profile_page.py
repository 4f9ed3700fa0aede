"""The page on which implementers choose what they implement; its script makes the checklist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import jinja2

from ipsec_errata.feeds import rfc_feed
from ipsec_errata.model.database import Database
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.model.scope import IpVersion, Mode, Role
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import squeeze
from ipsec_errata.site.urls import Links

PAGE = "profile/index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An RFC that can be chosen: one in which a problem stands or stood."""

    rfc: Rfc
    is_current: bool
    live_count: int
    issue_count: int
    feed: str


def list_choices(database: Database) -> Iterator[Choice]:
    """Yield the RFCs in which an issue stands: those that hold today, then the others, by number."""
    for rfc in sorted(database.rfcs, key=lambda rfc: (rfc.number not in database.current, rfc.number)):
        standing = [issue for issue, row in database.issues_of.get(rfc.number, ()) if row.state.is_affected]
        if standing:
            yield Choice(
                rfc=rfc,
                is_current=rfc.number in database.current,
                live_count=sum(issue.id in database.live for issue in standing),
                issue_count=len(standing),
                feed=rfc_feed(rfc.number),
            )


def render_profile(environment: jinja2.Environment, database: Database) -> OutputFile:
    """Return the page."""
    text = environment.get_template("profile.md.j2").render(
        links=Links(PAGE, database),
        rows=list(list_choices(database)),
        exchange_roles=[Role.INITIATOR, Role.RESPONDER],
        node_roles=[Role.GATEWAY, Role.HOST, Role.MIDDLEBOX],
        modes=list(Mode),
        ip_versions=list(IpVersion),
    )
    return OutputFile(path=PAGE, text=squeeze(text))
