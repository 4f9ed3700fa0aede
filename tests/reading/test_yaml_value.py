"""The quick reader of YAML takes nothing that the one which explains would refuse, remark on or read otherwise."""

from __future__ import annotations

from random import Random

import pytest
import yaml

from ipsec_errata.project import own_project
from ipsec_errata.reading import yaml_source
from ipsec_errata.reading.characters import FORBIDDEN, find_forbidden
from ipsec_errata.reading.yaml_source import parse_source
from ipsec_errata.reading.yaml_value import CloserLookError, read_value

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


def read_closely(text: str, monkeypatch: pytest.MonkeyPatch):
    """Return what the reader says that keeps places."""

    def refuse(_: str) -> None:
        raise CloserLookError

    with monkeypatch.context() as patch:
        patch.setattr(yaml_source, "read_value", refuse)
        return parse_source(text.encode("utf-8"), "x.yaml")


@pytest.mark.parametrize("text", FAULTY)
def test_what_is_faulty_is_not_taken(text):
    with pytest.raises((CloserLookError, yaml.YAMLError)):
        read_value(text)


def test_both_read_every_entry_alike(monkeypatch):
    files = sorted(own_project().entries.rglob("*.yaml"))
    for file in files:
        text = file.read_text("utf-8")
        source, found = read_closely(text, monkeypatch)
        assert (source.value, found) == (read_value(text), []), file
    assert len(files) > 500


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_both_agree_on_spoiled_files(loader, monkeypatch):
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
            value = read_value(text)
        except (CloserLookError, yaml.YAMLError):
            refused += 1
            continue
        if find_forbidden(text) is None:
            taken += 1
            assert (source.value, found) == (value, []), text
    assert taken > 5
    assert refused > 5


@pytest.mark.parametrize("character", [*map(chr, range(0x100)), "\u202e", "\u034f", "é", "\ufeff"])
def test_the_short_way_finds_every_forbidden_character(character):
    text = f"a: b\nc{character}d\n"
    assert (find_forbidden(text) is None) == (FORBIDDEN.search(text) is None)
