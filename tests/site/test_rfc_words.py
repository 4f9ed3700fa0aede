"""The words of RFCs on pages: whole where the texts are at hand, inert always, and never needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import copy_sample

from ipsec_errata.make_pages import make_pages
from ipsec_errata.model.section import Section
from ipsec_errata.model.wording import Wording
from ipsec_errata.passages.locate import locate_passage
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary, RfcWords
from ipsec_errata.site.rfc_words import cut_at_passages

TEXTS = Path(__file__).parents[1] / "texts"
ENTRY = "issues/IPE-0001-lifetime.yaml"


def pages(project, *texts: Path) -> dict[str, str]:
    made = make_pages(project, texts=texts)
    assert made.problem is None
    return {page.path: page.text for page in made.pages}


@pytest.fixture
def project(tmp_path):
    return copy_sample(tmp_path / "project")


def test_an_issue_shows_its_passage_in_full(project):
    assert """## The words in question

[RFC 60001, Section 2.10](rfc60001.md#section-2.10):

```
                                     A receiver that gets no
value in a pro-
posal decides alone how long the anti-replay state of the
association lives,
```
""" in pages(project, TEXTS)["IPE-0001.md"]


def test_without_texts_it_tells_where_they_are(project):
    page = pages(project)["IPE-0001.md"]
    assert '(rfc60001.md#section-2.10) from "A receiver that" to "association lives".\n' in page


def test_other_words_than_those_hashed_are_not_shown(project):
    entry = project.entries / ENTRY
    entry.write_text(entry.read_text().replace("ends: association lives", "ends: the association"))
    assert ' from "A receiver that" to "the association".\n' in pages(project, TEXTS)["IPE-0001.md"]


def test_the_page_of_an_rfc_has_its_text_with_issues_in_place(project):
    page = pages(project, TEXTS)["rfc60001.md"]
    assert page.count("{ #text-") == 7
    assert (
        "### [`2.10`](#section-2.10) Lifetimes { #text-2.10 }\n\n"
        "- [`IPE-0001`](IPE-0001.md) No default lifetime in the first protocol "
    ) in page
    assert (
        'greater than zero.  <a href="../IPE-0001/">IPE-0001</a> <mark>A receiver that gets no\n\n   value in a pro-\n'
    ) in page
    assert "association lives</mark>, up to 2^32 seconds.\n" in page


def test_text_of_rfcs_is_inert(project):
    page = pages(project, TEXTS)["rfc60001.md"]
    assert "it has chosen.  &lt;b&gt;Bold&lt;/b&gt; words\n" in page
    assert "<b>Bold" not in page


def test_a_passage_with_fences_stays_in_its_own(project, tmp_path):
    (tmp_path / "texts").mkdir()
    fenced = "Write it so:\n   ```\n   <script>alert(1)</script>\n   ```\n   and no more.\n"
    text = (TEXTS / "rfc60001.txt").read_text().replace("A receiver answers", f"{fenced}   A receiver answers")
    (tmp_path / "texts" / "rfc60001.txt").write_text(text)
    rfc = RfcLibrary([tmp_path / "texts"]).read(60001)
    found = locate_passage(rfc, Section("2.10"), "Write it", "no more")
    entry = project.entries / ENTRY
    text = entry.read_text().replace("starts: A receiver that", "starts: Write it")
    old = text.partition("sha256: ")[2].partition("\n")[0]
    entry.write_text(text.replace("ends: association lives", "ends: no more").replace(old, f'"{found.sha256}"'))
    page = pages(project, tmp_path / "texts")["IPE-0001.md"]
    assert "\n````\nWrite it so:\n```\n<script>alert(1)</script>\n```\nand no more.\n````\n" in page


def test_passages_may_overlap():
    rfc = RfcWords(number=1, sections={Section("1"): Wording("\n   One two three four five.\n\n")})
    both = [("A", "two", "four"), ("B", "three", "five"), ("C", "three", "three")]
    passages = [(name, locate_passage(rfc, Section("1"), starts, ends)) for name, starts, ends in both]
    pieces = [
        (piece.text, "".join(piece.begins), piece.is_marked)
        for piece in cut_at_passages(rfc.sections[Section("1")], passages)
    ]
    assert pieces == [
        ("   One ", "", False),
        ("two ", "A", True),
        ("three", "BC", True),
        (" four", "", True),
        (" five", "", True),
        (".", "", False),
    ]


@pytest.mark.parametrize(("name", "problem"), [("missing", "there is no "), ("bad", "rfc60001.txt is empty")])
def test_a_bad_text_is_one_sentence(name, problem, project, tmp_path):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "rfc60001.txt").touch()
    made = make_pages(project, texts=[tmp_path / name])
    assert made.pages == ()
    assert made.problem.startswith(problem)
