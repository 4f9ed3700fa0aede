"""A folder of files that is made anew as a whole: who looks finds the old one or the new one, never a half."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# renameat2(2): both names are relative to the working folder; the two change places.
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@contextlib.contextmanager
def new_folder(place: Path) -> Iterator[Path]:
    """Give an empty folder to write to, which takes the place of `place` unless something is raised.

    Files at the top of `place` whose names begin with a dot stay there: a checkout of git may be among them. Raises
    OSError as the system gives it.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    is_kept = place.is_dir() and _must_stay(place)
    folder = place if is_kept else place.parent
    _clear_leftovers(folder, place.name)
    new = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=".part", dir=folder))
    handle = _hold(new)
    try:
        # mkdtemp makes folders private; a site is for everybody.
        new.chmod(0o755)
        yield new
        if is_kept:
            _move_files(new, place)
        elif place.exists():
            _exchange(new, place)
        else:
            new.rename(place)
    finally:
        # After an exchange it holds what was there before.
        shutil.rmtree(new, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def _must_stay(place: Path) -> bool:
    """True for a folder that cannot be renamed, or in which something else lives."""
    hidden = any(entry.name.startswith(".") for entry in place.iterdir())
    return hidden or place.is_mount() or not os.access(place.parent, os.W_OK)


def _exchange(new: Path, place: Path) -> None:
    """Let two folders change places: in one step where the system has one."""
    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        names = os.fsencode(new), os.fsencode(place)
        if rename and rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
            return
    aside = new.with_name(f"{new.name}.old")
    place.rename(aside)
    new.rename(place)
    shutil.rmtree(aside, ignore_errors=True)


def _move_files(new: Path, place: Path) -> None:
    """Replace the files of `place` one by one and remove the others."""
    wanted = {path.relative_to(new) for path in new.rglob("*")}
    for name in sorted(wanted):
        source, target = new / name, place / name
        if target.exists() and source.is_dir() != target.is_dir():
            _remove(target)
        if source.is_dir():
            target.mkdir(exist_ok=True)
        else:
            source.replace(target)
    for path in sorted(place.rglob("*"), reverse=True):
        name = path.relative_to(place)
        if name not in wanted and not name.parts[0].startswith("."):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _hold(folder: Path) -> int | None:
    """Mark a folder as in use for as long as this process lives; return what ends that, or None without such marks."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        return None
    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return handle


def _clear_leftovers(folder: Path, name: str) -> None:
    """Remove what killed processes left behind: the folders that nobody holds."""
    for left in folder.glob(f".{name}.*.part"):
        with contextlib.suppress(OSError):
            handle = _hold(left)
            if handle is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(handle)
