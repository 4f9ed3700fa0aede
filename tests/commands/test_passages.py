"""`ipsec-errata passages` as a command: what is checked, what is refused, what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ipsec_errata.cli import main
from ipsec_errata.commands import passages, passages_add

TEXTS = Path(__file__).parents[1] / "texts"
ENTRY = "errata/issues/IPE-0001-lifetime.yaml"
ADD = ["passages", "add", "IPE-0001", "60001", "2.10", "--starts", "a receiver that", "--ends", "association lives"]


@pytest.fixture
def entry(project, monkeypatch):
    """The entry with a passage, in a checkout with the sample entries."""
    monkeypatch.delenv("IPSEC_ERRATA_TEXTS", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(project.root / "no cache"))
    for command in (passages, passages_add):
        monkeypatch.setattr(command, "own_project", lambda: project)
    return project.root / ENTRY


def spoil(entry, old, new):
    text = entry.read_text()
    assert old in text
    entry.write_text(text.replace(old, new))


def test_all_well_is_0(entry, capsys):
    assert main(["passages", "--texts", str(TEXTS)]) == 0
    assert capsys.readouterr() == ("", "1 passages checked, no findings\n")


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "starts: A receiver that",
            "starts: A receiver who",
            "26:15: error: 'A receiver who' is not in RFC 60001, Section 2.10; the nearest there is 'A receiver that' "
            "[passage-starts]",
        ),
        (
            "ends: association lives",
            "ends: association dies",
            "27:13: error: 'association dies' is not in RFC 60001, Section 2.10, after 'A receiver that'; "
            "the nearest there is 'association lives,' [passage-ends]",
        ),
        (
            "ends: association lives",
            "ends: decides alone",
            "28:15: error: the words in RFC 60001, Section 2.10 are not those that were hashed; "
            "there it says 'A receiver that gets no value in a pro-posal decides alone' [passage-sha256]",
        ),
    ],
)
def test_a_fault_has_its_place_and_the_nearest_text(old, new, finding, entry, capsys):
    spoil(entry, old, new)
    assert main(["passages", "--texts", str(TEXTS)]) == 1
    assert capsys.readouterr() == (f"{ENTRY}:{finding}\n", "1 passages checked, 1 findings\n")


def test_json_is_alone_on_standard_output(entry, capsys):
    assert main(["passages", "--texts", str(TEXTS), "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert (json.loads(printed.out)["count"], printed.err) == (0, "")


def test_a_text_that_is_not_at_hand_is_told(entry, tmp_path, capsys):
    (tmp_path / "rfc60002.txt").write_text("1. One\n\n   Text.\n")
    assert main(["passages", "--texts", str(tmp_path)]) == 0
    assert capsys.readouterr().err == (
        "0 passages checked, no findings\n1 passages not checked: no text of RFC 60001\n"
    )


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            [],
            "this needs RFC texts; name their folder with --texts DIR or $IPSEC_ERRATA_TEXTS, or run `passages fetch`",
        ),
        (["missing"], "there is no missing"),
        (["empty"], "there is no RFC in empty; expected files such as rfc7296.txt or rfc9242.xml"),
        (["bad"], "rfc60001.txt is empty"),
    ],
)
def test_without_texts_it_cannot_run(texts, message, entry, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "rfc60001.txt").touch()
    assert main(["passages", *(word for folder in texts for word in ("--texts", folder))]) == 2
    assert capsys.readouterr() == ("", f"ipsec-errata: {message}\n")


def test_the_environment_may_name_the_texts(entry, monkeypatch, capsys):
    monkeypatch.setenv("IPSEC_ERRATA_TEXTS", str(TEXTS))
    assert main(["passages"]) == 0


def test_add_writes_what_is_there_already(entry, capsys):
    before = entry.read_text()
    assert main([*ADD, "--texts", str(TEXTS)]) == 0
    assert entry.read_text() == before
    out = capsys.readouterr().out
    assert out.startswith(f"{ENTRY}: passage of 20 words in RFC 60001, Section 2.10\n\nA receiver that gets no\n")


def test_add_changes_its_lines_only(entry, capsys):
    before = entry.read_text()
    words = ["passages", "add", "IPE-0001-lifetime", "60001", "2.10"]
    assert main(["passages", "--texts", str(TEXTS), *words[1:], "--starts", "The value is", "--ends", "than zero"]) == 0
    after = entry.read_text()
    changed = set(before.splitlines()) ^ set(after.splitlines())
    assert {line.strip().partition(":")[0] for line in changed} == {"starts", "ends", "sha256"}
    assert main(["passages", "--texts", str(TEXTS)]) == 0


def test_add_opens_a_row_in_braces(entry, capsys):
    assert main(["passages", "add", "IPE-0002", "60002", "3", "--starts", "The length", "--ends", "the header",
                 "--texts", str(TEXTS)]) == 0  # fmt: skip
    text = (entry.parent / "IPE-0002-length.yaml").read_text()
    assert (
        'affects:\n  - rfc: 60002\n    sections: ["3", "2.8.1"]\n    state: introduced\n    passage:\n'
        '      section: "3"\n'
        "      starts: The length\n      ends: the header\n      sha256: "
    ) in text
    assert "\n  - {rfc: 60003, " in text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({2: "IPE-0009"}, "there is no issue IPE-0009; did you mean IPE-0003?"),
        ({3: "60003"}, f"{ENTRY} has no row for RFC 60003 under affects; it has rows for 60001, 60002"),
        ({4: "2.9"}, "Section 2.9 is not in the row for RFC 60001, which lists 2.10, A.1; add it there first"),
        ({4: "ten"}, "'ten' is not a section number such as 2.10 or A.1"),
        (
            {6: "a receiver"},
            "'a receiver' stands 2 times in RFC 60001, Section 2.10; add a word to tell which",
        ),
        (
            {8: "dies"},
            "'dies' is not in RFC 60001, Section 2.10, after 'a receiver that'; the nearest there is 'decides'",
        ),
    ],
)
def test_add_refuses_with_one_sentence(changes, message, entry, capsys):
    before = entry.read_text()
    words = [changes.get(at, word) for at, word in enumerate(ADD)]
    assert main([*words, "--texts", str(TEXTS)]) == 2
    assert capsys.readouterr() == ("", f"ipsec-errata: {message}\n")
    assert entry.read_text() == before
