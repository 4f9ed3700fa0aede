"""Every command that changes entries, with something to do, and processes of their own to run them in."""

from __future__ import annotations

import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.commands.test_number import add_draft
from tests.commands.test_watch import index_of, record
from tests.conftest import SAMPLE, copy_sample

import ipsec_errata.project
from ipsec_errata.cli import main
from ipsec_errata.project import Project

TEXTS = SAMPLE.parent / "texts"
PASSAGE = ("--starts", "A proposal may carry", "--ends", "greater than zero.", "--texts", str(TEXTS))
# Command and what it is given; `{}` is the folder of `documents`.
WRITERS: dict[str, tuple[str, ...]] = {
    "rfc import": ("rfc", "import", str(TEXTS)),
    "errata import": ("errata", "import", "{}/errata.json"),
    "fmt": ("fmt",),
    "number": ("number",),
    "watch": ("watch", "--from", "{}"),
    "new": ("new", "--title", "Nothing tells when", "--slug", "moment", "--date", "2026-11-26", "--no-input"),
    "passages add": ("passages", "add", "IPE-0001", "60001", "2.10", *PASSAGE),
    "release": ("release",),
}


def prepare(folder: Path) -> Project:
    """Write a project in which every writer has something to do, and the documents of the RFC Editor beside it."""
    project = copy_sample(folder / "project")
    add_draft(project.root, "padding")
    for name in ("IPE-0001-lifetime", "IPE-0003-lifetime-again"):
        file = project.entries / "issues" / f"{name}.yaml"
        lines = file.read_text().splitlines(keepends=True)
        file.write_text("".join([*lines[1:], lines[0]]) if lines[0].startswith("id:") else "\n".join(lines))
    documents = folder / "documents"
    documents.mkdir()
    facts = {
        60001: {"obsoleted-by": [60002]},
        60002: {"obsoletes": [60001]},
        60003: {"updated-by": [60004]},
        60004: {"updates": [60003]},
    }
    named = {number: {"title": f"Document {number}", **relations} for number, relations in facts.items()}
    (documents / "rfc-index.xml").write_bytes(index_of(named))
    errata = [record(errata_status_code="Rejected"), record(70002, section="2.9")]
    (documents / "errata.json").write_text(json.dumps(errata))
    return project


def words_of(name: str, project: Project) -> list[str]:
    """Return the words of a writer's command line."""
    words = [word.replace("{}", str(project.root.parent / "documents")) for word in WRITERS[name]]
    return [*words, "--root", str(project.root)] if words[0] in ("number", "watch", "new") else words


def snapshot(project: Project) -> dict[str, bytes]:
    """Return what a reader of the project sees: every file but those that a killed process had begun."""
    folders = (project.entries, project.releases)
    files = (file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file.relative_to(project.root)): file.read_bytes() for file in files if not file.name.endswith(".part")}


def restore(project: Project, files: dict[str, bytes]) -> None:
    """Bring the project back to a snapshot."""
    for folder in (project.entries, project.releases, project.root / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        file = project.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


class Running:
    """A command in a process of its own: a copy of this one, for starting Python anew takes a hundred times longer."""

    def __init__(self, project: Project, words: Sequence[str], first: Callable[[], None] = lambda: None) -> None:
        """Start it; `first` runs in the new process before the command."""
        self._out, out = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            _run_and_leave(project, words, first, out)
        os.close(out)

    def wait(self) -> tuple[int, str]:
        """Return the exit status, negative for a signal, and everything that was printed."""
        with os.fdopen(self._out, encoding="utf-8") as out:
            said = out.read()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]), said


def _run_and_leave(project: Project, words: Sequence[str], first: Callable[[], None], out: int) -> None:
    status = 99
    try:
        os.dup2(out, 1)
        os.dup2(out, 2)
        sys.stdout, sys.stderr = (os.fdopen(handle, "w", encoding="utf-8", closefd=False) for handle in (1, 2))
        ipsec_errata.project.own_root = lambda: str(project.root)
        first()
        status = main(words)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)
