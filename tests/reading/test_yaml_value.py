"""The quick readers of YAML take nothing that the one which explains would refuse, remark on or read otherwise."""

from __future__ import annotations

import json
from random import Random

import pytest
import yaml

from ipsec_errata.project import own_project
from ipsec_errata.reading import laid_out_yaml, yaml_source
from ipsec_errata.reading.characters import FORBIDDEN, find_forbidden
from ipsec_errata.reading.laid_out_yaml import read_laid_out
from ipsec_errata.reading.plain_scalar import CloserLookError
from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.reading.yaml_value import read_events

FAULTY = [
    "",
    "# nothing\n",
    "a: 1\n---\nb: 2\n",
    "a: &x 1\n",
    "a: *x\n",
    "a: !t 1\n",
    "&k a: 1\n",
    "!t a: 1\n",
    "a: 1\na: 2\n",
    "? [a]\n: 1\n",
    "a: [1, 2\n",
    "a: 2.10\n",
    "a: yes\n",
    "a: 2026-11-24\n",
    "a: 0x1F\n",
    'a: "\\u202e"\n',
    "[" * 18 + "]" * 18,
    "a: [&x b]\n",
    "a: {b: 1, b: 2}\n",
    "\ta: 1\n",
    "a: !!str 1\n",
    "- &x\n",
    "a: [1, 010]\n",
    "a:\n- b: ~\n  b: ~\n",
]
# What may break a file when it stands in the wrong place.
SCRAPS = (
    "&a ",
    "*a",
    "!t ",
    "!!str ",
    ": ",
    "- ",
    "'",
    '"',
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    "#",
    "|",
    ">-",
    "2.10",
    "yes",
    "~",
    "? ",
    "---\n",
    "%YAML 1.1\n",
    "\\u202e",
    "\\",
    "\t",
    "0x1F",
    "1_0",
    "\u00ad",
    "id: x\n",
    "<<: ",
)


def dumped(value: object) -> str:
    """Return what tells 1, True and "1" from one another, and the order of keys."""
    return json.dumps(value)


def read_closely(text: str, monkeypatch: pytest.MonkeyPatch):
    """Return what the reader says that keeps places."""

    def refuse(_: str) -> None:
        raise CloserLookError

    with monkeypatch.context() as patch:
        patch.setattr(yaml_source, "read_value", refuse)
        return parse_source(text.encode("utf-8"), "x.yaml")


@pytest.mark.parametrize("read", [read_laid_out, read_events])
@pytest.mark.parametrize("text", FAULTY)
def test_what_is_faulty_is_not_taken(text, read):
    with pytest.raises((CloserLookError, yaml.YAMLError)):
        read(text)


def test_all_read_every_entry_alike(monkeypatch):
    files = sorted(own_project().entries.rglob("*.yaml"))
    laid_out = 0
    for file in files:
        text = file.read_text("utf-8")
        source, found = read_closely(text, monkeypatch)
        assert (source.value, found) == (read_events(text), []), file
        try:
            assert dumped(read_laid_out(text)) == dumped(source.value), file
            laid_out += 1
        except CloserLookError:
            pass
    assert len(files) > 500
    assert laid_out > 0.95 * len(files)


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_both_that_parse_agree_on_spoiled_files(loader, monkeypatch):
    """With the parser in C and the one in Python, which spells an absent style otherwise."""
    monkeypatch.setattr("ipsec_errata.reading.yaml_value.YamlLoader", loader)
    random = Random(2409)
    texts = [file.read_text("utf-8")[:1500] for file in sorted((own_project().entries / "issues").glob("*.yaml"))[:40]]
    taken = refused = 0
    for text in texts * (10 if loader is yaml.CSafeLoader else 1):
        for _ in range(random.randrange(1, 3)):
            at = random.randrange(len(text))
            text = text[:at] + random.choice(SCRAPS) + text[at + random.choice((0, 0, 1, 5)) :]
        source, found = read_closely(text, monkeypatch)
        try:
            value = read_events(text)
        except (CloserLookError, yaml.YAMLError):
            refused += 1
            continue
        if find_forbidden(text) is None:
            taken += 1
            assert (source.value, found) == (value, []), text
    assert taken > 5
    assert refused > 5


