"""The GitHub Action, run by hand in a repository of its own: the step that runs the command, as the runner calls it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ipsec_errata.command_parser import build_parser

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def repository(tmp_path):
    """A repository with one wrong citation, and a runner whose environment is the one of the tests."""
    folder = tmp_path / "repository"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    (folder / "a.c").write_text("/* RFC 7296, section 2.8.4 */\n")
    (folder / "b c.c").write_text("/* RFC 4302 (ESP) */\n")
    # The step before installs an environment here; the tests have one.
    (tmp_path / "temp" / "ipsec-errata" / "bin").mkdir(parents=True)
    python = tmp_path / "temp" / "ipsec-errata" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return folder


def run(repository, **inputs):
    """Run the last step as the runner does; return status and what it prints."""
    step = ACTION["runs"]["steps"][-1]
    values = {name: given["default"] for name, given in ACTION["inputs"].items()} | inputs
    environment = {
        name: values[text.removeprefix("${{ inputs.").removesuffix(" }}")] for name, text in step["env"].items()
    }
    environment |= {
        "RUNNER_TEMP": str(repository.parent / "temp"),
        "GITHUB_ACTION_PATH": str(ROOT),
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=repository, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_findings_are_annotations(repository):
    status, out = run(repository)
    assert status == 1
    assert (
        "::error file=a.c,line=1,col=4,title=section-unknown::RFC 7296 has no Section 2.8.4; did you mean 2.8.3" in out
    )
    assert "::error file=b c.c,line=1,col=4,title=rfc-unfit::" in out


def test_arguments_are_lines_and_no_commands(repository):
    assert run(repository, arguments="--only\nsection-unknown\n\nb c.c\n")[0] == 0
    status, _ = run(repository, arguments="$(touch hacked)\n`touch hacked`; touch hacked")
    assert status == 2
    assert not (repository / "hacked").exists()


def test_sarif_is_written_beside(repository):
    assert run(repository, sarif="found.sarif")[0] == 1
    assert len(json.loads((repository / "found.sarif").read_text())["runs"][0]["results"]) == 2


@pytest.mark.parametrize(("words", "status"), [("live", 1), ("obsolete", 0)])
def test_a_profile_fails_on_what_it_is_told(repository, words, status):
    assert run(repository, command="profile", arguments=f"--implements=7296,4303\n--fail-on={words}")[0] == status


def test_another_command_is_refused(repository):
    assert run(repository, command="build") == (2, "::error::command is 'build'; expected scan or profile\n")


@pytest.mark.parametrize(
    ("system", "python", "said"),
    [
        ("Linux", "Python 3.10.12", "needs Python 3.11 or newer, here is Python 3.10.12; put"),
        ("Windows", "Python 3.13.1", "runs on Linux and macOS"),
    ],
)
def test_a_runner_that_will_not_do_is_told_in_a_sentence(tmp_path, system, python, said):
    old = tmp_path / "python3"
    old.write_text(f'#!/bin/sh\ncase $1 in --version) echo "{python}" ;; *) exit 1 ;; esac\n')
    old.chmod(0o755)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", ACTION["runs"]["steps"][0]["run"]],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "RUNNER_OS": system, "RUNNER_TEMP": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout.startswith("::error::ipsec-errata ")
    assert said in done.stdout


def _example(name: str) -> dict:
    """Return the job of the example workflow that a page shows."""
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = re.search(r"^(?:```yaml\njobs:|    steps:)\n(?:.+\n)+", text, re.MULTILINE)[0]
    value = yaml.safe_load(shown.removeprefix("```yaml").removesuffix("```\n"))
    return value["jobs"]["citations"] if "jobs" in value else {"runs-on": "ubuntu-24.04", **value}


@pytest.mark.parametrize("name", ["README.md", "site_src/scan/index.md"])
def test_the_examples_are_workflows_with_inputs_that_there_are(tmp_path, name):
    job = _example(name)
    workflow = tmp_path / "workflow.yml"
    workflow.write_text(yaml.safe_dump({"on": "push", "jobs": {"citations": job}}))
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    ours = next(step for step in job["steps"] if "ipsec-errata@" in step["uses"])
    assert set(ours["with"]) <= set(ACTION["inputs"])


def test_the_hooks_call_what_there_is():
    needed = {"profile": ["--implements", "7296"]}
    for hook in HOOKS:
        program, command, *words = hook["entry"].split()
        assert program == "ipsec-errata"
        assert build_parser(command).parse_args([command, *words, *needed.get(command, ())]).run
