"""Files that another process writes meanwhile: all of them arrive, whatever becomes of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipsec_errata.files_beside import FilesBeside, write_files
from ipsec_errata.output_file import StaticFile

FILES = [StaticFile(path=path, content=path.encode()) for path in ("a/b/c.json", "a/d.json", "e.txt", "a/b/f.json")]


def in_folder(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_files_are_moved_to_their_places_beside_what_is_there(tmp_path: Path):
    folder = tmp_path / "site"
    beside = FilesBeside(lambda: FILES, folder)
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "index.html").write_bytes(b"page")
    (folder / "e.txt").write_bytes(b"of the last build")
    assert beside.wait() == [file.path for file in FILES]
    beside.move({"a/b/index.html", "e.txt"})
    assert in_folder(folder) == {"a/b/index.html": b"page"} | {file.path: file.content for file in FILES}


def test_until_then_they_are_hidden_from_who_empties_the_folder(tmp_path: Path):
    beside = FilesBeside(lambda: FILES, tmp_path)
    assert all(entry.name.startswith(".") for entry in tmp_path.iterdir())
    beside.close()
    assert list(tmp_path.iterdir()) == []


def test_what_an_ended_process_left_is_written_here(tmp_path: Path):
    here = os.getpid()

    def make() -> Iterator[StaticFile]:
        yield from FILES[:2]
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from FILES[2:]

    beside = FilesBeside(make, tmp_path)
    assert beside.wait() == [file.path for file in FILES]
    beside.move(())
    assert in_folder(tmp_path) == {file.path: file.content for file in FILES}


def test_a_mistake_is_told_here(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    def make() -> Iterator[StaticFile]:
        yield FILES[0]
        raise OSError(28, "No space left on device", "a/d.json")

    with pytest.raises(OSError, match="No space left on device"):
        FilesBeside(make, tmp_path).wait()
    assert capfd.readouterr().err == ""


def test_what_somebody_left_who_was_interrupted_is_not_shown(tmp_path: Path):
    list(write_files(FILES, tmp_path / ".files.part"))
    beside = FilesBeside(lambda: FILES[:1], tmp_path)
    beside.wait()
    beside.move(())
    assert in_folder(tmp_path) == {"a/b/c.json": b"a/b/c.json"}


@pytest.mark.parametrize("stays", [True, False])
def test_what_is_there_already_is_written_only_if_it_does_not_stay(tmp_path: Path, stays: bool):
    list(write_files(FILES, tmp_path))
    (tmp_path / "a" / "d.json").write_bytes(b"of the last build")
    before = {file.path: (tmp_path / file.path).stat().st_ino for file in FILES}
    beside = FilesBeside(lambda: FILES, tmp_path)
    assert beside.wait() == [file.path for file in FILES]
    assert in_folder(tmp_path / ".files.part") == {"a/d.json": b"a/d.json"}
    if not stays:
        (tmp_path / "e.txt").unlink()
    beside.move({file.path for file in FILES if stays or file.path != "e.txt"})
    assert in_folder(tmp_path) == {file.path: file.content for file in FILES}
    assert (tmp_path / "a" / "b" / "c.json").stat().st_ino == before["a/b/c.json"]
    assert (tmp_path / "a" / "d.json").stat().st_ino != before["a/d.json"]
