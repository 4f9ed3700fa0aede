"""A command that is killed leaves each file as it was or as it was to become, and the next one finishes the work.

`scripts/test tests/trust/test_killed.py --kills 300` tries at length.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from random import Random

import pytest
from tests.trust.faults import kill_at
from tests.trust.writers import WRITERS, Running, prepare, restore, snapshot, words_of

from ipsec_errata.project import Project

# Writes one new file or the other: no second run is needed, or it says that the file is there.
_ONCE = {"new"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return prepare(tmp_path_factory.mktemp("killed"))


@pytest.fixture(scope="module")
def old(project: Project) -> dict[str, bytes]:
    return snapshot(project)


def run(project: Project, name: str) -> dict[str, bytes]:
    status, said = Running(project, words_of(name, project)).wait()
    assert status == 0, said
    return snapshot(project)


def wrong_after(project: Project, name: str, old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    """Return files that are neither as before nor as after, and those that a second run does not bring to an end."""
    left = snapshot(project)
    wrong = [path for path in {*left, *old, *new} if left.get(path) not in (old.get(path), new.get(path))]
    if name not in _ONCE:
        wrong += [f"{path} in the end" for path, content in run(project, name).items() if new.get(path) != content]
        wrong += [
            said for status, said in [Running(project, ["validate", "--root", str(project.root)]).wait()] if status
        ]
    return wrong


@pytest.mark.parametrize("name", WRITERS)
def test_killed_at_its_steps(name: str, project: Project, old: dict[str, bytes], request: pytest.FixtureRequest):
    restore(project, old)
    new = run(project, name)
    assert new != old
    # With twelve kills or more, each step; with fewer, each second or third one.
    for step in range(0, 1000, max(1, 12 // request.config.getoption("--kills"))):
        restore(project, old)
        status, _ = Running(project, words_of(name, project), kill_at(project.root, step)).wait()
        if status == 0:
            break
        assert status == -signal.SIGKILL
        assert wrong_after(project, name, old, new) == []
    assert step > 2, "nothing was killed"


@pytest.mark.parametrize("name", WRITERS)
def test_killed_at_any_moment(name: str, project: Project, old: dict[str, bytes], request: pytest.FixtureRequest):
    random = Random(f"kill {name}")
    restore(project, old)
    begun = time.monotonic()
    new = run(project, name)
    usual = time.monotonic() - begun
    for _ in range(request.config.getoption("--kills")):
        restore(project, old)
        running = Running(project, words_of(name, project))
        time.sleep(random.uniform(0, usual))
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        assert wrong_after(project, name, old, new) == []


def test_leftovers_are_no_entries(project: Project, old: dict[str, bytes]):
    restore(project, old)
    for folder in ("issues", "rfcs", "rfc-editor", "meetings", "."):
        (project.entries / folder / ".IPE-0001-lifetime.yaml.abcdefgh.part").write_text("id: [")
    assert Running(project, ["validate", "--root", str(project.root)]).wait() == (0, "no findings\n")


def test_a_change_that_somebody_went_on_with_by_hand_is_left_alone(
    project: Project, old: dict[str, bytes], tmp_path: Path
):
    restore(project, old)
    Running(project, words_of("number", project), kill_at(project.root, 6)).wait()
    assert (project.root / ".cache" / "unfinished-change.json").exists()
    file = project.entries / "issues" / "IPE-0002-length.yaml"
    file.write_text(file.read_text() + "# mine\n")
    Running(project, words_of("fmt", project)).wait()
    assert file.read_text().endswith("# mine\n")
    assert not (project.root / ".cache" / "unfinished-change.json").exists()
