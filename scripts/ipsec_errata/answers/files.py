"""What the scripts of the pages /symptoms/ and /profile/ fetch. The forms are private to these scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ipsec_errata.answers.make_ranking import make_ranking
from ipsec_errata.answers.make_records import make_issue_record, make_rfc_record
from ipsec_errata.answers.words import ALSO
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import StaticFile


def render_answer_files(database: Database) -> Iterator[StaticFile]:
    """Yield the files; the same data give the same bytes."""
    yield _file("symptoms.json", _symptoms(database))
    yield _file("profile.json", _profile(database))


def _symptoms(database: Database) -> dict[str, object]:
    """Return what `assets/symptoms.js` ranks by: as `make_ranking` has it, each issue with title and status,
    and the short forms of logs."""
    ranked, words = make_ranking(database)
    issues = [
        (*row, issue.title, issue.status.value) for row, issue in zip(ranked["issues"], database.issues, strict=True)
    ]
    return {"issues": issues, "lines": ranked["lines"], "words": words, "also": ALSO}


_PROFILE_KEYS = (
    "id", "title", "status", "is_settled", "weight", "roles", "modes", "ip", "affects", "implementer", "check"
)  # fmt: skip
_RFC_KEYS = ("number", "title", "is_current", "obsoleted_by", "updated_by", "newest")


def _profile(database: Database) -> dict[str, object]:
    """Return what `assets/profile.js` shows: the records of issues and RFCs, as far as a profile needs them."""
    issues: list[dict[str, object]] = []
    for issue in database.issues:
        record: Mapping[str, Any] = make_issue_record(issue, database)
        affects = [{key: value for key, value in row.items() if key != "note"} for row in record["affects"]]
        issues.append({**{key: record[key] for key in _PROFILE_KEYS}, "affects": affects})
    rfcs: dict[int, dict[str, object]] = {}
    for rfc in database.rfcs:
        found: Mapping[str, Any] = make_rfc_record(rfc, database)
        rfcs[rfc.number] = {key: found[key] for key in _RFC_KEYS}
    return {"issues": issues, "rfcs": rfcs}


def _file(path: str, value: object) -> StaticFile:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"
    return StaticFile(path=path, content=text.encode("utf-8"))
