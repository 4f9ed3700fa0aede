"""Command lines: words of our commands, and what people and programs put where something else belongs."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.fuzz.target import Target

from ipsec_errata.cli import main
from ipsec_errata.command_parser import build_parser
from ipsec_errata.project import Project

# `serve` stays and `build` takes its time; both start a program that has its own tests.
_LEFT_OUT = {"serve", "build"}
READING = ("validate", "alike", "lookup", "symptom", "profile", "scan", "changes", "bis", "press", "review")
WRITING = ("new", "fmt", "preview", "number", "watch", "release", "export", "rfc", "errata", "passages")
_WORDS = (
    "",
    " ",
    "-",
    "--",
    "-x",
    "0",
    "-1",
    "1",
    "60001",
    "60001,60003",
    "70001",
    "99999999999999999999",
    "1e9",
    "nan",
    "inf",
    "RFC 60001 2.10",
    "rfc60001#section-2.10",
    "IPE-0001",
    "IPE-0002-length",
    "IPE-0000",
    "eid70001",
    "2.10",
    "A.1",
    "60001",
    "meeting-1",
    "meeting-1/x",
    "2026-11-26",
    "2026-02-30",
    "HEAD",
    "HEAD~1",
    "--output=x",
    "origin/main",
    "errata",
    "errata/issues",
    "errata/issues/IPE-0001-lifetime.yaml",
    "errata/vocabulary.yaml",
    "none/of/this",
    ".",
    # Not the whole disk: how long that takes is asked of the machine.
    "/dev",
    "/dev/null",
    "/dev/zero",
    "/proc/self/mem",
    "x" * 5000,
    "a\nb",
    "\udce9",
    "\u202e",
    "\U0001f600",
    "text",
    "json",
    "github",
    "https://a.example/",
    "texts",
    "texts/rfc60001.txt",
    "documents",
    "documents/errata.json",
    "out",
    "out/x.json",
    "counted in octets",
    "NO_PROPOSAL_CHOSEN",
    "issue",
    "ikev2",
    "live",
    "%s",
    "*",
    "../..",
    "~",
    "@x",
    "=",
)


def command_target(project: Project, scratch: Path) -> Target:
    """Return the target of command lines, run in the project's folder."""
    return Target(
        name="command",
        make=_line,
        run=_run(project, scratch),
        writes=(project.root, Path(tempfile.gettempdir())),
    )


def _line(random: Random) -> bytes:
    command = random.choice((*READING, *WRITING))
    parser = build_parser(command)
    words = [command]
    while (group := _subparsers(parser)) is not None:
        name = random.choice(sorted(group.choices))
        parser = group.choices[name]
        if name not in words:
            words.append(name)
    options = [action for action in parser._actions if action.option_strings and action.dest not in ("help", "root")]
    for action in random.sample(options, min(len(options), random.choice((0, 0, 1, 2, 3)))):
        words.append(random.choice(action.option_strings))
        if action.nargs != 0 and random.randrange(12):
            words.append(_value(random, action))
    for action in parser._actions:
        if not action.option_strings and random.randrange(10):
            words += [_value(random, action) for _ in range(random.choice((1, 1, 1, 2)) if action.nargs else 1)]
    if random.randrange(10) == 0:
        random.shuffle(words)
    typed = random.choice(("", "y\n", "### Summary\n\nx\n", "\0", "x" * 200_000))
    return json.dumps({"words": words, "typed": typed}).encode()


def _subparsers(parser: argparse.ArgumentParser) -> argparse._SubParsersAction[argparse.ArgumentParser] | None:
    return next((action for action in parser._actions if isinstance(action, argparse._SubParsersAction)), None)


def _value(random: Random, action: argparse.Action) -> str:
    if action.choices and random.randrange(4):
        return str(random.choice(list(action.choices)))
    return random.choice(_WORDS)


def _run(project: Project, scratch: Path) -> Callable[[bytes], None]:
    pristine = {
        file: file.read_bytes() for file in project.root.rglob("*") if file.is_file() and _is_ours(project, file)
    }

    def run(content: bytes) -> None:
        case = json.loads(content)
        words = case["words"]
        if not words or words[0] in _LEFT_OUT or any("://" in word for word in words) or "fetch" in words:
            return
        stdin, sys.stdin = sys.stdin, io.StringIO(case["typed"])
        output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        try:
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
                try:
                    status = main(words)
                except SystemExit as left:
                    status = left.code
            assert status in (0, 1, 2), f"the status is {status!r}"
        finally:
            sys.stdin = stdin
            changed = [file for file, before in pristine.items() if not file.exists() or file.read_bytes() != before]
            new = [file for file in (project.root / "errata").rglob("*") if file.is_file() and file not in pristine]
            for file in changed:
                file.write_bytes(pristine[file])
            for file in new:
                file.unlink()
        may_write = words[0] in WRITING and "--check" not in words
        assert may_write or not (changed or new), f"changed {[file.name for file in (*changed, *new)]}"

    os.chdir(project.root)
    return run


def _is_ours(project: Project, file: Path) -> bool:
    return file.relative_to(project.root).parts[0] in ("errata", "schema", "releases", "texts", "documents")
