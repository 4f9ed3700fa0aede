"""The set-up of the two commands: what it says where something is missing, and when it does nothing."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "scripts"
OLD = (
    "Python 3.11 or newer is needed, but {}; install one (Debian: apt-get install python3-venv) "
    "or name it with PYTHON=/its/path.\n"
)


def _load(name: str, monkeypatch: pytest.MonkeyPatch):
    """Load a module of the set-up as long as the test runs; their names are too common to stay."""
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / "setup" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch):
    return _load("environment", monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(f"nothing-at-all==1.0 --hash=sha256:{'0' * 64} # {name}\n")
    return tmp_path


@pytest.fixture
def installed(environment, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been done: `make` an environment (here around our own Python), install the files named."""
    done: list[str] = []

    def make(folder: Path) -> None:
        done.append("make")
        (folder / "bin").mkdir(parents=True, exist_ok=True)
        python = folder / "bin" / "python"
        python.unlink(missing_ok=True)
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o755)

    monkeypatch.setattr(environment, "_make", make)
    monkeypatch.setattr(environment, "_install", lambda _, files, __: done.extend(file.name for file in files))
    return done


# --- Finding a Python


def _path_with(folder: Path, **programs: str) -> dict[str, str]:
    """Return variables whose PATH holds only what the launchers need and the given shell scripts."""
    folder.mkdir()
    for tool in ("sh", "dirname", "readlink"):
        (folder / tool).symlink_to(shutil.which(tool))
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return {"PATH": str(folder)}


def _copy_launcher(folder: Path) -> Path:
    (folder / "scripts").mkdir(parents=True)
    shutil.copy(SCRIPTS / "serve", folder / "scripts")
    shutil.copytree(SCRIPTS / "setup", folder / "scripts" / "setup")
    return folder / "scripts" / "serve"


