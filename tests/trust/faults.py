"""What may go wrong around a write, made to happen: an audit hook (PEP 578) sees each step that changes the disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.chmod", "os.rmdir"}


def on_each_change(folder: Path, react: Callable[[str], None]) -> None:
    """Call `react` with a path just before this process changes it, for all below `folder`; for ever.

    What is kept in `.cache` only to be quicker may fail without a word, so it does not count.
    """
    root = str(folder)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING):
            path = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes | os.PathLike) else ""
            if path.startswith(root) and not path.endswith((".records", ".records.part", "writer.lock", "/.cache")):
                react(path)

    sys.addaudithook(watch)


def kill_at(folder: Path, number: int) -> Callable[[], None]:
    """Return what makes a process end by SIGKILL just before its change with this number, counted from 0."""

    def install() -> None:
        left = [number]

        def react(_: str) -> None:
            if left[0] == 0:
                os.kill(os.getpid(), 9)
            left[0] -= 1

        on_each_change(folder, react)

    return install


def refuse(folder: Path, number: int) -> Callable[[], None]:
    """Return what makes the system refuse every change below `folder` with the error `number`, such as EROFS."""

    def install() -> None:
        def react(path: str) -> None:
            raise OSError(number, os.strerror(number), path)

        on_each_change(folder, react)

    return install
