"""One layout, readable by every YAML reader alike."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.yaml_writer import LONGEST_LINE, render_yaml


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("2.10", 'a: "2.10"'),
        ("1998-08", 'a: "1998-08"'),
        ("2026-11-24", 'a: "2026-11-24"'),
        ("1998", 'a: "1998"'),
        ("yes", 'a: "yes"'),
        ("null", 'a: "null"'),
        ("A.1", "a: A.1"),
        (7296, "a: 7296"),
        (None, "a: null"),
        (["2.8", "A"], 'a: ["2.8", A]'),
        ([], "a: []"),
    ],
)
def test_what_readers_could_mistake_is_quoted(value, line):
    assert render_yaml({"a": value}, schema="x.json").splitlines() == ["# yaml-language-server: $schema=x.json", line]


def test_rows_stand_on_one_line_each():
    text = render_yaml({"sections": [{"section": "1", "title": "One: Two"}]}, schema="x", rows=frozenset({"sections"}))
    assert text.splitlines()[1:] == ["sections:", "  - {section: \"1\", title: 'One: Two'}"]


_TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=("Cc", "Cf")), max_size=200)
_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _TEXT,
    lambda below: (
        st.lists(below, max_size=4) | st.dictionaries(st.from_regex(r"[a-z]{3,8}", fullmatch=True), below, max_size=4)
    ),
    max_leaves=12,
)


@given(_VALUE)
@example("NIL")
def test_our_reader_and_another_read_back_what_was_written(value):
    text = render_yaml({"value": value}, schema="x")
    source, found = parse_source(text.encode(), "x")
    assert found == []
    assert source.value == {"value": value}
    assert yaml.safe_load(text) == {"value": value}


def test_a_long_word_takes_no_line_beyond_what_fmt_leaves():
    title = "The Advanced Encryption Standard-Cipher-based Message Authentication Code-Pseudo-Random Function-128 "
    text = render_yaml({"title": f"{title}(AES-CMAC-PRF-128) Algorithm for IKE"}, schema="x")
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    assert yaml.safe_load(text)["title"].startswith(f"{title}(AES")
