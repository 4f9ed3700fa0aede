"""Entries made to take long, to nest or to swell: refused, or shown within the limits of one small process."""

from __future__ import annotations

import itertools
import json
import multiprocessing
import resource
from pathlib import Path

import pytest
import yaml
from tests.conftest import copy_sample
from tests.trust.hostile_project import PATTERN

from ipsec_errata.make_pages import make_pages
from ipsec_errata.project import Project
from ipsec_errata.rendering.article import ArticleRenderer

# Seconds of the processor and bytes: what needs more is ended by the system, and the test fails.
SECONDS, MEMORY = 60, 1_500_000_000
LONGEST = 8000  # of a description, by the schema
# Repeated as often as a description may be long: what engines and patterns look at again and again, or nest with.
PIECES = [
    *("[", "[a", "![", "](", "[a](", "*", "*a ", "**a*", "_", "_a_", "__a", "`", "`a", "`` ` ", "<", "</", "<a "),
    *("<!--", "&", "&#", "\\", "\\`", "\\a", "(", "{", "|", "| - ", "> ", "- ", "1. ", "a\n- ", "- a\n    ", "1) a\n"),
    *("~~~\n", "  \n", "a  \n", "a\n\n", "\n    ", "[x]: ", "[IPE-0001](", "a.", "0", "https://a.example/", "é"),
    *(
        "RFC 60002, Section 2.8.1 ",
        "Section 2.8.1, ",
        "Sections 1, 2, ",
        "IPE-0001 ",
        "EID 70001 and ",
        "RFC 7296 and ",
    ),
]
ROWS = "\n".join(f"| {i} | x |" for i in range(600))
EXTENSIONS = ("fenced_code", "attr_list", "md_in_html", "tables", "toc")


def show(project: Project) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    pattern = yaml.safe_load((project.root / PATTERN).read_text(encoding="utf-8"))
    renderer = ArticleRenderer(EXTENSIONS, {})
    for text in [(piece * LONGEST)[: LONGEST - 1] + "x" for piece in PIECES] + [f"| a | b |\n| - | - |\n{ROWS}"]:
        (project.root / PATTERN).write_text(json.dumps(pattern | {"description": text}), encoding="utf-8")
        for page in make_pages(project, "https://errata.example/").pages:
            if page.path == "IPE-0002.md":
                renderer.render(page.path, page.text.split("\n---\n", 1)[1])


def test_texts_at_their_longest(tmp_path: Path):
    # Not forked: the limit would count what the process of all tests holds.
    process = multiprocessing.get_context("spawn").Process(target=show, args=(copy_sample(tmp_path / "project"),))
    process.start()
    process.join()
    assert process.exitcode == 0


BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in itertools.pairwise("abcdefghi")
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f"a: &a [x]\n{BOMB}", "yaml-alias"),
        ("a: &a [*a]\n", "yaml-alias"),
        ("<<: &a {b: 1}\n", "yaml-alias"),
        ("[" * 900_000, "yaml-deep"),
        ("{a: " * 200_000, "yaml-deep"),
        ("- " * 400_000, "yaml-deep"),
        ("? " * 400_000, "yaml-key"),
        ("a: 1\n" * 200_000, "yaml-repeated-key"),
        ('a: "' + "x" * 1_000_000 + '"', "file-large"),
    ],
    ids=["aliases of aliases", "alias of itself", "merge", "brackets", "braces", "items", "keys", "repeated", "large"],
)
def test_files_that_swell(content: str, code: str, tmp_path: Path):
    project = copy_sample(tmp_path / "project")
    file = project.root / PATTERN
    file.write_text(content, encoding="utf-8")
    problem = make_pages(project, "https://errata.example/").problem
    assert problem is not None
    assert f"[{code}]" in problem
    assert "Traceback" not in problem
