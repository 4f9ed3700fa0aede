"""From YAML to the site, against MkDocs and Material building the same pages given as Markdown.

Twice: as they come, with Material's own frame and search, where the articles are the same; and with our small frame
and no search, where whole pages are. The second one is harder to beat, as the frame is part of what makes ours quick.
"""

from __future__ import annotations

import math
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.catalogue import write_catalogue
from benchmarks.measure import Run, in_turn, run, table
from ipsec_errata.make_pages import make_pages
from ipsec_errata.output_file import write_bytes, write_text
from ipsec_errata.project import Project
from ipsec_errata.rendering.mend import mend_html

# The foot of a page leads to the entry, which plain MkDocs cannot know; the date of the data is told by the hook.
_EDIT = re.compile(r'<p class="source-file">.*?(?=</article>)', re.DOTALL)
_DATE = re.compile(r"<time>[^<]*</time>")
_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
AS_IT_COMES = "MkDocs and Material of the Markdown"
SAME_FRAME = "the same with our frame, no search"


def measure_builds(sizes: list[int], rounds: int, folder: Path) -> None:
    """Print a table for each size, and how the processor time grows with the size."""
    grown: list[tuple[int, float]] = []
    for size in sizes:
        project = write_catalogue(folder / f"catalogue-{size}", size)
        pages = write_plain(project, folder / f"plain-{size}")
        measured = in_turn(_programs(project, folder / f"plain-{size}"), rounds)
        for reference in (AS_IT_COMES, SAME_FRAME):
            print(table(f"Build, {pages} pages", measured, reference), flush=True)
        ours, plain = project.root / "site", folder / f"plain-{size}"
        for what, wrong in (
            ("pages", compare(plain / "site", ours)),
            ("articles", compare_articles(plain / "as-it-comes", ours)),
        ):
            print(f"{len(wrong)} {what} differ{': ' + ', '.join(wrong[:5]) if wrong else ''}\n", flush=True)
        grown.append((pages, measured["ours, cold"].cpu))
    if len(grown) > 1:
        (few, first), (many, last) = grown[0], grown[-1]
        print(f"exponent of the processor time: {math.log(last / first) / math.log(many / few):.2f}\n")


def _programs(project: Project, plain: Path) -> dict[str, Callable[[], Run]]:
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    cache = project.root / ".cache"
    entry = next((project.entries / "issues").glob("IPE-0001-*.yaml"))

    def cold() -> Run:
        shutil.rmtree(cache, ignore_errors=True)
        return run(mkdocs, project.root)

    def one_changed() -> Run:
        text = entry.read_text(encoding="utf-8")
        write_text(entry, re.sub(r"(summary: >-\n  )(\S+)", r"\1Changed\2", text, count=1))
        done = run(mkdocs, project.root)
        write_text(entry, text)
        return done

    return {
        AS_IT_COMES: lambda: run([*mkdocs, "--config-file", "as-it-comes.yml"], plain),
        SAME_FRAME: lambda: run(mkdocs, plain),
        "ours, cold": cold,
        "ours, one entry changed": one_changed,
        "ours, nothing changed": lambda: run(mkdocs, project.root),
    }


def write_plain(project: Project, folder: Path) -> int:
    """Write a MkDocs project with the same pages as Markdown files; return their number."""
    made = make_pages(project)
    if made.problem:
        raise RuntimeError(made.problem)
    shutil.copytree(project.site_source, folder / "site_src")
    for page in made.pages:
        write_text(folder / "site_src" / page.path, page.text)
    for file in made.files:
        write_bytes(folder / "site_src" / file.path, file.content)
    settings = yaml.safe_load(project.settings.read_text(encoding="utf-8"))
    del settings["hooks"]
    settings.pop("watch", None)
    write_text(folder / "mkdocs.yml", yaml.safe_dump(settings))
    theme = {key: value for key, value in settings["theme"].items() if key not in ("custom_dir", "static_templates")}
    own = {"theme": theme, "plugins": ["search"], "site_dir": "as-it-comes"}
    write_text(folder / "as-it-comes.yml", yaml.safe_dump(settings | own))
    return len(made.pages)


def compare(plain: Path, ours: Path) -> list[str]:
    """Return the pages that differ when both are mended as ours are."""
    wrong = []
    for page in sorted(plain.rglob("*.html")):
        path = page.relative_to(plain)
        other = ours / path
        texts = [mend_html(each.read_text(encoding="utf-8")) if each.exists() else "" for each in (page, other)]
        # Where that foot is, templates leave other empty lines behind.
        one, two = (re.sub(r"\s*\n\s*", "\n", _DATE.sub("", _EDIT.sub("", text))) for text in texts)
        if one != two:
            wrong.append(str(path))
    return wrong


def compare_articles(plain: Path, ours: Path) -> list[str]:
    """Return the pages of which the article does not stand whole in ours; the page for missing ones is the theme's."""
    wrong = []
    for page in sorted(plain.rglob("*.html")):
        path = page.relative_to(plain)
        texts = [mend_html(each.read_text(encoding="utf-8")) if each.exists() else "" for each in (page, ours / path)]
        # Whether the end of the last paragraph is written depends on what the frame puts behind it.
        found = [_ARTICLE.search(text.replace("</p>", "")) for text in texts]
        one, two = (" ".join(each[1].split()) if each else "" for each in found)
        if path.name != "404.html" and (not one or one not in two):
            wrong.append(str(path))
    return wrong
