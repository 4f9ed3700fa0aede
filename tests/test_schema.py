"""Schemas and model say the same: closed word lists, and a description for every property."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from ipsec_errata.model import (
    affected,
    erratum,
    impact,
    issue,
    issue_status,
    meeting,
    official,
    reference,
    resolution,
    rfc,
    scope,
)
from ipsec_errata.project import Kind, own_project

DOCUMENTS = {kind: json.loads((own_project().schemas / f"{kind}.schema.json").read_text()) for kind in Kind}


def dig(kind: Kind, *path: str):
    node = DOCUMENTS[kind]
    for name in path:
        node = node[name]
    return node


ISSUE = (Kind.ISSUE, "properties")
AFFECTS = (*ISSUE, "affects", "items", "properties")
IMPORTED = (Kind.ERRATUM, "properties", "imported", "properties")
ITEM = (Kind.MEETING, "$defs", "item", "properties")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((*ISSUE, "status"), issue_status.IssueStatus),
        ((*ISSUE, "class"), issue.IssueClass),
        ((*AFFECTS, "state"), affected.State),
        ((*ISSUE, "impact", "properties", "interop"), impact.Interop),
        ((*ISSUE, "impact", "properties", "security"), impact.Security),
        ((*ISSUE, "impact", "properties", "operations"), impact.Operations),
        ((*ISSUE, "symptoms", "items", "properties", "kind"), issue.SymptomKind),
        ((*ISSUE, "resolution", "properties", "kind"), resolution.ResolutionKind),
        ((*ISSUE, "references", "items", "properties", "type"), reference.ReferenceType),
        ((*ISSUE, "official", "properties", "none_because"), official.NoErratum),
        ((*ISSUE, "scope", "properties", "roles", "items"), scope.Role),
        ((*ISSUE, "scope", "properties", "modes", "items"), scope.Mode),
        ((*ISSUE, "scope", "properties", "ip", "items"), scope.IpVersion),
        ((*IMPORTED, "status"), erratum.ErratumStatus),
        ((*IMPORTED, "type"), erratum.ErratumType),
        ((*IMPORTED, "found_by"), erratum.FoundBy),
        ((Kind.RFC, "properties", "stream"), rfc.Stream),
        ((Kind.RFC, "properties", "section_list"), rfc.SectionList),
        ((Kind.RFC, "properties", "status", "properties", "now"), rfc.RfcStatus),
        ((*ITEM, "kind"), meeting.ItemKind),
        ((*ITEM, "outcome", "properties", "state"), meeting.OutcomeState),
    ],
)
def test_word_lists_agree(path, words):
    assert dig(*path)["enum"] == [word.value for word in words]


@pytest.mark.parametrize("kind", list(Kind))
def test_schemas_are_schemas(kind):
    Draft202012Validator.check_schema(DOCUMENTS[kind])
    assert DOCUMENTS[kind]["$id"].endswith(f"/schema/{kind}.schema.json")


def _undescribed(node, path=""):
    for name, entry in node.get("properties", {}).items():
        if "description" not in entry and "$ref" not in entry:
            yield f"{path}.{name}"
        yield from _undescribed(entry, f"{path}.{name}")
        yield from _undescribed(entry.get("items", {}), f"{path}.{name}[]")


@pytest.mark.parametrize("kind", list(Kind))
def test_every_property_is_described(kind):
    nodes = [DOCUMENTS[kind], *DOCUMENTS[kind].get("$defs", {}).values()]
    assert [name for node in nodes for name in _undescribed(node)] == []
