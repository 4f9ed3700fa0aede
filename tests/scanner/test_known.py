"""What the scanner keeps of the catalogue."""

from __future__ import annotations

import json

from ipsec_errata.open_known import open_known
from ipsec_errata.scanner.known import decode_known, encode_known
from ipsec_errata.scanner.make_known import know


def test_it_survives_json(sample, known):
    for value in (know(sample), known):
        assert decode_known(json.loads(json.dumps(encode_known(value)))) == value


def test_the_second_time_no_entry_is_read(project, monkeypatch):
    first = open_known(str(project.root))
    monkeypatch.setattr("ipsec_errata.reading.loader.Loader.load", None)
    assert open_known(str(project.root)) == first


def test_a_damaged_cache_is_made_anew(project):
    first = open_known(str(project.root))
    (cache,) = (project.root / ".cache").glob("scan*")
    content = cache.read_bytes()
    cache.write_bytes(content[:-40] + b"x" * 40)
    assert open_known(str(project.root)) == first


def test_issues_and_errata_that_stand_are_known(sample):
    found = {label: [problem.name for problem in rows] for label, rows in know(sample).problems.items()}
    assert found["RFC 60001, Section 2.10"] == ["IPE-0001", "EID 70001"]
