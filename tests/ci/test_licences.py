"""The list of licences names each locked package, and every licence is one that we accept.

`scripts/test tests/ci/test_licences.py --update-golden` writes the list anew from what is installed.
"""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "site_src" / "about" / "licences.md"
HEAD = """\
---
title: Licences of what we use
description: Every package that this project is built and tested with, by version and licence.
kind: about
---

# Licences of what we use

Made from what the packages say of themselves; a test compares it with the locked requirements. What is for the *site*
is needed to build it and for the commands, what is for *tests* only to test.

| Package | Version | Licence | For |
| --- | --- | --- | --- |
"""
# SPDX identifiers (https://spdx.org/licenses/); "BSD" is all that some packages say.
ACCEPTED = {"MIT", "BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "PSF-2.0"}
_CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def locked(name: str) -> set[tuple[str, str]]:
    """Package and version of every line of a locked file."""
    return set(re.findall(r"^([a-z0-9.-]+)==([^ \\;]+)", (ROOT / name).read_text(), re.MULTILINE))


def licence_of(package: str) -> str | None:
    """The licence that an installed package says it has; None where it is not installed, as on other systems."""
    try:
        said = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return None
    classifiers = [text.rpartition(" :: ")[2] for text in said.get_all("Classifier", []) if text.startswith("License")]
    named = [said.get("License-Expression"), said.get("License"), *map(_CLASSIFIERS.get, classifiers)]
    return next((name for name in named if name and is_accepted(name)), f"unknown: {named}")


def is_accepted(expression: str) -> bool:
    return set(re.split(r" (?:AND|OR) ", expression)) <= ACCEPTED


def listed() -> dict[tuple[str, str], str]:
    """Licence by package and version, as the page has it."""
    rows = re.findall(r"^\| ([a-z0-9.-]+) \| (\S+) \| ([^|]+) \| \w+ \|$", PAGE.read_text(), re.MULTILINE)
    return {(package, version): licence for package, version, licence in rows}


def test_the_list_is_that_of_the_locked_packages(request: pytest.FixtureRequest):
    site, everything = locked("requirements.txt"), locked("requirements-dev.txt")
    known = listed() if PAGE.exists() else {}
    rows = [
        f"| {package} | {version} | {licence_of(package) or known.get((package, version), 'unknown')} | "
        f"{'site' if (package, version) in site else 'tests'} |\n"
        for package, version in sorted(site | everything)
    ]
    if request.config.getoption("--update-golden"):
        PAGE.write_text(HEAD + "".join(rows))
    assert PAGE.read_text() == HEAD + "".join(rows)


def test_every_licence_is_accepted():
    assert [row for row in listed().items() if not is_accepted(row[1])] == []
    assert len(listed()) > 50


@pytest.mark.parametrize(
    ("expression", "is_fine"), [("MIT AND PSF-2.0", True), ("GPL-3.0-only", False), ("UNKNOWN", False)]
)
def test_what_is_accepted(expression: str, is_fine: bool):
    assert is_accepted(expression) is is_fine
