"""Requirement files for duvet, read as duvet reads them."""

from __future__ import annotations

import dataclasses
import tomllib

from tests.outputs.conftest import SITE

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.outputs.duvet import render_duvet


def sections(text: str) -> dict[str, str]:
    """Return the sections of a specification by fragment, each as one line, as duvet compares them."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("## "):
            name = line.rpartition("{#")[2].rstrip("}")
        else:
            found.setdefault(name, []).append(line.strip())
    return {fragment: " ".join(filter(None, lines)) for fragment, lines in found.items()}


def test_only_rfcs_with_a_live_problem_have_files(files):
    assert [path for path in files if "/duvet/" in path] == [
        "api/v1/duvet/rfc60002.txt",
        "api/v1/duvet/rfc60002.toml",
    ]


def test_every_quote_stands_in_its_section(files):
    requirements = tomllib.loads(files["api/v1/duvet/rfc60002.toml"].decode())
    text = files["api/v1/duvet/rfc60002.txt"].decode()
    assert text.startswith("# ")
    assert requirements["target"] == SITE + "api/v1/duvet/rfc60002.txt"
    for row in requirements["spec"]:
        address, _, fragment = row["target"].partition("#")
        assert address == requirements["target"]
        assert row["quote"] in sections(text)[fragment]
        # duvet refuses any other key.
        assert set(row) == {"target", "level", "quote"}


def test_text_with_quotes_and_breaks_stays_one_string(sample):
    hard = 'Say "no"\nin C:\\temp, and \x7f.'
    issue = dataclasses.replace(sample.issue["IPE-0002"], guidance_implementer=hard)
    database = dataclasses.replace(sample, issues=(sample.issue["IPE-0001"], issue))
    found = {file.path: file.content.decode() for file in render_duvet(database, SiteRoot(SITE))}
    row = tomllib.loads(found["api/v1/duvet/rfc60002.toml"])["spec"][0]
    assert row["quote"] == 'Say "no" in C:\\temp, and \x7f.'
