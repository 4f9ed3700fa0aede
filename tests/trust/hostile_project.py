"""A project to which strangers added one entry for each trick, everywhere where the rules let it stand."""

from __future__ import annotations

import copy
import json
from typing import Any

import yaml
from tests.trust.hostile import INJECTIONS

from ipsec_errata.diagnostics import Level
from ipsec_errata.project import Project
from ipsec_errata.reading.loader import Loader

Place = tuple[str | int, ...]
PATTERN = "errata/issues/IPE-0002-length.yaml"
FIRST_NUMBER = 1001
# The key path of every kind of text that a page shows: Markdown, one line of it, plain text, an address.
PLACES: tuple[Place, ...] = (
    ("title",),
    ("summary",),
    ("description",),
    ("guidance", "implementer"),
    ("check", 0),
    ("affects", 0, "note"),
    ("readings", 0, "consequence"),
    ("symptoms", 0, "text"),
    ("references", 0, "title"),
    ("references", 0, "url"),
    ("history", 0, "note"),
)


def id_of(trick: str) -> str:
    """The number of the entry in which a trick stands."""
    return f"IPE-{FIRST_NUMBER + list(INJECTIONS).index(trick)}"


def add_hostile_entries(project: Project) -> dict[str, list[Place]]:
    """Write the entries into a copy of the sample project; return the places of each trick that no rule refused."""
    pattern = yaml.safe_load((project.root / PATTERN).read_text(encoding="utf-8")) | {
        "readings": [{"reading": "One way.", "consequence": "x"}, {"reading": "Another.", "consequence": "y"}],
        "symptoms": [{"kind": "behaviour", "text": "x"}],
        "references": [{"type": "other", "title": "x", "url": "https://good.example/"}],
        "relations": {},
    }
    pattern["affects"][0]["note"] = "x"
    places = {trick: list(PLACES) for trick in INJECTIONS}
    files = {f"errata/issues/{id_of(trick)}-hostile.yaml": trick for trick in INJECTIONS}
    register = project.entries / "published-ids.txt"
    known = register.read_text(encoding="utf-8")
    loader = Loader(project)
    changed = set(files)
    while changed:
        for file in changed:
            trick = files[file]
            if places[trick]:
                (project.root / file).write_text(_entry(pattern, trick, places[trick]), encoding="utf-8")
            else:
                (project.root / file).unlink()
        rows = [f"- {id_of(trick)} hostile\n" for trick in INJECTIONS if places[trick]]
        register.write_text(known + "".join(rows), encoding="utf-8")
        refused = [row for row in loader.load().found if row.level is Level.ERROR]
        changed = {row.path for row in refused}
        for file, line in {(row.path, row.line) for row in refused}:
            places[files[file]].remove(_lines(pattern)[line])
    return places


def _entry(pattern: dict[str, Any], trick: str, places: list[Place]) -> str:
    # Titles and summaries must differ in words.
    name = "".join(chr(ord("a") + int(digit)) for digit in id_of(trick)[4:])
    entry = pattern | {"id": id_of(trick), "title": f"Length of {name}", "summary": f"What {name} counts is not said."}
    return _dump(entry, dict.fromkeys(places, INJECTIONS[trick]))


def _lines(pattern: dict[str, Any]) -> dict[int, Place]:
    """The line on which each place stands: in JSON with an indent every text has a line of its own."""
    marks = {place: f"<{place}>" for place in PLACES}
    rows = _dump(pattern, marks).splitlines()
    return {next(i for i, row in enumerate(rows, 1) if json.dumps(mark) in row): at for at, mark in marks.items()}


def _dump(pattern: dict[str, Any], texts: dict[Place, str]) -> str:
    entry = copy.deepcopy(pattern)
    for place, text in texts.items():
        node: Any = entry
        for key in place[:-1]:
            node = node[key]
        node[place[-1]] = text
    return json.dumps(entry, indent=1, ensure_ascii=False)
