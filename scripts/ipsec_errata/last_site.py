"""The site of the last build: what is the same in the next one stays, as a file is read sooner than it is made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Container
from pathlib import Path


class LastSite:
    """What is in a folder before an engine empties it. Hidden entries at its top are nobody's business here."""

    def __init__(self, folder: Path) -> None:
        """Name the folder, which need not be there."""
        self._folder, self._aside = folder, folder / ".last.part"

    def set_aside(self) -> None:
        """Hide it from the engine, in the same folder. Raises OSError."""
        shutil.rmtree(self._aside, ignore_errors=True)  # of somebody who was interrupted
        self._aside.mkdir(parents=True)
        _move_shown(self._folder, self._aside)

    def bring_back(self, wanted: Container[str]) -> set[str]:
        """Put it back without the files that are not `wanted`, and return the paths of those that are there.

        Only plain files that nobody else holds come back: who writes into one writes nowhere else. Raises OSError.
        """
        found: set[str] = set()
        if self._aside.is_dir():
            _prune(str(self._aside), "", wanted, found)
            _move_shown(self._aside, self._folder)
            self._aside.rmdir()
        return found


def _move_shown(source: Path, target: Path) -> None:
    for entry in list(os.scandir(source)):
        if not entry.name.startswith("."):
            os.replace(entry.path, target / entry.name)


def _prune(folder: str, prefix: str, wanted: Container[str], found: set[str]) -> None:
    """Remove what is not wanted, and folders that are empty then."""
    for entry in list(os.scandir(folder)):
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            _prune(entry.path, f"{path}/", wanted, found)
            if not any(os.scandir(entry.path)):
                os.rmdir(entry.path)  # noqa: PTH106
        elif path in wanted and _is_plain(entry):
            found.add(path)
        else:
            os.unlink(entry.path)


def _is_plain(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_nlink == 1
