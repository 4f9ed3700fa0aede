"""The quick validator never decides otherwise than jsonschema.

`scripts/test tests/reading/test_verdicts.py --mutations 5000` looks at length.
"""

from __future__ import annotations

import sys
from random import Random

import pytest
from jsonschema import Draft202012Validator
from tests.reading.mutations import has_exotic, mutate

from ipsec_errata.project import FOLDERS, Kind, own_project
from ipsec_errata.reading.schema_check import Schemas
from ipsec_errata.reading.schema_findings import SchemaFindings
from ipsec_errata.reading.yaml_source import read_source

BASES = 12


def read_values(kind: Kind) -> list[object]:
    """Values of some entries of a kind, spread over all of them."""
    entries = own_project().entries
    folder = next((entries / name for name, known in FOLDERS.items() if known is kind), None)
    files = sorted(folder.iterdir()) if folder else [entries / "vocabulary.yaml"]
    sources = [read_source(file, file.name)[0] for file in files[:: max(1, len(files) // BASES)]]
    return [source.value for source in sources if source]


@pytest.mark.parametrize("kind", list(Kind))
def test_same_verdict_as_jsonschema(kind: Kind, request: pytest.FixtureRequest):
    count = request.config.getoption("--mutations")
    schemas = Schemas(own_project().schemas)
    schema = schemas.documents[kind]
    ours = SchemaFindings(schema)
    stock = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    random = Random(f"verdicts of {kind}")
    bases = read_values(kind)
    wrong, refused = [], 0
    for i in range(count):
        value = mutate(bases[i % len(bases)], random)
        is_valid = stock.is_valid(value) if not has_exotic(value) else ours.is_valid(value)
        refused += not is_valid
        if schemas.is_valid(value, kind) != is_valid:
            wrong.append((i, value))
    assert wrong == []
    assert count // 3 < refused < count


def test_without_the_quick_validator_everything_is_the_same(monkeypatch: pytest.MonkeyPatch):
    quick = Schemas(own_project().schemas)
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    slow = Schemas(own_project().schemas)
    random = Random("without")
    for value in read_values(Kind.ISSUE):
        spoiled = mutate(value, random)
        assert quick.is_valid(value, Kind.ISSUE) is slow.is_valid(value, Kind.ISSUE) is True
        assert quick.is_valid(spoiled, Kind.ISSUE) == slow.is_valid(spoiled, Kind.ISSUE)
