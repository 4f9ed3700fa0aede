"""The documents of the API against their schema, and their promises."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema_rs
import pytest
from tests.conftest import copy_sample
from tests.outputs.conftest import SITE

from ipsec_errata.make_pages import make_pages
from ipsec_errata.model import affected, erratum, impact, issue_status, meeting, rfc
from ipsec_errata.model.change import ChangeKind
from ipsec_errata.project import own_project

SCHEMA = json.loads((own_project().schemas / "api" / "v1.schema.json").read_text())
DEFINITIONS = SCHEMA["$defs"]


def strict(node: Any) -> Any:
    """Return the schema with every object closed, so that a key nobody described is a fault."""
    if isinstance(node, list):
        return [strict(below) for below in node]
    if not isinstance(node, dict):
        return node
    closed = {key: strict(below) for key, below in node.items()}
    if "properties" in closed and "if" not in closed and "object" in closed.get("type", ()):
        closed["unevaluatedProperties"] = False
    return closed


def closed_schema() -> Any:
    """Return the schema as `strict` leaves it, with envelope and payload closed together."""
    schema = strict(copy.deepcopy(SCHEMA))
    # Parts that are combined with another part are closed where they are combined.
    for name in [name for name in schema["$defs"] if name.endswith("_document")]:
        schema["$defs"][name].pop("unevaluatedProperties")
    rows = schema["$defs"]["all_document"]["properties"]["rfcs"]["items"]
    rows["allOf"][1].pop("unevaluatedProperties")
    rows["unevaluatedProperties"] = False
    schema["$defs"]["open_rfc"] = {
        key: below for key, below in schema["$defs"]["rfc"].items() if key != "unevaluatedProperties"
    }
    rows["allOf"][0] = {"$ref": "#/$defs/open_rfc"}
    return schema


def documents(files: dict[str, bytes]) -> dict[str, Any]:
    return {
        path: json.loads(content)
        for path, content in files.items()
        if path.startswith("api/v1/") and path.endswith(".json") and "/osv/" not in path
    }


@pytest.mark.parametrize("schema", [SCHEMA, closed_schema()], ids=["as published", "closed"])
def test_every_document_of_the_sample_is_valid(schema, files):
    validator = jsonschema_rs.validator_for(schema)
    wrong = [
        f"{path}: {'/'.join(map(str, error.instance_path))}: {error.message}"
        for path, document in documents(files).items()
        for error in validator.iter_errors(document)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("issues/IPE-0001.json", ()),
        ("issues/IPE-0001.json", ("issue",)),
        ("issues/IPE-0001.json", ("issue", "affects", 0)),
        ("issues/IPE-0001.json", ("issue", "resolution")),
        ("all.json", ("rfcs", 0)),
        ("entries.json", ("entries", 0)),
        ("rfcs/60001/2.10.json", ("entries", 0)),
        ("vocabulary.json", ("vocabulary", "words", "state", 0)),
        ("meetings.json", ("meetings", 0, "items", 0)),
    ],
)
def test_the_closed_schema_notices_a_new_key_that_the_published_one_allows(path, place, files):
    document = node = json.loads(files[f"api/v1/{path}"])
    for step in place:
        node = node[step]
    node["brand_new"] = 1
    assert jsonschema_rs.validator_for(SCHEMA).is_valid(document)
    assert not jsonschema_rs.validator_for(closed_schema()).is_valid(document)


def test_every_kind_of_document_is_there(files):
    kinds = {document["kind"] for document in documents(files).values()}
    assert kinds == set(SCHEMA["properties"]["kind"]["enum"])


def test_every_document_of_the_real_catalogue_is_valid(real):
    validator = jsonschema_rs.validator_for(closed_schema())
    found = documents(real)
    wrong = [path for path, document in found.items() if not validator.is_valid(document)]
    assert wrong == []
    assert len(found) > 1000


def test_documents_say_where_they_are(files):
    wrong = [path for path, document in documents(files).items() if document["self"] != SITE + path]
    assert wrong == []


def test_addresses_in_documents_lead_to_documents(files):
    found = documents(files)
    missing = [
        row["json"] for row in found["api/v1/entries.json"]["entries"] if row["json"].removeprefix(SITE) not in found
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("issue_status", issue_status.IssueStatus),
        ("erratum_status", erratum.ErratumStatus),
        ("state", affected.State),
    ],
)
def test_word_lists_agree(name, words):
    assert DEFINITIONS[name]["enum"] == [word.value for word in words]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("change", "kind"), ChangeKind),
        (("rfc", "status"), rfc.RfcStatus),
        (("rfc", "stream"), rfc.Stream),
        (("rfc", "section_list"), rfc.SectionList),
        (("item", "kind"), meeting.ItemKind),
        (("erratum", "found_by"), erratum.FoundBy),
        (("impact", "interop"), impact.Interop),
        (("impact", "security"), impact.Security),
        (("impact", "operations"), impact.Operations),
    ],
)
def test_word_lists_of_properties_agree(path, words):
    definition, name = path
    assert DEFINITIONS[definition]["properties"][name]["enum"] == [word.value for word in words]


def undescribed(node: Any, path: str = "") -> list[str]:
    found = []
    for name, entry in node.get("properties", {}).items():
        if "description" not in entry and "$ref" not in entry:
            found.append(f"{path}.{name}")
        found += undescribed(entry, f"{path}.{name}") + undescribed(entry.get("items", {}), f"{path}.{name}[]")
    return found


def test_every_property_is_described():
    assert [name for part in (SCHEMA, *DEFINITIONS.values()) for name in undescribed(part)] == []


def test_changes_since_a_release(tmp_path):
    project = copy_sample(tmp_path / "project")
    project.releases.mkdir()
    (project.releases / "2026-11-25.txt").write_text("")
    files = {file.path: file.content for file in make_pages(project, SITE).files}
    since = json.loads(files["api/v1/changes/since-2026-11-25.json"])
    assert [change["key"] for change in since["changes"]] == ["IPE-0001/1"]
    assert json.loads(files["api/v1/index.json"])["releases"] == ["2026-11-25"]
