"""The index of the sample project."""

from __future__ import annotations

import json

import pytest

from ipsec_errata.answers.index import Index
from ipsec_errata.answers.make_records import make_records


@pytest.fixture(scope="session")
def index(sample) -> Index:
    """The index as a later run reads it: through JSON."""
    return Index(json.loads(json.dumps(make_records(sample, is_clean=True))))
