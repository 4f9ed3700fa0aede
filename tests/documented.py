"""What the hand-written pages show of commands, beside what the commands print.

    python -m tests.documented [--texts DIR]      every difference; examples that read RFC texts need a folder of them

The tests hold what a page says in words of ours. Titles, guidance and numbers follow the entries: they are told here.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Their commands read only; those of the page on editing change entries and follow one another.
PAGES = ("site_src/about/implementers.md", "site_src/about/reports.md", "site_src/about/passages.md")
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT = "..."
# Lines that show what stands in an entry: below a heading, or with an ID in front.
_OF_ENTRIES = re.compile(r" |IPE-|EID |- \[|#|$")
_COUNT = re.compile(r"(?<![\w.-])[0-9][0-9,]*(?![\w.-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A command as a page shows it, with the lines below it and the files that the page has shown by then."""

    page: str
    command: str
    output: tuple[str, ...]
    files: tuple[tuple[str, str], ...]

    @property
    def reads_texts(self) -> bool:
        """True if it needs RFC texts, which are not kept here."""
        return "--texts" in self.command or self.command.startswith("ipsec-errata passages")

    @property
    def writes(self) -> bool:
        """True if it changes an entry, fetches, or builds."""
        return re.match(r"ipsec-errata (?:passages (?:add|fetch)|build)\b", self.command) is not None


def examples(page: str, text: str) -> Iterator[Example]:
    """Yield the examples of a page in their order."""
    for block in _BLOCK.findall(text):
        files: list[tuple[str, str]] = []
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.replace("\\\n", "").partition("\n")
            if command.startswith("cat "):
                files.append((command.removeprefix("cat "), output))
            elif command.startswith("ipsec-errata "):
                yield Example(page=page, command=command, output=tuple(output.splitlines()), files=tuple(files))


def all_examples() -> list[Example]:
    """Return the examples of all these pages."""
    return [row for page in PAGES for row in examples(page, (ROOT / page).read_text(encoding="utf-8"))]


def run(example: Example, folder: Path, texts: Path | None = None) -> tuple[int, list[str]]:
    """Run an example in an empty folder, as a shell does; return its status and what it prints."""
    program = folder / "bin" / "ipsec-errata"
    program.parent.mkdir()
    words = [sys.executable, str(ROOT / "scripts" / "ipsec-errata.py")]
    program.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n')
    program.chmod(0o755)
    for name, text in example.files:
        (folder / name).write_text(text)
    environment = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    if texts:
        (folder / "rfc").symlink_to(texts.resolve())
        environment["IPSEC_ERRATA_TEXTS"] = str(texts.resolve())
    done = subprocess.run(
        ["sh", "-c", example.command],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.splitlines()


def fits(example: Example, lines: list[str]) -> bool:
    """True if these lines are what the page shows, with anything where it leaves something out."""
    shown = ["(?:.*\n)*?" if line == _LEFT_OUT else f"{re.escape(line)}\n" for line in example.output]
    return re.fullmatch("".join(shown), "".join(f"{line}\n" for line in lines)) is not None


def missing(example: Example, lines: list[str]) -> list[str]:
    """Return the lines in words of ours that are shown and not printed; their numbers do not count."""
    printed = {_COUNT.sub("N", line) for line in lines}
    ours = [line for line in example.output if line != _LEFT_OUT and not _OF_ENTRIES.match(line)]
    return [line for line in ours if _COUNT.sub("N", line) not in printed]


def main() -> int:
    """Print what differs; 0 nothing, 1 something."""
    parser = argparse.ArgumentParser(prog="python -m tests.documented", description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=Path, metavar="DIR", help="folder with RFC texts")
    texts: Path | None = parser.parse_args().texts
    found = 0
    for example in all_examples():
        if example.writes or not example.output or (example.reads_texts and not texts):
            continue
        with tempfile.TemporaryDirectory() as folder:
            _, lines = run(example, Path(folder), texts)
        if not fits(example, lines):
            found = 1
            print(f"{example.page}: $ {example.command}")
            print("\n".join(difflib.unified_diff(example.output, lines, "shown", "printed", lineterm="")))
    return found


if __name__ == "__main__":
    sys.exit(main())
