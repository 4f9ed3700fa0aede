"""The entries of a checkout, for the commands that answer from all of them."""

from __future__ import annotations

import sys

from ipsec_errata.cli import FAULTY_ENTRIES
from ipsec_errata.model.database import Database
from ipsec_errata.project import Project
from ipsec_errata.reading.loader import Loader


def read_entries(project: Project) -> Database:
    """Return the entries that can be read; say on the error stream where some have faults."""
    reading = Loader(project).load()
    if not reading.is_clean:
        print(FAULTY_ENTRIES, file=sys.stderr)
    return reading.database
