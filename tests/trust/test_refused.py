"""A full disk and a read-only folder: one sentence, status 2, and everything as before.

The full disk is the limit of the kernel on the size of files (setrlimit(2), RLIMIT_FSIZE), which holds for
administrators too; what is read-only is refused by an audit hook before the system is asked, for no permission
stops an administrator.
"""

from __future__ import annotations

import errno
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.test_cli import SCRIPT
from tests.trust.faults import refuse
from tests.trust.writers import WRITERS, Running, prepare, snapshot, words_of

from ipsec_errata.project import Project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return prepare(tmp_path_factory.mktemp("refused"))


def no_file_may_grow() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def sentences(said: str) -> list[str]:
    """What was said to the user, without what commands tell before they write."""
    return [line for line in said.splitlines() if line.startswith("ipsec-errata: ") or "Traceback" in line]


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_is_one_sentence(name: str, project: Project):
    before = snapshot(project)
    status, said = Running(project, words_of(name, project), no_file_may_grow).wait()
    assert (status, len(sentences(said))) == (2, 1), said
    assert sentences(said)[0].endswith(": File too large")
    assert str(project.root) in sentences(said)[0]
    assert snapshot(project) == before


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_folder_that_cannot_be_written_is_one_sentence(name: str, number: int, project: Project):
    before = snapshot(project)
    status, said = Running(project, words_of(name, project), refuse(project.root, number)).wait()
    assert (status, len(sentences(said))) == (2, 1), said
    assert str(project.root) in sentences(said)[0]
    assert snapshot(project) == before


def test_output_that_cannot_be_written_is_one_sentence():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, SCRIPT, "lookup", "IPE-0001"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "ipsec-errata: No space left on device\n")
