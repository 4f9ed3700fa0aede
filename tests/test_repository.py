"""Earlier commits of a real repository."""

from __future__ import annotations

import tarfile

from tests.conftest import copy_sample
from tests.git import commit, git

from ipsec_errata.repository import project_at


def test_an_earlier_commit_is_its_regular_files(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise TypeError("Python 3.11.2 knows no filter here, and without one links lead anywhere")

    monkeypatch.setattr(tarfile.TarFile, "extractall", refuse)
    project = copy_sample(tmp_path / "project")
    secret = tmp_path / "secret"
    secret.write_text("of this machine")
    (project.entries / "issues" / "link.yaml").symlink_to(secret)
    (project.entries / "elsewhere").symlink_to(tmp_path)
    git(project.root, "init", "--quiet")
    first = commit(project.root, "Begin")
    kept = sorted(file.name for file in (project.entries / "issues").iterdir() if not file.is_symlink())
    (project.entries / "issues" / kept[0]).unlink()
    commit(project.root, "Without the first issue")
    with project_at(project, first) as earlier:
        assert sorted(file.name for file in (earlier.entries / "issues").iterdir()) == kept
        assert not (earlier.entries / "elsewhere").exists()
        assert not any(file.is_symlink() for file in earlier.root.rglob("*"))
