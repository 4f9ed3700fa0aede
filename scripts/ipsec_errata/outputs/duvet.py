"""Requirement files for duvet, which traces requirements to the code that meets them (github.com/awslabs/duvet).

For each RFC there are two files: a specification of our own, whose sections are the problems that stand in the RFC
and what an implementer does about each; and the requirements, which quote it. RFCs themselves are not quoted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ipsec_errata.addresses import SiteRoot, issue_page
from ipsec_errata.model.affected import Affected
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.rfc import Rfc
from ipsec_errata.output_file import StaticFile
from ipsec_errata.outputs.api.envelope import FOLDER, NOTICE

# Advice is no requirement of the IETF. The level says how duvet counts it, and takes the word for "unless there is
# a reason not to".
LEVEL = "SHOULD"

Row = tuple[Issue, Affected]


def specification_path(number: int) -> str:
    """Return the path of the specification of an RFC's problems: duvet stores what it fetches as text files."""
    return f"{FOLDER}/duvet/rfc{number}.txt"


def requirements_path(number: int) -> str:
    """Return the path of the requirements of an RFC."""
    return f"{FOLDER}/duvet/rfc{number}.toml"


def render_duvet(database: Database, root: SiteRoot) -> Iterator[StaticFile]:
    """Yield both files of every RFC in which a live problem stands."""
    for rfc in database.rfcs:
        rows = [
            (issue, row)
            for issue, row in database.issues_of.get(rfc.number, ())
            if row.state.is_affected and issue.id in database.live
        ]
        if rows:
            yield _specification(rfc, rows, root)
            yield _requirements(rfc, rows, root)


def _specification(rfc: Rfc, rows: list[Row], root: SiteRoot) -> StaticFile:
    # duvet takes a text whose first sign is `#` for Markdown, and the name in braces for the fragment of the section.
    parts = [f"# Known problems of {rfc.name}", f"Advice from {root.url}. {NOTICE}"]
    for issue, row in rows:
        where = ", ".join(place.label for place in row.places)
        parts.append(f"## {issue.id} {{#{issue.id}}}")
        parts.append(f"{_line(issue.title)}. {where}: {row.state.label}. {root.page(issue_page(issue.id))}")
        parts.append(_line(issue.guidance_implementer))
    return _file(specification_path(rfc.number), "\n\n".join(parts) + "\n")


def _requirements(rfc: Rfc, rows: list[Row], root: SiteRoot) -> StaticFile:
    target = root.file(specification_path(rfc.number))
    blocks = [
        "\n".join(
            (
                "[[spec]]",
                f"target = {_toml(f'{target}#{issue.id}')}",
                f"level = {_toml(LEVEL)}",
                f"quote = {_toml(_line(issue.guidance_implementer))}",
            )
        )
        for issue, _ in rows
    ]
    head = f"# Known problems of {rfc.name}: what an implementer does about each. {NOTICE}\n"
    return _file(requirements_path(rfc.number), "\n\n".join((head + f"target = {_toml(target)}", *blocks)) + "\n")


def _line(text: str) -> str:
    return " ".join(text.split())


def _toml(text: str) -> str:
    # A JSON string is a basic string of TOML 1.0, but for the one control character that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _file(path: str, text: str) -> StaticFile:
    return StaticFile(path=path, content=text.encode("utf-8", "replace"))
