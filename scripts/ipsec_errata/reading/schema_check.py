"""A value against its JSON Schema (2020-12): quickly where it is valid, in words where it is not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipsec_errata.diagnostics import Diagnostic
from ipsec_errata.project import Kind
from ipsec_errata.reading.yaml_source import Source

if TYPE_CHECKING:
    from ipsec_errata.reading.schema_findings import SchemaFindings

_Quick = Callable[[Any], bool]


def read_schemas(folder: Path) -> dict[Kind, dict[str, Any]]:
    """Return every schema in `folder`; raise OSError or ValueError where one is missing or broken."""
    return {kind: json.loads((folder / f"{kind}.schema.json").read_text(encoding="utf-8")) for kind in Kind}


class Schemas:
    """The schemas of one project, each compiled once."""

    def __init__(self, folder: Path) -> None:
        """Read every schema in `folder`; raise OSError or ValueError where one is missing or broken."""
        self.documents = read_schemas(folder)
        self._quick = {kind: _compile(document) for kind, document in self.documents.items()}
        self._findings: dict[Kind, SchemaFindings] = {}

    def check(self, source: Source, kind: Kind) -> Iterator[Diagnostic]:
        """Yield a finding for everything in `source` that its schema forbids."""
        if not self._is_surely_valid(source.value, kind):
            yield from self._findings_of(kind).find(source)

    def is_valid(self, value: Any, kind: Kind) -> bool:
        """True if the schema of `kind` forbids nothing in `value`."""
        return self._is_surely_valid(value, kind) or self._findings_of(kind).is_valid(value)

    def is_only_long(self, value: Any, kind: Kind) -> bool:
        """True if a text or two being somewhat too long is all that the schema of `kind` forbids in `value`."""
        return self._findings_of(kind).is_only_long(value)

    def _is_surely_valid(self, value: Any, kind: Kind) -> bool:
        # What the quick validator refuses, for its stricter idea of a space, may still be right.
        quick = self._quick[kind]
        return quick is not None and quick(value)

    def _findings_of(self, kind: Kind) -> SchemaFindings:
        # Only a value with a mistake needs jsonschema, whose import alone costs as much as a hundred entries.
        from ipsec_errata.reading.schema_findings import SchemaFindings

        if kind not in self._findings:
            self._findings[kind] = SchemaFindings(self.documents[kind])
        return self._findings[kind]


def _compile(schema: dict[str, Any]) -> _Quick | None:
    """Return a compiled check of `schema`, or None where the validator in Rust is not installed or too old."""
    try:
        import jsonschema_rs
    except ImportError:
        return None
    try:
        # No reference leaves our schemas; `offline` makes sure that none is ever followed.
        validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True, offline=True)
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, TypeError, ValueError):
        # TypeError: versions before 0.52 do not know `offline`.
        return None
    return validator.is_valid
