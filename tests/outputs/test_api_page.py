"""The page that documents the files, against the files."""

from __future__ import annotations

import ast
import json
import re
import sqlite3
import tomllib
from typing import Any

import ipsec_errata_reader as reader

from ipsec_errata.outputs.osv import DOES_NOT_FIT
from ipsec_errata.project import own_project

PAGE = (own_project().site_source / "api" / "index.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCKS if name == language]


def unknown_keys(example: Any, found: Any, path: str = "") -> list[str]:
    """Return the keys of an example that the real value does not have."""
    if isinstance(example, dict):
        missing = [f"{path}.{key}" for key in example if key not in found]
        below = [unknown_keys(value, found[key], f"{path}.{key}") for key, value in example.items() if key in found]
        return [*missing, *(name for names in below for name in names)]
    if isinstance(example, list) and example and isinstance(example[0], dict):
        return unknown_keys(example[0], found[0], f"{path}[]")
    return []


def test_examples_have_the_keys_that_documents_have(real):
    section, issue = map(json.loads, blocks("json"))
    rfc = json.loads(real["api/v1/rfcs/7296.json"])
    assert unknown_keys(section, next(row for row in rfc["sections"] if row["section"] == section["section"])) == []
    assert unknown_keys(issue, json.loads(real["api/v1/issues/IPE-0228.json"])) == []


def test_every_address_that_is_shown_exists(real):
    shown = set(re.findall(r"https://ipsec-errata\.example/tracker/((?:api|notice)/[^\s\"#>]+)", PAGE))
    assert shown != set()
    assert sorted(shown - set(real)) == []


def test_queries_run(real):
    connection = sqlite3.connect(":memory:")
    connection.deserialize(real["api/v1/ipsec-errata.sqlite"])
    queries = re.findall(r"^sqlite> (.+)$", PAGE, re.MULTILINE)
    assert [query for query in queries if not connection.execute(query).fetchall()] == []
    assert len(queries) == 2


def test_requirements_are_read(real):
    (example,) = (tomllib.loads(text)["spec"][0] for text in blocks("toml"))
    rows = tomllib.loads(real["api/v1/duvet/rfc7296.toml"].decode())["spec"]
    assert set(example) == set(rows[0])
    assert example["target"].partition("#")[0] == rows[0]["target"].partition("#")[0]


def test_the_python_example_uses_what_there_is(real):
    (example,) = blocks("python")
    catalogue = reader.parse(real["api/v1/all.json"])
    used = {node.attr for node in ast.walk(ast.parse(example)) if isinstance(node, ast.Attribute)}
    entry, issue = catalogue.at(7296, "2.8.1")[0], catalogue.live_issues(7296)[0]
    assert [name for name in used if not any(hasattr(value, name) for value in (catalogue, entry, issue))] == []


def test_it_says_what_does_not_fit_osv():
    assert [field for field, _ in DOES_NOT_FIT if f"| `{field}` |" not in PAGE] == []
