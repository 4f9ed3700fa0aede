"""Canonical order and layout: nothing is lost, and a second run changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipsec_errata.editing.layout import MODE_LINE, CannotFormatError, format_entry
from ipsec_errata.project import Kind, kind_of, own_project
from ipsec_errata.reading.schema_check import read_schemas
from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.rfc_editor.errata_file import render_erratum

SCHEMAS = read_schemas(own_project().schemas)
HEAD = f"{MODE_LINE}../../schema/issue.schema.json\n"


def formatted(text: str) -> str:
    return format_entry(text, Kind.ISSUE, SCHEMAS[Kind.ISSUE])


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("kind: issue\nid: IPE-0001\n", "id: IPE-0001\nkind: issue\n"),
        ("id: IPE-0001\r\nkind: issue\r\n", "id: IPE-0001\nkind: issue\n"),
        ("id:   IPE-0001\nkind: issue\n\n\n\n", "id: IPE-0001\nkind: issue\n"),
        ("check:\n- one\n- two\n", "check:\n  - one\n  - two\n"),
        ("impact:\n      security: low\n      interop: none\n", "impact:\n  interop: none\n  security: low\n"),
        ("scope: {ip: [ipv4],   roles: [host]}\n", "scope: {roles: [host], ip: [ipv4]}\n"),
        ('topics: [\n  nat,\n  "icmp"\n]\n', 'topics: [nat, "icmp"]\n'),
        ("to: null\n", "to: null\n"),
        ("zzz: 1\ntitle: First\n", "title: First\nzzz: 1\n"),
        (
            "relations: {related: [" + ", ".join(f"IPE-{n:04}" for n in range(1, 14)) + "]}\n",
            "relations: {related: [" + ", ".join(f"IPE-{n:04}" for n in range(1, 14)) + "]}\n",
        ),
        (
            "aliases: [" + ", ".join(["a" * 60, "b" * 60]) + "]\n",
            "aliases:\n  - " + "a" * 60 + "\n  - " + "b" * 60 + "\n",
        ),
        (
            "summary: " + "word " * 30 + "end\n",
            "summary: >-\n  " + " ".join(["word"] * 23) + "\n  " + " ".join(["word"] * 7) + " end\n",
        ),
        (
            "summary: >-\n  " + "word " * 30 + "end\n",
            "summary: >-\n  " + " ".join(["word"] * 23) + "\n  " + " ".join(["word"] * 7) + " end\n",
        ),
        (
            "summary: >-\n  broken where\n  its author broke it\n",
            "summary: >-\n  broken where\n  its author broke it\n",
        ),
        ("description: |\n  one\n\n  two\n", "description: |\n  one\n\n  two\n"),
        ('filed: "2026-11-24"\n', 'filed: "2026-11-24"\n'),
    ],
)
def test_canonical(written, canonical):
    assert formatted(written) == HEAD + canonical
    assert formatted(HEAD + canonical) == HEAD + canonical


COMMENTED = """\
# why this file is here
history:  # grows at its end
  # the first step
  - note: Filed.  # beside the note
    # above the status
    status: open
    date: "2026-11-24"
    # below the first step
# above the check
check: [One step.]  # beside the check
# above the summary
summary: >-
  Folded text.
# above the topics
topics:
  # in front of the topic
  - nat
# above the title
title: Something is wrong  # beside the title

# the end
"""
ARRANGED = """\
# why this file is here
# above the title
title: Something is wrong # beside the title
# above the summary
summary: >-
  Folded text.
# above the topics
topics:
  # in front of the topic
  - nat
# above the check
check: [One step.] # beside the check
history:  # grows at its end
  # the first step
  - date: "2026-11-24"
    # above the status
    status: open
    note: Filed. # beside the note
    # below the first step

# the end
"""


def test_comments_stay_with_what_they_stand_above_or_beside():
    assert formatted(COMMENTED) == HEAD + ARRANGED
    assert formatted(HEAD + ARRANGED) == HEAD + ARRANGED


KEYS = ["title", "aliases", "summary", "protocols", "description", "readings", "check", "relations", "filed", "history"]
VALUES = {
    "title": "title: Some words",
    "aliases": "aliases: [one, two]",
    "summary": "summary: >-\n  folded\n  text",
    "protocols": "protocols:\n  - one\n  # inside\n  - two",
    "description": "description: |\n  a\n\n  b",
    "readings": "readings:\n  - consequence: b\n    # inner\n    reading: a\n  - {reading: c, consequence: d}",
    "check": "check: []",
    "relations": "relations:\n  related: [IPE-0002]",
    "filed": 'filed: "2026-11-24"',
    "history": 'history:\n  - {date: "2026-11-24", status: open, note: Filed.}',
}


@settings(deadline=None)
@given(st.permutations(KEYS), st.sets(st.sampled_from(KEYS)), st.sets(st.sampled_from(["title", "check", "filed"])))
def test_any_order_with_any_comments_becomes_one_order(keys, above, beside):
    text = "".join(
        (f"# above {key}\n" if key in above else "") + VALUES[key] + (f"  # beside {key}\n" if key in beside else "\n")
        for key in keys
    )
    once = formatted(text)
    assert formatted(once) == once
    rows = once.splitlines()
    assert [row.split(":")[0] for row in rows if row[:1].isalpha()] == KEYS
    # What stands above the first key stays at the top of the file: it may be about the whole file.
    wrong = [key for key in above - {keys[0]} if not rows[rows.index(f"# above {key}") + 1].startswith(f"{key}:")]
    assert wrong == []
    assert all(any(row.startswith(f"{key}:") and row.endswith(f"# beside {key}") for row in rows) for key in beside)
    assert parse_source(once.encode(), "x")[0].value == parse_source(text.encode(), "x")[0].value


def test_what_would_be_lost_stops_it():
    with pytest.raises(CannotFormatError, match="'# between'"):
        formatted("topics: [\n  nat,\n  # between\n  icmp\n]\n")


@pytest.mark.parametrize("path", ["issues", "rfc-editor", "rfcs", "meetings"])
def test_our_own_entries_are_canonical(path):
    """A sample; `scripts/test` asks `fmt --check` about all of them."""
    wrong = []
    for file in sorted((own_project().entries / path).iterdir())[::25]:
        text = file.read_text()
        kind = kind_of(parse_source(text.encode(), "x")[0].value)
        if format_entry(text, kind, SCHEMAS[kind]) != text:
            wrong.append(file.name)
    assert wrong == []


def test_what_the_importer_writes_is_canonical():
    text = (own_project().entries / "rfc-editor" / "eid4387.yaml").read_text()
    value = parse_source(text.encode(), "x")[0].value
    written = render_erratum(4387, value["imported"], value, text)
    assert format_entry(written, Kind.ERRATUM, SCHEMAS[Kind.ERRATUM]) == written


def test_text_that_looks_like_a_comment_is_no_comment():
    text = formatted("id: IPE-0001\nsummary: >-\n  A text\n  # that goes on\n# A comment\nkind: issue\n")
    assert "# A comment\n" in text
    assert formatted(text) == text
    long = "id: IPE-0001\nsummary: |\n  # " + "word " * 60 + "\n"
    assert formatted(long).count("# word") == 1
