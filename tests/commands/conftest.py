"""What commands about a branch start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.git import commit, git

from ipsec_errata.project import Project


@pytest.fixture
def checkout(project: Project) -> Path:
    """A repository with everything published on `main`, and a branch of ours."""
    git(project.root, "init", "--quiet")
    commit(project.root, "Published")
    git(project.root, "switch", "--quiet", "--create", "ours")
    return project.root
