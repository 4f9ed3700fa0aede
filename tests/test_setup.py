"""The set-up of the two commands: what it says where something is missing, and when it does nothing."""

from __future__ import annotations

import importlib.util
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"


def _load_environment():
    spec = importlib.util.spec_from_file_location("environment", SCRIPTS / "setup" / "environment.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


environment = _load_environment()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "requirements.txt").write_text("nothing-at-all==1.0 --hash=sha256:" + "0" * 64 + "\n")
    return tmp_path


def _fake_python(folder: Path, version: str) -> None:
    """A `python3` that answers as an old Python would."""
    folder.mkdir()
    file = folder / "python3"
    file.write_text(f'#!/bin/sh\ncase "$2" in *print*) echo {version};; *) exit 1;; esac\n')
    file.chmod(file.stat().st_mode | stat.S_IEXEC)


@pytest.mark.parametrize("name", ["serve", "test"])
def test_an_old_python_is_one_sentence(name: str, tmp_path: Path):
    _fake_python(tmp_path / "bin", "3.9")
    for tool in ("sh", "dirname", "readlink"):
        (tmp_path / "bin" / tool).symlink_to(
            Path("/usr/bin") / tool if Path("/usr/bin", tool).exists() else f"/bin/{tool}"
        )
    done = subprocess.run(
        [SCRIPTS / name], env={"PATH": str(tmp_path / "bin")}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == (
        "Python 3.11 or newer is needed, but only Python 3.9 is here; install one "
        "(Debian: apt-get install python3) or name it with PYTHON=/its/path.\n"
    )


def test_no_venv_module_is_one_sentence(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(
        environment.SetupError, match=r"no venv module; install it \(Debian: apt-get install python3-venv\)"
    ):
        environment.prepare("requirements.txt", root)


def test_no_network_is_one_sentence_and_the_next_start_tries_again(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    for _ in range(2):
        with pytest.raises(environment.SetupError, match="connect to the network for the first start"):
            environment.prepare("requirements.txt", root)
    assert not list((root / ".venv").glob("ready-*"))


def test_a_ready_environment_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch):
    (root / ".venv").mkdir()
    (root / ".venv" / "ready-requirements.txt").write_text(environment.stamp_of(root / "requirements.txt"))
    monkeypatch.setattr(environment.subprocess, "run", lambda *_, **__: pytest.fail("nothing is to be run"))
    assert environment.prepare("requirements.txt", root).is_relative_to(root / ".venv")


def test_changed_requirements_or_another_python_are_no_longer_ready(root: Path, monkeypatch: pytest.MonkeyPatch):
    before = environment.stamp_of(root / "requirements.txt")
    (root / "requirements.txt").write_text("something-else==2.0\n")
    assert environment.stamp_of(root / "requirements.txt") != before
    assert f"{sys.version_info.major}.{sys.version_info.minor}" in before


def test_lock_files_have_hashes_and_no_addresses():
    for name in ("requirements.txt", "requirements-dev.txt"):
        rows = (SCRIPTS.parent / name).read_text().splitlines()
        pinned = [row for row in rows if "==" in row and not row.startswith("#")]
        assert pinned
        assert [row for row in pinned if not row.rstrip().endswith("\\")] == []
        assert [row for row in rows if "://" in row or row.startswith(("-i", "--index", "--find-links"))] == []


def test_a_port_in_use_is_one_sentence():
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        command = [sys.executable, SCRIPTS / "ipsec-errata.py", "serve", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        f"ipsec-errata: port {port} is in use; stop the other server "
        f"or give another port with --port {port % 65535 + 1}\n"
    )
