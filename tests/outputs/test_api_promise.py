"""What `/api/v1/` has promised: no key goes, none changes its type, and a new one raises the version.

`tests/golden/api-v1-keys.txt` has one line for each key, with the version that brought it. `--update-golden` adds
lines; taking one away is taking back a promise.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ipsec_errata.outputs.api.envelope import SCHEMA_VERSION
from ipsec_errata.project import own_project

KEPT = Path(__file__).parents[1] / "golden" / "api-v1-keys.txt"
SCHEMA = json.loads((own_project().schemas / "api" / "v1.schema.json").read_text())


def type_of(node: dict[str, Any]) -> str:
    if "$ref" in node:
        return str(node["$ref"].rpartition("/")[2])
    if "anyOf" in node:
        return "|".join(type_of(part) for part in node["anyOf"])
    if "enum" in node:
        return "word|null" if None in node["enum"] else "word"
    if node.get("type") == "array":
        return f"[{type_of(node['items'])}]"
    kinds = node.get("type", "word")
    return "|".join(kinds) if isinstance(kinds, list) else kinds


def keys_of(node: dict[str, Any], path: str) -> Iterator[str]:
    for name, entry in node.get("properties", {}).items():
        yield f"{path}.{name}: {type_of(entry)}"
        yield from keys_of(entry, f"{path}.{name}")
        yield from keys_of(entry.get("items", {}), f"{path}.{name}[]")
    for part in node.get("allOf", ()):
        yield from keys_of(part, path)


def current() -> list[str]:
    found = list(keys_of({"properties": SCHEMA["properties"]}, "envelope"))
    for name, node in SCHEMA["$defs"].items():
        found += keys_of(node, name)
    return found


def version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> dict[str, str]:
    """The promised keys with the version that brought each."""
    lines = KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []
    known = {key: since for since, _, key in (line.partition(" ") for line in lines)}
    if request.config.getoption("--update-golden"):
        known |= {key: SCHEMA_VERSION for key in current() if key not in known}
        KEPT.write_text("".join(f"{since} {key}\n" for key, since in known.items()), encoding="utf-8")
    return known


def test_no_promised_key_is_gone_or_of_another_type(kept: dict[str, str]):
    assert sorted(set(kept) - set(current())) == []


def test_every_key_is_kept_with_its_version(kept: dict[str, str]):
    assert sorted(set(current()) - set(kept)) == []
    assert max(map(version, kept.values())) <= version(SCHEMA_VERSION)


def test_the_version_is_told_on_the_page():
    page = (own_project().site_source / "api" / "index.md").read_text(encoding="utf-8")
    assert f"| {SCHEMA_VERSION} |" in page
