"""The site that somebody sees who edits, against a fresh build of the same files: no byte differs."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections import Counter

from benchmarks.editing import served
from benchmarks.random_edits import Editor
from ipsec_errata.project import Project

_RELOAD = re.compile(rb'<script src="/livereload/\d+\.js"></script>\n(?=</body>)')
# Compressed, with its own time in it; what it holds is compared without.
IGNORED = {"sitemap.xml.gz"}


def check_live(project: Project, edits: int, every: int, seed: int) -> list[str]:
    """Edit `project` at random; after `every` edits compare all that is served with a fresh build.

    Returns what differs, a line for each file. Prints how many edits of each kind were made.
    """
    done: Counter[str] = Counter()
    wrong: list[str] = []
    seen: set[str] = set()
    editor = Editor(project, seed)
    kinds = list(editor.kinds)
    with served(project) as url:
        _settle(project, url)
        for number in range(1, edits + 1):
            kind = kinds[number % len(kinds)]
            version = _version(url)
            if editor.edit(kind):
                done[kind] += 1
                _get(f"{url}livereload/{version}")
            if number % every == 0 or number == edits:
                fresh = _fresh_build(project, url)
                wrong += [f"after edit {number}: {row}" for row in _differences(fresh, url, seen)]
                print(f"{number} edits, {len(fresh)} files, {len(wrong)} differ", flush=True)
    print(", ".join(f"{kind} {count}" for kind, count in sorted(done.items())))
    return wrong


def _settle(project: Project, url: str) -> None:
    """Let the fresh builds have the address under which the site is served."""
    settings = project.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    version = _version(url)
    # The engine keeps the path of the published site.
    text = re.sub(r"(?m)^site_url: https?://[^/]+/", f"site_url: {url}", text)
    settings.write_text(text, encoding="utf-8")
    _get(f"{url}livereload/{version}")


def _version(url: str) -> str:
    found = re.search(rb"/livereload/(\d+)", _get(url) or b"")
    assert found, "the home page does not wait for changes"
    return found[1].decode()


def _get(url: str) -> bytes | None:
    try:
        with urllib.request.urlopen(url, timeout=600) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError:
        return None


def _fresh_build(project: Project, url: str) -> dict[str, bytes]:
    out = project.root / "fresh"
    # Not the strict build: pages about the project link to entries that a small catalogue does not have.
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
    subprocess.run(command, cwd=project.root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def _differences(fresh: dict[str, bytes], url: str, seen: set[str]) -> list[str]:
    rows = []
    # The sitemap comes last: who asks for it gets a full build, after which nothing could differ.
    for path, content in sorted(fresh.items(), key=lambda row: "sitemap" in row[0]):
        shown = _get(url + path)
        if shown is None:
            rows.append(f"{path} is missing")
        elif path not in IGNORED and (clean := _RELOAD.sub(b"", shown)) != content:
            at = next((i for i, (a, b) in enumerate(zip(clean, content, strict=False)) if a != b), 0)
            rows.append(f"{path} differs: {clean[at - 40 : at + 40]!r} instead of {content[at - 40 : at + 40]!r}")
    for path in seen - fresh.keys():
        if _get(url + path) is not None:
            rows.append(f"{path} is still there")
    seen |= fresh.keys()
    return rows
