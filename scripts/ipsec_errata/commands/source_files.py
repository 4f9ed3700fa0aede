"""The files below some folders that `scan` reads: what git ignores left out, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NOT_SOURCE = {".git", ".hg", ".svn"}
_IGNORE_FILE = ".gitignore"
_name = attrgetter("name")


@dataclass(frozen=True, slots=True)
class Ignored:
    """The patterns of one `.gitignore`; `above` are those of the folders above, which it overrules.

    They go by paths below its own folder: a path as walked, without its first `cut` characters, with `lead` before it.
    """

    cut: int
    lead: str
    patterns: GitIgnoreSpec
    above: Ignored | None

    def has(self, path: str, *, is_folder: bool = False) -> bool:
        """True if git ignores the path."""
        level: Ignored | None = self
        while level:
            verdict = level.patterns.check_file(level.lead + path[level.cut :] + "/" * is_folder).include
            if verdict is not None:
                return verdict
            level = level.above
        return False


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its path as given and walked, and what git ignores there; a file that was named is not asked."""

    path: str
    ignored: Ignored | None = None

    @property
    def is_ignored(self) -> bool:
        """True if git ignores the file. Asked late, for most files hold nothing anyway and asking costs more."""
        return self.ignored is not None and self.ignored.has(self.path)


def find_source_files(paths: Sequence[str], *, with_ignored: bool = False) -> Iterator[SourceFile]:
    """Yield the regular files below the paths, each once: those of a folder by name, then its folders by name.

    Symbolic links are not followed, so that loops end nothing; a path that is given may be one. Raises OSError where a
    path that is given cannot be read; folders further down that cannot be are yielded as files, for reading says why.
    """
    seen: set[str] = set()
    many = len(paths) > 1
    for path in paths:
        if Path(path).is_dir():
            files = _walk(path, None if with_ignored else _above(path), with_ignored)
        else:
            Path(path).stat()
            files = iter([SourceFile(path)])
        for file in files:
            if not (many and file.path in seen):
                seen.add(file.path)
                yield file


def _walk(folder: str, ignored: Ignored | None, with_ignored: bool) -> Iterator[SourceFile]:
    waiting = [(folder, ignored)]
    while waiting:
        here, ignored = waiting.pop()
        try:
            with os.scandir(here) as entries:
                rows = sorted(entries, key=_name)
        except OSError:
            yield SourceFile(here)
            continue
        prefix = _prefix(here)
        if not with_ignored and any(entry.name == _IGNORE_FILE for entry in rows):
            ignored = _read_ignored(here, len(prefix), "", ignored)
        folders = []
        for entry in rows:
            if entry.is_file(follow_symlinks=False):
                yield SourceFile(prefix + entry.name, ignored)
            elif entry.is_dir(follow_symlinks=False) and entry.name not in _NOT_SOURCE:
                path = prefix + entry.name
                if not (ignored and ignored.has(path, is_folder=True)):
                    folders.append((path, ignored))
        waiting += reversed(folders)


def _prefix(folder: str) -> str:
    return "" if folder == "." else folder if folder.endswith("/") else f"{folder}/"


def _read_ignored(folder: str, cut: int, lead: str, above: Ignored | None) -> Ignored | None:
    # Trees without a .gitignore are scanned without this library.
    from pathspec import GitIgnoreSpec

    try:
        lines = Path(folder, _IGNORE_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return above
    return Ignored(cut, lead, GitIgnoreSpec.from_lines(lines), above)


def _above(folder: str) -> Ignored | None:
    """Return what the folders above, up to the one that holds `.git`, make git ignore below `folder`."""
    here = Path(folder).resolve()
    parents = [here, *here.parents]
    depth = next((i for i, parent in enumerate(parents) if (parent / ".git").exists()), 0)
    ignored: Ignored | None = None
    for parent in reversed(parents[1 : depth + 1]):
        if (parent / _IGNORE_FILE).is_file():
            lead = here.relative_to(parent).as_posix() + "/"
            ignored = _read_ignored(str(parent), len(_prefix(folder)), lead, ignored)
    return ignored
