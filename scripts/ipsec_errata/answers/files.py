"""What the scripts of the pages /symptoms/ and /profile/ fetch. The forms are private to these scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ipsec_errata.answers.make_ranking import make_ranking
from ipsec_errata.model.database import Database
from ipsec_errata.output_file import StaticFile


def render_answer_files(database: Database) -> Iterator[StaticFile]:
    """Yield the files; the same data give the same bytes."""
    yield _file("symptoms.json", _symptoms(database))


def _symptoms(database: Database) -> dict[str, object]:
    """Return what `assets/symptoms.js` ranks by: as `make_ranking` has it, each issue with title and status."""
    ranked, words = make_ranking(database)
    issues = [
        (*row, issue.title, issue.status.value) for row, issue in zip(ranked["issues"], database.issues, strict=True)
    ]
    return {"issues": issues, "lines": ranked["lines"], "words": words}


def _file(path: str, value: object) -> StaticFile:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"
    return StaticFile(path=path, content=text.encode("utf-8"))
