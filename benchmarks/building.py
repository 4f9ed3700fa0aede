"""From YAML to the site, against MkDocs and Material building the same pages given as Markdown."""

from __future__ import annotations

import math
import re
import shutil
import sys
from pathlib import Path

import yaml

from benchmarks.catalogue import write_catalogue
from benchmarks.measure import Run, in_turn, run, table
from ipsec_errata.make_pages import make_pages
from ipsec_errata.output_file import write_bytes, write_text
from ipsec_errata.project import Project

# The edit button leads to the entry, which plain MkDocs cannot know; the date of the data is told by the hook.
_EDIT = re.compile(r'\s*<a href="[^"]*/edit/main/[^"]*" class.*?</a>|<p class="source-file">.*?</p>', re.DOTALL)
_DATE = re.compile(r"<time datetime=[^>]*>[^<]*</time>")


def measure_builds(sizes: list[int], rounds: int, folder: Path) -> None:
    """Print a table for each size, and how the processor time grows with the size."""
    grown: list[tuple[int, float]] = []
    for size in sizes:
        project = write_catalogue(folder / f"catalogue-{size}", size)
        pages = write_plain(project, folder / f"plain-{size}")
        measured = in_turn(_programs(project, folder / f"plain-{size}", search=False), rounds)
        wrong = compare(folder / f"plain-{size}" / "site", project.root / "site")
        print(table(f"Build, {pages} pages", measured, "MkDocs of the Markdown"))
        print(f"{len(wrong)} pages differ{': ' + ', '.join(wrong[:5]) if wrong else ''}\n", flush=True)
        grown.append((pages, measured["ours, cold"].cpu))
    if len(grown) > 1:
        (few, first), (many, last) = grown[0], grown[-1]
        print(f"exponent of the processor time: {math.log(last / first) / math.log(many / few):.2f}\n")


def _programs(project: Project, plain: Path, *, search: bool) -> dict:  # type: ignore[type-arg]
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
        "MkDocs of the Markdown": lambda: run(mkdocs, plain),
        "the same with the theme's search": lambda: run([*mkdocs, "--config-file", "search.yml"], plain),
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
    write_text(folder / "search.yml", yaml.safe_dump(settings | {"plugins": ["search"], "site_dir": "with-search"}))
    return len(made.pages)


def compare(plain: Path, ours: Path) -> list[str]:
    """Return the pages that differ."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
    from ipsec_errata.rendering.mend import mend_html

    wrong = []
    for page in sorted(plain.rglob("*.html")):
        path = page.relative_to(plain)
        other = ours / path
        texts = [mend_html(each.read_text(encoding="utf-8")) if each.exists() else "" for each in (page, other)]
        # Where the edit button is, templates leave other empty lines behind.
        one, two = (re.sub(r"\s*\n\s*", "\n", _DATE.sub("", _EDIT.sub("", text))) for text in texts)
        if one != two:
            wrong.append(str(path))
    return wrong
