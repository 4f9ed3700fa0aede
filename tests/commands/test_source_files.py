"""Which files `scan` reads: git's rules for what it ignores, checked against git itself."""

from __future__ import annotations

import os
import subprocess

import pytest

from ipsec_errata.commands.source_files import find_source_files

TREE = {
    ".gitignore": "build/\n*.gen\n/docs/*\n!/docs/keep.txt\n# a comment\n\\#odd\n",
    "build/a.c": "",
    "x.gen": "",
    "#odd": "",
    "src/.gitignore": "!important.gen\n/gen\ndeep/**/z.c\n",
    "src/important.gen": "",
    "src/other.gen": "",
    "src/gen/c.c": "",
    "src/sub/gen/c.c": "",
    "src/deep/a/b/z.c": "",
    "src/deep/z.c": "",
    "docs/keep.txt": "",
    "docs/no.txt": "",
}


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name, text in TREE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def walked(*paths, **options):
    return [file.path for file in find_source_files(paths, **options) if not file.is_ignored]


def by_git(folder):
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(listed.stdout.split())


@pytest.mark.parametrize("folder", [".", "src", "docs"])
def test_the_same_as_git(tree, monkeypatch, folder):
    monkeypatch.chdir(tree / folder)
    assert sorted(walked(".")) == by_git(".")
    monkeypatch.chdir(tree)
    assert sorted(os.path.relpath(path, folder) for path in walked(folder)) == by_git(folder)


def test_what_git_ignores_on_demand(tree):
    assert sorted(walked(".", with_ignored=True)) == sorted(TREE)


def test_a_file_that_is_named_is_read_whatever_git_ignores(tree):
    assert walked("x.gen", "docs/no.txt") == ["x.gen", "docs/no.txt"]


def test_each_file_once_in_the_order_of_names(tmp_path, monkeypatch):
    for name in ("b/1", "a/2", "a/1", "c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    monkeypatch.chdir(tmp_path)
    assert walked(".", "b", "c") == ["c", "a/1", "a/2", "b/1"]


def test_links_are_not_followed(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.c").write_text("")
    (tmp_path / "b.c").symlink_to(tmp_path / "a.c")
    os.mkfifo(tmp_path / "pipe")
    assert walked(str(tmp_path)) == [str(tmp_path / "a.c")]


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        walked(str(tmp_path / "none"))
