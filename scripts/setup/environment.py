"""The project's own virtual environment: made once from the locked requirements, then left alone."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Engine and theme print notices about their own future at every start.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
_NETWORK = ("connection", "could not fetch url", "name resolution", "no matching distribution", "timed out", "proxy")


class SetupError(Exception):
    """What a person has to do before this can go on, in one sentence."""


def prepare(requirements: str, root: Path = ROOT) -> Path:
    """Return the Python of an environment that has everything in `requirements`; raise SetupError otherwise.

    The stamp is written last: an environment that was interrupted halfway has none and is finished now.
    """
    folder = root / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / f"ready-{requirements}"
    wanted = stamp_of(root / requirements)
    if _is_ready(stamp, wanted):
        return python
    try:
        with _only_one(root):
            if not _is_ready(stamp, wanted):
                print(f"setting up {folder} from {requirements} (once)", file=sys.stderr, flush=True)
                _make(folder, python)
                _install(python, root / requirements)
                stamp.write_text(wanted, encoding="utf-8")
    except OSError as error:
        message = f"cannot write {error.filename or folder}: {error.strerror}; make the checkout writable or copy it."
        raise SetupError(message) from error
    return python


def stamp_of(requirements: Path) -> str:
    """Return what an environment depends on: the locked packages and this Python."""
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    return f"{digest} {sys.version_info.major}.{sys.version_info.minor}\n"


def _is_ready(stamp: Path, wanted: str) -> bool:
    try:
        return stamp.read_text(encoding="utf-8") == wanted
    except OSError:
        return False


@contextlib.contextmanager
def _only_one(root: Path) -> Iterator[None]:
    """Let two starts at once wait for one another."""
    folder = root / ".cache"
    folder.mkdir(exist_ok=True)
    with (folder / "setup.lock").open("w") as lock:
        try:
            import fcntl
        except ImportError:  # not on Windows
            yield
            return
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(folder: Path, python: Path) -> None:
    if python.exists() and subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise SetupError(
            "this Python has no venv module; install it (Debian: apt-get install python3-venv) and start again."
        )
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", folder], capture_output=True, text=True)
    if made.returncode:
        raise SetupError(f"the virtual environment could not be made: {_last_line(made.stdout + made.stderr)}")


def _install(python: Path, requirements: Path) -> None:
    command = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", requirements]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **QUIET})
    if done.returncode == 0:
        return
    said = done.stdout + done.stderr
    if any(word in said.lower() for word in _NETWORK):
        raise SetupError(
            "the packages could not be fetched; connect to the network for the first start (later ones need none). "
            f"The last word of pip: {_last_line(said)}"
        )
    raise SetupError(f"the packages could not be installed: {_last_line(said)}")


def _last_line(text: str) -> str:
    rows = [row.strip() for row in text.splitlines() if row.strip()]
    errors = [row for row in rows if row.lower().startswith("error")]
    return (errors or rows or ["it said nothing"])[-1]
