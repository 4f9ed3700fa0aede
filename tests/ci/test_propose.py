"""What a workflow proposes, as a branch and a pull request: a real remote repository, and a `gh` that listens."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.git import commit, git

PROPOSE = Path(__file__).parents[2] / ".ci" / "propose"
ROBOT = "41898282+github-actions[bot]@users.noreply.github.com"
GH = """\
#!/bin/sh
echo "$@" >> "$HEARD"
case "$1 $2" in
  "pr view") test -f "$STATE" && cat "$STATE" ;;
  "pr create" | "pr comment") cat >> "$HEARD" ;;
esac
"""


class Forge:
    """A remote repository with one pull request at most, and a runner's checkout of its main branch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remote = folder / "forge" / "ipsec" / "tracker.git"
        self.remote.mkdir(parents=True)
        git(self.remote, "init", "--quiet", "--bare")
        first = folder / "first"
        (first / "errata").mkdir(parents=True)
        (first / "errata" / "a.yaml").write_text("a: 1\n")
        git(first, "init", "--quiet")
        commit(first, "Begin")
        git(first, "push", "--quiet", str(self.remote), "main")
        (folder / "bin").mkdir()
        (folder / "bin" / "gh").write_text(GH)
        (folder / "bin" / "gh").chmod(0o755)
        self.checkout()

    def checkout(self) -> None:
        """Begin anew, as each run of a workflow does."""
        self.work = self.folder / f"run-{len(list(self.folder.glob('run-*')))}"
        git(self.folder, "clone", "--quiet", "--branch=main", f"file://{self.remote}", str(self.work))

    def propose(self, report: str = "errata/a.yaml: changed\n") -> tuple[int, str]:
        """Run the script as the workflow does; return its status and what it prints."""
        (self.folder / "report.txt").write_text(report)
        environment = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HEARD": str(self.folder / "heard"),
            "STATE": str(self.folder / "state"),
            "GH_TOKEN": "t0ken",
            "GITHUB_SERVER_URL": "https://forge.example",
            "GITHUB_REPOSITORY": "ipsec/tracker",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.file://{self.folder}/forge/.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://x-access-token:t0ken@forge.example/",
        }
        done = subprocess.run(
            ["bash", str(PROPOSE), "numbers", "Number what was merged", str(self.folder / "report.txt")],
            cwd=self.work, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    def heard(self) -> str:
        """Return what `gh` was asked and given since the last time."""
        file = self.folder / "heard"
        text = file.read_text() if file.exists() else ""
        file.unlink(missing_ok=True)
        return text

    def proposed(self, form: str) -> str:
        """Return what the remote branch holds."""
        return git(self.remote, "log", "-1", f"--format={form}", "numbers").stdout.strip()


@pytest.fixture
def forge(tmp_path):
    return Forge(tmp_path)


def test_without_a_change_nothing_is_asked(forge):
    assert forge.propose() == (0, "Nothing has changed, so there is nothing to propose.\n")
    assert forge.heard() == ""


def test_a_change_becomes_a_branch_and_a_pull_request(forge):
    (forge.work / "errata" / "a.yaml").write_text("a: 2\n")
    (forge.work / "errata" / "b.yaml").write_text("b: 1\n")
    (forge.work / "elsewhere.txt").write_text("not ours\n")
    assert forge.propose("a: <b>@somebody</b>\n")[0] == 0
    assert forge.proposed("%an %ae %s") == f"numbers {ROBOT} Number what was merged"
    named = git(forge.remote, "diff", "--name-only", "main", "numbers").stdout.split()
    assert named == ["errata/a.yaml", "errata/b.yaml"]
    heard = forge.heard()
    assert "pr create --head numbers --title Number what was merged --body-file -" in heard
    assert heard.endswith("```text\na: <b>@somebody</b>\n```\n")


def test_what_waits_already_is_not_proposed_again_and_what_came_since_is_told(forge):
    (forge.work / "errata" / "a.yaml").write_text("a: 2\n")
    forge.propose()
    (forge.folder / "state").write_text("OPEN\n")
    forge.heard()
    forge.checkout()
    (forge.work / "errata" / "a.yaml").write_text("a: 2\n")
    assert forge.propose() == (0, "All of it is proposed already.\n")
    assert "pr comment" not in forge.heard()
    forge.checkout()
    (forge.work / "errata" / "a.yaml").write_text("a: 3\n")
    assert forge.propose("more\n")[0] == 0
    assert "pr comment numbers --body-file -\n```text\nmore\n```" in forge.heard()
    assert git(forge.remote, "show", "numbers:errata/a.yaml").stdout == "a: 3\n"


def test_the_commit_of_a_person_is_not_overwritten(forge):
    (forge.work / "errata" / "a.yaml").write_text("a: 2\n")
    forge.propose()
    (forge.folder / "state").write_text("OPEN\n")
    git(forge.work, "pull", "--quiet", f"file://{forge.remote}", "numbers")
    (forge.work / "errata" / "a.yaml").write_text("a: 2  # by hand\n")
    by_hand = commit(forge.work, "Add what only people know")
    git(forge.work, "push", "--quiet", f"file://{forge.remote}", "HEAD:numbers")
    forge.checkout()
    (forge.work / "errata" / "a.yaml").write_text("a: 3\n")
    status, said = forge.propose()
    assert status == 1
    assert said.startswith("::error::Somebody has added to the branch 'numbers'; merge or close")
    assert forge.proposed("%H") == by_hand
    # Once the pull request is closed the branch is free again.
    (forge.folder / "state").write_text("CLOSED\n")
    forge.checkout()
    (forge.work / "errata" / "a.yaml").write_text("a: 3\n")
    assert forge.propose()[0] == 0
    assert forge.proposed("%ae") == ROBOT


def test_a_long_report_is_cut_to_what_a_pull_request_takes(forge):
    (forge.work / "errata" / "a.yaml").write_text("a: 2\n")
    assert forge.propose("x" * 100_000)[0] == 0
    assert 60_000 < len(forge.heard()) < 65_536
