"""A schema is served where its `$id` says."""

from __future__ import annotations

import json

from tests.outputs.conftest import SITE

from ipsec_errata.project import own_project


def test_every_schema_is_served_at_its_id(files: dict[str, bytes]):
    paths = [path for path in files if path.startswith("schema/")]
    assert paths == sorted(own_project().relative(path) for path in own_project().schemas.rglob("*.schema.json"))
    wrong = [path for path in paths if json.loads(files[path])["$id"] != SITE + path]
    assert wrong == []
