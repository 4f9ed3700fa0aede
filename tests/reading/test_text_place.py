"""A character of a text and its place in the file, however the text is written there."""

from __future__ import annotations

import pytest

from ipsec_errata.reading.yaml_source import parse_source

LITERAL = "a:\n  text: |\n    one # two\n\n    # three\n  next: # three\n"
FOLDED = "a:\n  text: >-\n    one two three\n    four one\n    five\n  next: five\n"


@pytest.mark.parametrize(
    ("content", "marked", "place"),
    [
        (LITERAL, "one # two\n\n^# three", (5, 5)),
        (LITERAL, "one ^# two", (3, 9)),
        (FOLDED, "one two three four ^one", (4, 10)),
        (FOLDED, "one two three four one ^five", (5, 5)),
        ("a: {text: plain words, next: words}\n", "plain ^words", (1, 17)),
        ('a: {text: "quoted words", next: x}\n', "quoted ^words", (1, 19)),
        ("a:\n  text: a word\n    word end", "a word word ^end", (3, 10)),
        ("a:\n  text: >-\n    last\n", "^last", (3, 5)),
        # Escapes are in the file's words and not in the text's: the text as a whole is shown.
        ('a: {text: "caf\\u00e9 words"}\n', "^café", (1, 11)),
        ("a:\n  text: |\n    nothing follows\n", "nothing follows^", (2, 9)),
    ],
)
def test_a_character_is_found_where_it_stands(content, marked, place):
    source, found = parse_source(content.encode(), "file.yaml")
    assert not found
    offset = marked.index("^")
    assert source.value["a"]["text"].startswith(marked[:offset])
    assert source.locate_in_text(("a", "text"), offset) == place


def test_a_key_that_the_file_lacks_is_shown_at_what_is_above():
    source, _ = parse_source(b"a:\n  b: x\n", "file.yaml")
    assert source.locate_in_text(("a", "text"), 3) == source.locate(("a", "text"))
