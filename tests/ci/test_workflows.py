"""Workflows and forms of the forge: their form, and what they let strangers do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = [ROOT / ".github" / "ISSUE_TEMPLATE" / name for name in ("problem.yml", "correction.yml")]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*words], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_security_linter_finds_nothing():
    done = run(str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", ".github", "action.yml")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/*.yml"),
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/problem.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/correction.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
        ("vendor.citation-file-format", "CITATION.cff"),
    ],
)
def test_forms(schema: str, files: str):
    named = [str(file) for file in sorted(ROOT.glob(files))]
    assert named
    done = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *named)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("form", FORMS, ids=lambda file: file.stem)
def test_github_takes_the_form(form: Path):
    # What GitHub's documentation lists as errors of issue forms and the schema does not know.
    fields = [row for row in yaml.safe_load(form.read_text())["body"] if row["type"] != "markdown"]
    ids, labels = [row["id"] for row in fields], [row["attributes"]["label"].casefold() for row in fields]
    assert len(set(ids)) == len(ids) > 0
    assert len(set(labels)) == len(labels)
    for options in (row["attributes"]["options"] for row in fields if row["type"] == "dropdown"):
        assert all(isinstance(option, str) and option.casefold() != "none" for option in options)
        assert len(set(options)) == len(options)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.stem)
def test_nothing_is_allowed_that_is_not_named(workflow: Path):
    text = workflow.read_text()
    assert "\npermissions: {}\n" in text
    assert "pull_request_target" not in text
    assert "secrets." not in text
    loose = [use for use in re.findall(r"uses: (\S+)", text) if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", use)]
    assert loose == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.stem)
def test_what_fails_before_a_pipe_is_a_failure(workflow: Path):
    # Where no shell is named the runner calls bash without pipefail, and `watch | tee` succeeds whatever watch does.
    assert yaml.safe_load(workflow.read_text())["defaults"] == {"run": {"shell": "bash"}}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.stem)
def test_only_the_step_that_proposes_has_the_token(workflow: Path):
    for job in yaml.safe_load(workflow.read_text())["jobs"].values():
        assert "TOKEN" not in str(job.get("env"))
        holders = [step for step in job["steps"] if "github.token" in str(step)]
        assert all(step["run"].startswith(".ci/propose ") for step in holders)


def test_commands_in_workflows_exist():
    from ipsec_errata.command_parser import COMMANDS

    named = {name for file in WORKFLOWS for name in re.findall(r"ipsec-errata\.py ([a-z-]+)", file.read_text())}
    assert named
    assert named - set(COMMANDS) == set()
