"""Files that a copy of this process writes while this one does something else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import islice
from pathlib import Path

from ipsec_errata.output_file import StaticFile
from ipsec_errata.second_process import SecondProcess

# A path is told with one of these before it, and in the end no path.
_WRITTEN, _SAME, _ALL = b"+", b"=", b""


def write_files(files: Iterable[StaticFile], folder: Path) -> Iterator[str]:
    """Write each file below `folder`, which nobody looks at yet, and yield its path. Raises OSError."""
    for file in files:
        # Not as path objects: of thousands of files they would take a third of the time.
        place = os.path.join(folder, file.path)  # noqa: PTH118
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120
        with open(place, "wb") as stream:  # noqa: PTH123
            stream.write(file.content)
        yield file.path


class FilesBeside:
    """The files that `make` yields, on their way into `folder`.

    Until somebody wants them they lie in a hidden folder of it, as an engine that empties `folder` leaves that alone.
    What `folder` holds already is not written.
    """

    def __init__(self, make: Callable[[], Iterable[StaticFile]], folder: Path) -> None:
        """Begin to write; raise OSError where there is no room for the folder or for another process."""
        self._make, self._folder = make, folder
        self._hidden = folder / ".files.part"
        shutil.rmtree(self._hidden, ignore_errors=True)  # of somebody who was interrupted
        self._hidden.mkdir(parents=True)
        self._same: list[str] = []
        self._other = SecondProcess(self._write)

    def _write(self) -> Iterator[bytes]:
        for file in self._make():
            is_there = _holds(self._folder, file)
            if not is_there:
                list(write_files([file], self._hidden))
            yield (_SAME if is_there else _WRITTEN) + file.path.encode("utf-8")
        yield _ALL

    def wait(self) -> list[str]:
        """Wait until all files are made, and return their paths.

        What the copy did not come to is written here, where it can be said why: raises OSError.
        """
        paths = []
        with self._other:
            while told := self._other.wait():
                paths.append(told[1:].decode("utf-8"))
                if told.startswith(_SAME):
                    self._same.append(paths[-1])
        if told is None:
            paths += write_files(islice(self._make(), len(paths), None), self._hidden)
        return paths

    def move(self, there: Container[str]) -> None:
        """Move the files to their places; `there` are the paths at which `folder` still holds what it held.

        Raises OSError.
        """
        gone = {path for path in self._same if path not in there}
        if gone:
            list(write_files((file for file in self._make() if file.path in gone), self._hidden))
        _merge(str(self._hidden), str(self._folder))

    def close(self) -> None:
        """Write no more, and leave nothing."""
        with self._other:
            pass
        shutil.rmtree(self._hidden, ignore_errors=True)


def _holds(folder: Path, file: StaticFile) -> bool:
    try:
        with open(os.path.join(folder, file.path), "rb", buffering=0) as stream:  # noqa: PTH118, PTH123
            return os.fstat(stream.fileno()).st_size == len(file.content) and stream.read() == file.content
    except OSError:
        return False


def _merge(source: str, target: str) -> None:
    """Move all in one folder into another one: folders that are not there yet as a whole."""
    for entry in list(os.scandir(source)):
        place = os.path.join(target, entry.name)  # noqa: PTH118
        if entry.is_dir() and os.path.isdir(place):  # noqa: PTH112
            _merge(entry.path, place)
        else:
            os.replace(entry.path, place)
    os.rmdir(source)  # noqa: PTH106
