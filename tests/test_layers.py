"""Arrows point one way: a module imports from a lower row or from its own package."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "scripts" / "ipsec_errata"
FACTS = {
    "addresses",
    "citation",
    "checkout",
    "diagnostics",
    "feeds",
    "files_beside",
    "input_file",
    "last_site",
    "markdown_text",
    "marks",
    "navigation",
    "model",
    "notices",
    "output_file",
    "output_folder",
    "project",
    "query",
    "releases",
    "record_cache",
    "second_process",
    "several_files",
    "spreadsheet",
    "suggest",
    "word_texts",
    "yaml_writer",
}
ALLOWED = {
    **dict.fromkeys(FACTS, FACTS),
    "rfc_editor": FACTS,
    "passages": FACTS | {"rfc_editor"},
    "fetch": FACTS,
    "rules": FACTS,
    "reading": FACTS | {"rules"},
    "pictures": set(),
    "site": {"pictures"} | FACTS | {"rfc_editor", "passages"},
    "scanner": FACTS,
    "assets": FACTS,
    "outputs": FACTS,
    "reports": FACTS,
    "rendering": FACTS,
    "live_server": set(),
    "live_site": FACTS | {"live_pages", "live_server", "shown_site"},
    "live_pages": FACTS | {"make_pages", "reading", "outputs", "rfc_editor"},
    "answers": FACTS,
    "open_index": FACTS | {"answers", "reading"},
    "open_known": FACTS | {"scanner", "reading"},
    "editing": FACTS | {"reading", "rfc_editor"},
    "make_pages": FACTS | {"answers", "assets", "reading", "rules", "site", "outputs", "scanner", "rfc_editor"},
    "make_preview": FACTS | {"assets", "rendering", "site"},
    "shown_site": FACTS,
    "site_build": FACTS | {"make_pages", "rendering", "shown_site"},
    "repository": FACTS,
    "cli": {"command_parser", "commands"},
    "command_parser": {"commands"},
}
# Commands may use everything.
ALLOWED["commands"] = set(ALLOWED)
# `model` is the lowest row: the other facts may use it, it uses none of them.
ALLOWED["model"] = set()


def _imports(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return names


def _part(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_arrows_point_one_way():
    wrong = [
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in PACKAGE.rglob("*.py")
        if file != PACKAGE / "__init__.py"
        for name in _imports(file)
        if name.startswith("ipsec_errata.") and name.split(".")[1] not in ALLOWED[_part(file)] | {_part(file)}
    ]
    assert wrong == []


def test_only_the_hook_knows_mkdocs():
    knowing = [
        str(file.relative_to(PACKAGE.parent))
        for file in PACKAGE.parent.rglob("*.py")
        if any(name.split(".")[0] in ("mkdocs", "material") for name in _imports(file))
    ]
    assert knowing == ["mkdocs_hooks.py"]


def test_nothing_below_the_edges_reads_clock_or_environment():
    edges = {"commands", "cli", "command_parser", "fetch"}
    wrong = [
        f"{file.relative_to(PACKAGE)} uses {word}"
        for file in PACKAGE.rglob("*.py")
        if _part(file) not in edges
        for word in ("os.environ", "time.time", "datetime.now", "date.today", "urllib.request", "socket")
        if word in file.read_text(encoding="utf-8")
    ]
    assert wrong == []
