"""Facts about RFCs from a JSON file: what the RFC Editor's index knows and the documents do not say.

The file holds `{"rfcs": {"7296": {...}}}` with the names of the RFC Editor's own JSON (number, title, date,
status, status_published, stream, wg, also, doi, obsoletes, obsoleted_by, updates, updated_by, note) and,
where the status changed, `status_changed: {from, to, when, by}`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

Facts = dict[str, Any]
_BY = re.compile(r"RFC ?([0-9]{1,5})")


class NoMetadataError(ValueError):
    """The file has no metadata of RFCs; says why in a sentence."""


def parse_metadata(text: str) -> dict[int, Facts]:
    """Return the catalogue's fields, without sections, of every RFC in the file."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoMetadataError(f"it is no JSON: {error}") from error
    rows = value.get("rfcs") if isinstance(value, dict) else None
    if not isinstance(rows, dict):
        raise NoMetadataError("it has no member 'rfcs' with one entry per RFC")
    found = {}
    for name, row in rows.items():
        try:
            found[int(name)] = _facts(int(name), row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise NoMetadataError(f"RFC {name} lacks or misstates {error}") from error
    return found


def _facts(number: int, row: Mapping[str, Any]) -> Facts:
    facts: Facts = {
        "kind": "rfc",
        "number": number,
        "title": row["title"],
        "published": row["date"],
        "authors": list(row["authors"]),
        "status": {
            "now": _word(row["status"]),
            "published": _word(row["status_published"]),
            "changes": _changes(row),
        },
        "stream": _word(row["stream"]),
        "working_group": row["wg"],
        "also": list(row["also"]),
        "doi": row["doi"],
    }
    for relation in ("obsoletes", "obsoleted_by", "updates", "updated_by"):
        facts[relation] = sorted(int(other) for other in row[relation])
    if row.get("note"):
        facts["note"] = row["note"]
    return facts


def _word(text: str) -> str:
    return text.strip().lower().replace(" ", "_")


def _changes(row: Mapping[str, Any]) -> list[Facts]:
    changed = row.get("status_changed")
    if changed:
        change: Facts = {"date": changed["when"], "from": _word(changed["from"]), "to": _word(changed["to"])}
        if by := _BY.search(changed.get("by", "")):
            change["by"] = int(by[1])
        return [change]
    if row["status"] != row["status_published"]:
        # When and by what is not recorded: that it changed is known all the same.
        return [{"from": _word(row["status_published"]), "to": _word(row["status"])}]
    return []
