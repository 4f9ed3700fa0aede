"""Validation, against ajv-cli checking the same files with the schemas alone."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.catalogue import write_catalogue
from benchmarks.measure import Run, in_turn, run, table
from ipsec_errata.output_file import write_text
from ipsec_errata.project import FOLDERS, Project, own_project

_SLOW = """
import sys
sys.modules["jsonschema_rs"] = None
sys.path.insert(0, "scripts")
from ipsec_errata.cli import main
sys.exit(main(["validate"]))
"""


def measure_validation(sizes: list[int], rounds: int, folder: Path, ajv: str | None) -> None:
    """Print a table for the real catalogue (size 0) and each generated one."""
    for size in sizes:
        project = write_catalogue(folder / f"validate-{size}", size) if size else own_project()
        count = sum(1 for _ in project.entries.rglob("*.yaml"))
        command = [sys.executable, "scripts/ipsec-errata.py", "validate"]
        programs = {
            "ours, nothing kept": lambda: _nothing_kept(command, project),  # noqa: B023  runs before the next project
            "without the validator in Rust": lambda: run([sys.executable, "-c", _SLOW], project.root),  # noqa: B023
        }
        if size:
            programs["ours, one file changed"] = lambda: _one_changed(command, project)  # noqa: B023
        if ajv:
            programs = {"ajv-cli": lambda: _run_ajv(ajv, project)} | programs  # noqa: B023
        measured = in_turn(programs, rounds)
        print(table(f"Validation, {count} files", measured, next(iter(measured))), flush=True)


def _nothing_kept(command: list[str], project: Project) -> Run:
    (project.root / ".cache" / "values.records").unlink(missing_ok=True)
    return run(command, project.root)


def _one_changed(command: list[str], project: Project) -> Run:
    entry = next((project.entries / "issues").glob("IPE-0001-*.yaml"))
    text = entry.read_text(encoding="utf-8")
    write_text(entry, re.sub(r"(summary: >-\n  )(\S+)", r"\1Changed\2", text, count=1))
    done = run(command, project.root)
    write_text(entry, text)
    return done


def _run_ajv(ajv: str, project: Project) -> Run:
    """Run ajv-cli once for each kind of file; the costs add up."""
    options = [ajv, "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats"]
    runs = [
        run([*options, "-s", f"schema/{kind}.schema.json", "-d", f"errata/{name}/*.yaml"], project.root)
        for name, kind in FOLDERS.items()
    ]
    return Run(sum(r.wall for r in runs), sum(r.cpu for r in runs), max(r.memory for r in runs))
