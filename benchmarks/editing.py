"""From saving a file to the first answer with the new text, while the site is served for editing."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from ipsec_errata.project import Project

PAUSE_SECONDS = 2.5
# Every edit writes a word that stands nowhere else.
_NUMBERS = itertools.count(1)


@contextlib.contextmanager
def served(project: Project, *, timeout: float = 900.0) -> Iterator[str]:
    """Serve a project by its own command and give the address of its home page."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "scripts/ipsec-errata.py", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        end = time.monotonic() + timeout
        while fetch(url) is None:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the server for {project.root} did not start")
            time.sleep(0.2)
        yield url
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            # Whoever is started where interrupts are ignored, as in the background of a shell, hears none.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def fetch(url: str) -> str | None:
    """Return what is at an address, or None where nobody answers."""
    with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=60) as answer:
        return str(answer.read().decode("utf-8"))
    return None


def time_edits(project: Project, url: str, count: int, *, title: bool) -> list[float]:
    """Return the seconds of `count` edits of a summary, or of a title; page and search index must show the new text."""
    # A title has room for the word: what is measured is an edit, not a finding.
    files = [file for file in sorted((project.entries / "issues").glob("IPE-*.yaml")) if _has_room(file)]
    chosen = random.Random(7).sample(files, count)
    return [_time_edit(file, url, f"zq{next(_NUMBERS)}x", title) for file in chosen]


def _has_room(file: Path) -> bool:
    return bool(re.search(r"""^title: ["']?.{10,65}$""", file.read_text(encoding="utf-8"), re.MULTILINE))


def _time_edit(file: Path, url: str, word: str, title: bool) -> float:
    text = file.read_text(encoding="utf-8")
    field = "title" if title else "summary"
    new = re.sub(rf"""^({field}: (?:[>|]-?\n  )?["']?)\S+""", rf"\1{word}", text, count=1, flags=re.MULTILINE)
    assert new != text, file
    # As people do: who reads what was changed gives the rules, which run a moment later, time to end.
    time.sleep(PAUSE_SECONDS)
    begin = time.monotonic()
    file.write_text(new, encoding="utf-8")
    for address in (f"{url}{file.name[:8]}/", f"{url}search/rows.json"):
        while word not in (fetch(address) or ""):
            if time.monotonic() - begin > 120:
                raise RuntimeError(f"{address} never showed the edit of {file.name}")
            time.sleep(0.003)
    return time.monotonic() - begin


def measure(project: Project, count: int = 15) -> dict[str, float]:
    """Return the median seconds of an edit of text and of an edit of a title."""
    with served(project) as url:
        time_edits(project, url, 2, title=False)
        return {
            "text": statistics.median(time_edits(project, url, count, title=False)),
            "title": statistics.median(time_edits(project, url, count, title=True)),
        }