# What people and programs do to lines.
_SPOIL_LINE = (
    lambda line, random: " " * random.choice((1, 2, 4)) + line,
    lambda line, random: line[random.choice((1, 2, 4)) :],
    lambda line, random: line + random.choice((" ", " #", "# x", ":", ": x", ",", "\\")),
    lambda line, random: line + random.choice(("\n", "\n  ", "\n# note", "\n    more", "\n- item", "\nkey:")),
    lambda line, random: line.replace(
        random.choice((": ", "- ", '"', ", ", "[", "}", ">-", "|")), random.choice(SCRAPS), 1
    ),
    lambda line, random: random.choice(SCRAPS).join((line[: (at := random.randrange(len(line) + 1))], line[at:])),
)


def test_lines_are_read_as_a_parser_reads_them():
    random = Random(4301)
    files = [file.read_text("utf-8").split("\n")[1:41] for file in sorted(own_project().entries.rglob("*.yaml"))[::9]]
    taken = refused = 0
    for lines in files * 60:
        spoiled = list(lines)
        for _ in range(random.choice((1, 1, 2, 3))):
            at = random.randrange(len(spoiled))
            match random.randrange(4):
                case 0:
                    spoiled.insert(random.randrange(len(spoiled)), spoiled[at])
                case 1 if len(spoiled) > 1:
                    del spoiled[at]
                case _:
                    spoiled[at] = random.choice(_SPOIL_LINE)(spoiled[at], random)
        text = "\n".join(spoiled) + "\n"
        if find_forbidden(text):
            continue
        try:
            value = read_laid_out(text)
        except CloserLookError:
            refused += 1
            continue
        taken += 1
        assert dumped(value) == dumped(read_events(text)), text
    assert taken > 300
    assert refused > 300


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b\n", {"a": "b"}),
        ('a: 1\nb: "1"\nc: true\nd: null\n', {"a": 1, "b": "1", "c": True, "d": None}),
        (
            'a:\n  - b: c\n    d: [e, 2, "2.10"]\n  - b: {f: g, h: []}\n',
            {"a": [{"b": "c", "d": ["e", 2, "2.10"]}, {"b": {"f": "g", "h": []}}]},
        ),
        ("a: >-\n  b\n  c\nd: |\n  e\n\n    f\n", {"a": "b c", "d": "e\n\n  f\n"}),
        ("a:\n  - >-\n    b\n    c\n  - 'd: e'\n", {"a": ["b c", "d: e"]}),
    ],
)
def test_what_is_laid_out_needs_no_parser(text, value):
    assert read_laid_out(text) == value
    assert read_events(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n  c\n",
        "a: b",
        "a:\n- b\n",
        "a:\n   b: c\n",
        'a: "b\\n"\n',
        "a: >-\n  b\n\n  c\n",
        "a: >-\n  b\n    c\n",
        "a: |\n  b\n\n",
        "a: |\n    b\n  c\n",
        "a: b # c\n",
        "a: 'it''s'\n",
        "A: b\n",
    ],
)
def test_what_may_mean_more_is_left_to_the_parser(text):
    with pytest.raises(CloserLookError):
        read_laid_out(text)


def test_a_megabyte_of_empty_lines_is_not_looked_at_line_by_line(monkeypatch):
    monkeypatch.setattr(laid_out_yaml, "_LINE", None)
    with pytest.raises(CloserLookError):
        read_laid_out("a: b\n" + "\n" * 1_000_000)


@pytest.mark.parametrize("character", [*map(chr, range(0x100)), "\u202e", "\u034f", "é", "\ufeff"])
def test_the_short_way_finds_every_forbidden_character(character):
    text = f"a: b\nc{character}d\n"
    assert (find_forbidden(text) is None) == (FORBIDDEN.search(text) is None)
