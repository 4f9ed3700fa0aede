"""References to every issue, for people who write with BibTeX."""

from __future__ import annotations

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.citation import render_bibtex
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import StaticFile
from ipsec_errata.outputs.api.envelope import FOLDER


def render_bibliography(database: Database, root: SiteRoot) -> StaticFile:
    """Return one BibTeX file with the record of every issue, by ID."""
    text = "\n".join(render_bibtex(issue, root) for issue in database.issues)
    return StaticFile(path=f"{FOLDER}/issues.bib", content=text.encode("utf-8", "replace"))