@pytest.mark.parametrize("name", ["serve", "test"])
@pytest.mark.parametrize(
    ("programs", "but"),
    [
        ({"python3": "echo old 3.9"}, "only Python 3.9 is here"),
        ({"python3": "exit 127", "python": "echo old 2.7"}, "only Python 2.7 is here"),
        ({}, "there is no Python here"),
    ],
)
def test_no_fitting_python_is_one_sentence(name: str, programs: dict[str, str], but: str, tmp_path: Path):
    variables = _path_with(tmp_path / "bin", **programs)
    done = subprocess.run([SCRIPTS / name], env=variables, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", OLD.format(but))


SAYS_ARGUMENTS = 'case "$*" in *-c*) echo {} ;; *) printf "%s|" {} "$@" ;; esac'


@pytest.mark.parametrize(
    ("python3", "other", "chosen"),
    [("complete", "complete", "python3"), ("bare", "complete", "other"), ("bare", "old 3.10", "python3")],
)
def test_the_first_python_with_venv_is_taken(python3: str, other: str, chosen: str, tmp_path: Path):
    programs = {
        "python3": SAYS_ARGUMENTS.format(python3, "python3"),
        "python3.12": SAYS_ARGUMENTS.format(other, "other"),
    }
    serve = _copy_launcher(tmp_path / "a checkout")
    link = tmp_path / "link"
    link.symlink_to(serve)
    variables = _path_with(tmp_path / "bin", **programs)
    done = subprocess.run([link, "--port", "1 2"], env=variables, capture_output=True, text=True, cwd="/", check=True)
    assert done.stdout == f"{chosen}|-E|-s|{serve.parent}/setup/serve.py|--port|1 2|"


# --- The environment


def test_no_venv_module_is_one_sentence(environment, root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(environment.SetupError) as caught:
        environment.prepare("requirements.txt", root=root)
    assert str(caught.value) == (
        "this Python has no venv module; install it (Debian: apt-get install python3-venv) and start again."
    )


def test_no_network_is_one_sentence_and_spoils_nothing(environment, root: Path, installed, monkeypatch):
    environment.prepare("requirements.txt", root=root)
    monkeypatch.undo()
    (root / "requirements.txt").write_text(f"something-else==2.0 --hash=sha256:{'0' * 64}\n")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    # Port 9 of this machine: nobody listens there.
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    with pytest.raises(environment.SetupError) as caught:
        environment.prepare("requirements.txt", root=root)
    assert str(caught.value) == (
        "the packages could not be fetched; connect to the network for this start (later ones need none) "
        "or name a mirror with PIP_INDEX_URL."
    )
    assert not (root / ".cache" / "setup-unfinished").exists()


def test_a_package_that_is_nowhere_shows_what_pip_said(environment, root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    with pytest.raises(environment.SetupError, match=r"could not be installed; pip said:\n(?s:.)*nothing-at-all==1\.0"):
        environment._install(Path(sys.executable), [root / "requirements.txt"], root / "unfinished")


def test_a_file_where_the_folder_should_be_is_one_sentence(environment, root: Path):
    (root / ".cache").write_text("")
    with pytest.raises(environment.SetupError, match=r"^cannot write .*\.cache: .*; make the checkout writable"):
        environment.prepare("requirements.txt", root=root)


def test_the_first_start_makes_the_next_one_does_nothing(environment, root: Path, installed: list[str]):
    assert environment.prepare("requirements.txt", root=root) == root / ".venv" / "bin" / "python"
    environment.prepare("requirements.txt", root=root)
    assert installed == ["make", "requirements.txt"]


def test_what_is_ready_for_the_tests_is_ready_for_the_site(environment, root: Path, installed: list[str]):
    both = ("requirements.txt", "requirements-dev.txt")
    environment.prepare(*both, root=root)
    environment.prepare("requirements.txt", root=root)
    environment.prepare(*both, root=root)
    assert installed == ["make", *both]


def test_changed_requirements_are_installed_into_what_is_there(environment, root: Path, installed: list[str]):
    environment.prepare("requirements.txt", root=root)
    installed.clear()
    (root / "requirements.txt").write_text("something-else==2.0\n")
    environment.prepare("requirements.txt", root=root)
    assert installed == ["requirements.txt"]


@pytest.mark.parametrize("fate", ["interrupted", "python gone", "python too old", "stamp of another python"])
def test_what_cannot_be_trusted_is_done_anew(environment, root: Path, installed: list[str], fate: str):
    python = environment.prepare("requirements.txt", root=root)
    installed.clear()
    again = ["make", "requirements.txt"]
    match fate:
        case "interrupted":
            (root / ".cache" / "setup-unfinished").touch()
        case "python gone":
            python.unlink()
            python.symlink_to(root / "nowhere")
        case "python too old":
            python.unlink()
            python.write_text("#!/bin/sh\nexit 1\n")
            python.chmod(0o755)
        case "stamp of another python":
            stamp = root / ".venv" / "ready"
            stamp.write_text(stamp.read_text().replace("python 3", "python 2"))
            again = ["requirements.txt"]
    environment.prepare("requirements.txt", root=root)
    assert installed == again


def test_an_interruption_is_remembered(environment, root: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(environment, "_install", interrupt)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare("requirements.txt", root=root)
    environment.prepare("requirements.txt", root=root)
    assert installed == ["make", "make", "requirements.txt"]


def test_two_starts_at_once_set_up_once(environment, root: Path, installed: list[str], capsys):
    pytest.importorskip("fcntl")
    with environment._only_one(root):
        second = threading.Thread(target=environment.prepare, args=["requirements.txt"], kwargs={"root": root})
        second.start()
        second.join(timeout=0.3)
        assert second.is_alive()
        assert installed == []
    second.join(timeout=20)
    assert installed == ["make", "requirements.txt"]
    assert "waiting for another start that is setting up\n" in capsys.readouterr().err


def test_modules_from_elsewhere_do_not_reach_our_commands(environment, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("LANG", "C.UTF-8")
    kept = environment.clean_environment()
    assert "PYTHONPATH" not in kept
    assert kept["LANG"] == "C.UTF-8"
    assert kept["NO_MKDOCS_2_WARNING"] == "1"


# --- The stages of scripts/test


@pytest.fixture
def stages(environment, monkeypatch: pytest.MonkeyPatch):
    """The module behind scripts/test with a list of the commands it ran; those with `bad` in them fail."""
    module = _load("test", monkeypatch)
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command[1:])
        return subprocess.CompletedProcess(command, int(module.bad in command))

    monkeypatch.setattr(module, "prepare", lambda *_: Path("python"))
    monkeypatch.setattr(module.subprocess, "run", run)
    monkeypatch.setattr(module.os, "chdir", lambda _: None)
    monkeypatch.setattr(module, "find_browser", lambda: None)
    monkeypatch.delenv("REQUIRE_BROWSER", raising=False)
    module.bad, module.ran = "nothing is bad", ran
    return module


def test_every_stage_runs_even_where_one_fails(stages, capsys):
    stages.bad = "mypy"
    assert stages.main([]) == 1
    assert len(stages.ran) == 7
    rows = capsys.readouterr().out.splitlines()
    assert rows[-3:] == [
        "The browser tests were left out: there is no Chromium (Debian: apt-get install chromium).",
        "stages that failed: types",
        "6 passed, 1 failed",
    ]


def test_all_well_with_a_browser(stages, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stages, "find_browser", lambda: "/usr/bin/chromium")
    assert stages.main([]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == ["every stage passed", "8 passed, 0 failed"]


def test_without_a_site_a_browser_has_nothing_to_read(stages, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stages, "find_browser", lambda: "/usr/bin/chromium")
    stages.bad = "build"
    assert stages.main([]) == 1
    assert len(stages.ran) == 7
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "There is no site to read.",
        "stages that failed: strict site build, browser tests",
        "6 passed, 2 failed",
    ]


def test_a_browser_that_is_required_and_missing_is_a_failure(stages, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    assert stages.main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "7 passed, 1 failed"


def test_arguments_go_to_pytest_alone(stages):
    assert stages.main(["tests/model", "-k", "section"]) == 0
    assert stages.ran == [["-m", "pytest", "tests/model", "-k", "section"]]


def test_a_quick_run_of_the_browser_tests_builds_first(stages):
    assert stages.main(["tests/browser"]) == 0
    assert stages.ran[0][:2] == ["scripts/ipsec-errata.py", "build"]
    assert stages.ran[1:] == [["-m", "pytest", "-m", "", "tests/browser"]]


# --- The locked requirements


def _pins(name: str) -> dict[str, Requirement]:
    text = (ROOT / name).read_text(encoding="utf-8")
    rows = [row.removesuffix(" \\") for row in text.splitlines() if re.match(r"\w", row)]
    return {row: Requirement(row) for row in rows}


def _hashes(name: str) -> set[str]:
    return set(re.findall(r"--hash=(sha256:[0-9a-f]{64})", (ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_files_have_hashes_and_no_addresses(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if not row.startswith("#")]
    # Each pin continues in a row with its hash; every other row is a hash.
    assert [row for row in rows if not re.fullmatch(r"\w\S*==.+ \\|    --hash=sha256:[0-9a-f]{64}( \\)?", row)] == []
    assert len(_pins(name)) > 20
    assert "://" not in text


def test_the_tests_run_with_the_versions_that_the_site_is_built_with():
    site, development = (
        {(pin.name, str(pin.specifier)) for pin in _pins(name).values()}
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert sorted(site - development) == []
    assert _hashes("requirements.txt") <= _hashes("requirements-dev.txt")


def test_locked_versions_are_those_that_the_project_asks_for():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    versions: dict[str, list[str]] = {}
    for pin in _pins("requirements.txt").values():
        versions.setdefault(pin.name, []).append(str(pin.specifier).removeprefix("=="))
    wrong = [
        text
        for text in asked
        if not (found := versions.get((wish := Requirement(text)).name.lower()))
        or not all(wish.specifier.contains(version) for version in found)
    ]
    assert wrong == []


# --- The port


def test_a_port_in_use_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        command = [sys.executable, SCRIPTS / "ipsec-errata.py", "serve", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        f"ipsec-errata: port {port} is in use; stop the other server "
        f"or give another port with --port {port % 65535 + 1}\n"
    )
