"""The generated pages about the project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jinja2

from ipsec_errata.model.database import Database
from ipsec_errata.output_file import OutputFile
from ipsec_errata.site.templates import render_later
from ipsec_errata.site.urls import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """The manual of one rule: what holds, why, a bad and a good example."""

    code: str
    level: str
    holds: str
    why: str
    bad: str
    good: str

    @classmethod
    def parse(cls, code: str, level: str, manual: str) -> RulePage:
        """Take a docstring apart; a missing part is empty."""
        text, _, examples = manual.partition("Bad:")
        bad, _, good = examples.partition("Good:")
        holds, _, why = text.strip().partition("\n\n")
        return cls(
            code=code, level=level, holds=holds.strip(), why=why.strip(), bad=_one_line(bad), good=_one_line(good)
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def render_about(
    environment: jinja2.Environment,
    database: Database,
    schemas: Mapping[str, Mapping[str, Any]],
    rules: Sequence[RulePage],
) -> Iterator[OutputFile]:
    """Yield the data model, from the schemas, and the rules, from their docstrings."""
    page = "about/data-model.md"
    models = [(kind, schema, _properties(schema)) for kind, schema in schemas.items()]
    text = render_later(environment.get_template("data_model.md.j2"), links=Links(page, database), models=models)
    yield OutputFile(path=page, text=text)
    page = "about/rules.md"
    text = render_later(environment.get_template("rules.md.j2"), links=Links(page, database), rules=rules)
    yield OutputFile(path=page, text=text)


def render_scan_codes(environment: jinja2.Environment, database: Database, codes: Sequence[RulePage]) -> OutputFile:
    """Return the manual of the codes that a scan of source files reports."""
    page = "scan/codes.md"
    text = render_later(environment.get_template("scan_codes.md.j2"), links=Links(page, database), codes=codes)
    return OutputFile(path=page, text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of the data model, by its key path: readings[].consequence."""

    path: str
    kind: str
    is_required: bool
    text: str


def _properties(schema: Mapping[str, Any]) -> list[Property]:
    rows: list[Property] = []
    _walk(schema, schema, "", rows, ())
    return rows


def _walk(
    node: Mapping[str, Any], root: Mapping[str, Any], path: str, rows: list[Property], seen: tuple[str, ...]
) -> None:
    for name, entry in node.get("properties", {}).items():
        resolved, target = _resolve(entry, root)
        here = f"{path}.{name}" if path else name
        required = name in node.get("required", ())
        rows.append(Property(path=here, kind=_kind(resolved, root), is_required=required, text=_text(entry, resolved)))
        if target in seen:
            continue
        below, below_target = _resolve(resolved.get("items", resolved), root)
        suffix = "[]" if "items" in resolved else ""
        if below_target not in seen:
            _walk(below, root, here + suffix, rows, (*seen, target, below_target))


def _resolve(node: Mapping[str, Any], root: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    target = str(node.get("$ref", ""))
    if not target:
        return node, target or str(id(node))
    resolved = root["$defs"][target.rsplit("/", 1)[1]]
    return {**resolved, **{key: value for key, value in node.items() if key != "$ref"}}, target


def _text(entry: Mapping[str, Any], resolved: Mapping[str, Any]) -> str:
    return str(entry.get("description", resolved.get("description", "")))


def _kind(node: Mapping[str, Any], root: Mapping[str, Any]) -> str:
    if "enum" in node or "const" in node:
        return "word"
    kind = node.get("type", "text")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "array":
        below, _ = _resolve(node.get("items", {}), root)
        return f"list of {_kind(below, root)}"
    return {"string": "text", "integer": "number", "object": "mapping"}.get(str(kind), str(kind))
