"""Files that the project writes: as values first, then to disk in one step."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class OutputFile:
    """One generated page: `path` below the output folder with `/`, its text, and the source an edit link opens.

    The text may be given as a function, which runs when somebody asks for it: a preview shows one page of thousands.
    """

    __slots__ = ("_text", "edit_path", "path")

    def __init__(self, *, path: str, text: str | Callable[[], str], edit_path: str | None = None) -> None:
        """Take the text, or what makes it."""
        self.path = path
        self.edit_path = edit_path
        self._text = text

    @property
    def text(self) -> str:
        """The text, the same every time. Raises what making it raises."""
        if not isinstance(self._text, str):
            self._text = self._text()
        return self._text


def later(path: str, make: Callable[[], OutputFile], edit_path: str | None = None) -> OutputFile:
    """Return the page that `make` returns, which is called when somebody asks for its text."""
    return OutputFile(path=path, text=lambda: make().text, edit_path=edit_path)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFile:
    """One generated file that is no page and is served as it is: JSON, XML, SVG, CSV, a database.

    `path` is below the root of the site with `/` and is its address; text in `content` is UTF-8.
    """

    path: str
    content: bytes


def write_text(path: Path, text: str) -> bool:
    """Write `text` as UTF-8; see `write_bytes`."""
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, new: bytes) -> bool:
    """Write `new` so that a reader sees the old file or the new one, never a half; return True if it changed.

    Raises OSError with the system's reason and the name of the file; the temporary file is removed then. A process that
    is killed may leave it: no reader takes `.NAME.xxxxxxxx.part` for a file of its own, and git ignores it.
    """
    try:
        return _write_bytes(path, new)
    except OSError as error:
        # A full disk names no file, and others the temporary one.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_bytes(path: Path, new: bytes) -> bool:
    try:
        if path.read_bytes() == new:
            return False
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(new)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes files private; a source file is readable like its neighbours.
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
    return True
