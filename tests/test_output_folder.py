"""A folder is replaced as a whole, or stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsec_errata import output_folder
from ipsec_errata.output_folder import new_folder


def write(place: Path) -> None:
    with new_folder(place) as folder:
        (folder / "below").mkdir()
        (folder / "below" / "new.html").write_text("new")
        (folder / "index.html").write_text("new")


def files(place: Path) -> list[str]:
    return sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "site" / "old").mkdir(parents=True)
    (tmp_path / "site" / "old" / "old.html").write_text("old")
    (tmp_path / "site" / "index.html").write_text("old")
    (tmp_path / "site" / "below").write_text("was a file")
    return tmp_path / "site"


def test_made_where_there_was_none(tmp_path: Path):
    write(tmp_path / "a" / "site")
    assert files(tmp_path / "a") == ["site/below/new.html", "site/index.html"]
    assert (tmp_path / "a" / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("platform", ["linux", "another"])
def test_replaced_as_a_whole(place: Path, platform: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(output_folder.sys, "platform", platform)
    write(place)
    assert files(place.parent) == ["site/below/new.html", "site/index.html"]


def test_what_is_hidden_in_it_stays(place: Path):
    (place / ".git").mkdir()
    (place / ".git" / "HEAD").write_text("ref")
    write(place)
    assert files(place.parent) == ["site/.git/HEAD", "site/below/new.html", "site/index.html"]


def test_a_failure_leaves_the_old_one(place: Path):
    before = files(place.parent)

    def write_half() -> None:
        with new_folder(place) as folder:
            (folder / "index.html").write_text("half")
            raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        write_half()
    assert files(place.parent) == before


def test_leftovers_go_but_not_those_in_use(place: Path):
    (place.parent / ".site.abc.part").mkdir()
    with new_folder(place) as folder:
        with new_folder(place) as other:
            (other / "other.html").write_text("x")
        (folder / "mine.html").write_text("x")
    assert files(place.parent) == ["site/mine.html"]
    assert [path.name for path in place.parent.iterdir()] == ["site"]
