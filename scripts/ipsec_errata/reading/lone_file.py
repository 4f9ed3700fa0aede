"""One file by itself: what can be said about an entry without the others."""

from __future__ import annotations

from pathlib import Path

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.project import Kind, kind_of
from ipsec_errata.reading.schema_check import Schemas
from ipsec_errata.reading.yaml_source import Source, read_source


def check_lone_file(file: Path, schemas: Schemas) -> list[Diagnostic]:
    """Return the findings in a file that lies outside the project: its form and its schema, but no rule."""
    source, found = read_source(file, str(file))
    if source is None:
        return found
    kind = kind_of(source.value)
    if kind is None:
        return [*found, diagnose_kind(source)]
    return [*found, *schemas.check(source, kind)]


def diagnose_kind(source: Source) -> Diagnostic:
    """Return the finding for a file whose key `kind` is not there or names none of our kinds."""
    message = f"there is no 'kind' that says what entry this is; expected one of {', '.join(Kind)}"
    return source.diagnose(("kind",), Level.ERROR, message, "schema-word")
