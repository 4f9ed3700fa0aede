"""The git repository around a project: what the entries were at another commit."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath

from ipsec_errata.project import Project


class RepositoryError(ValueError):
    """Git cannot say what was asked; the message is one sentence."""


@contextmanager
def project_at(project: Project, revision: str) -> Iterator[Project]:
    """Give the entries as they were at `revision`, a commit, branch or tag, in a folder that goes away afterwards.

    The schemas are those of `project`: the question is what today's reader sees there. Raises `RepositoryError`
    where there is no such commit or it has no entries.
    """
    with tempfile.TemporaryDirectory(prefix="ipsec-errata-") as folder:
        content = _git(project.root, "archive", "--format=tar", find_commit(project, revision), "errata")
        with tarfile.open(fileobj=BytesIO(content)) as archive:
            _write_files(archive, Path(folder))
        shutil.copytree(project.schemas, Path(folder) / "schema")
        yield Project(Path(folder))


def _write_files(archive: tarfile.TarFile, folder: Path) -> None:
    """Write the regular files of an archive below `folder`; links and whatever would lie elsewhere are left out.

    The filter of `extractall` does the same and more, but came with Python 3.11.4.
    """
    for member in archive:
        path = PurePosixPath(member.name)
        is_below = not path.is_absolute() and ".." not in path.parts
        if member.isfile() and is_below and (content := archive.extractfile(member)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content.read())


def fork_point(project: Project, revision: str) -> str:
    """Return the commit at which the checkout left `revision`; `revision` itself where the two have none in common.

    What others added to a branch since then is not missing here.
    """
    commit = find_commit(project, revision)
    try:
        return _git(project.root, "merge-base", commit, "HEAD").decode().strip()
    except RepositoryError:
        return commit


def changed_files(project: Project, revision: str, folder: str) -> tuple[str, ...]:
    """Return the files below `folder` that differ between `revision` and the working tree, with `/`, by name.

    Files that git does not track yet count; deleted ones do not, as there is nothing to show of them.
    """
    listed = _git(
        project.root, "diff", "--name-only", "-z", "--diff-filter=d", find_commit(project, revision), "--", folder
    )
    new = _git(project.root, "ls-files", "-z", "--others", "--exclude-standard", "--", folder)
    names = {name for output in (listed, new) for name in output.decode(errors="replace").split("\0") if name}
    return tuple(sorted(names))


def find_commit(project: Project, revision: str) -> str:
    """Return the full hash of a commit, branch or tag; raise `RepositoryError` where there is none."""
    _git(project.root, "rev-parse", "--git-dir")
    try:
        wanted = f"{revision}^{{commit}}"
        return _git(project.root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted).decode().strip()
    except RepositoryError:
        raise RepositoryError(
            f"git knows no commit {revision!r} here; is it spelt right, and was it fetched?"
        ) from None


def _git(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise RepositoryError("git is not installed, and other commits cannot be read without it") from None
    if done.returncode:
        rows = done.stderr.decode(errors="replace").strip().splitlines()
        raise RepositoryError(f"git {words[0]}: {rows[-1] if rows else 'failed'}")
    return done.stdout
