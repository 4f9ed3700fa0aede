"""The project's own virtual environment: made once from the locked requirements, then left alone."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Engine and theme print notices about their own future at every start.
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
# A `user = true` of a person's own configuration cannot be followed here, and nobody sees a question of pip's.
_PIP = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
# Prints nothing where the environment is of no use: too old, without pip, or its Python gone from the system.
_PROBE = "import sys, pip; sys.version_info < (3, 11) or print('python %d.%d' % sys.version_info[:2])"


class SetupError(Exception):
    """What a person has to do before this can go on: one sentence, below it what a tool said if that helps."""


def prepare(*requirements: str, root: Path = ROOT) -> Path:
    """Return the Python of an environment that has everything in `requirements`; raise SetupError otherwise.

    The stamp names what is installed. While `unfinished` exists the stamp means nothing: somebody is at work or was
    interrupted, and a half-written package can look like a whole one; then the environment is made anew.
    """
    folder = root / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    unfinished = root / ".cache" / "setup-unfinished"
    files = [root / name for name in requirements]
    if not unfinished.exists() and _is_ready(folder, python, files):
        return python
    try:
        with _only_one(root):
            if unfinished.exists() or not _is_ready(folder, python, files):
                print(f"setting up {folder} from {requirements[-1]} (once)", file=sys.stderr, flush=True)
                interrupted = unfinished.exists()
                unfinished.touch()
                if interrupted or not _version_of(python):
                    _make(folder)
                _install(python, files, unfinished)
                stamp = "\n".join([_version_of(python), *map(_line_of, files)])
                (folder / "ready").write_text(stamp + "\n", encoding="utf-8")
                unfinished.unlink()
    except OSError as error:
        message = f"cannot write {error.filename or folder}: {error.strerror}; make the checkout writable or copy it."
        raise SetupError(message) from error
    return python


def clean_environment() -> dict[str, str]:
    """Return the environment variables for our commands; modules from elsewhere must not hide the locked ones."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return kept | _QUIET


def _is_ready(folder: Path, python: Path, files: list[Path]) -> bool:
    try:
        stamp = (folder / "ready").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    # The Python is asked too: a system upgrade or a copied checkout leaves the stamp, but no Python behind it.
    return {_version_of(python), *map(_line_of, files)} <= set(stamp)


def _line_of(requirements: Path) -> str:
    return f"{hashlib.sha256(requirements.read_bytes()).hexdigest()} {requirements.name}"


def _version_of(python: Path) -> str:
    try:
        asked = subprocess.run([python, "-E", "-s", "-c", _PROBE], capture_output=True, text=True)
    except OSError:
        return ""
    return asked.stdout.strip()


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
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("waiting for another start that is setting up", file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(folder: Path) -> None:
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise SetupError(
            "this Python has no venv module; install it (Debian: apt-get install python3-venv) and start again."
        )
    # Inside an activated environment `executable` may be the very one that is cleared now.
    base = getattr(sys, "_base_executable", "") or sys.executable
    made = subprocess.run([base, "-E", "-s", "-m", "venv", "--clear", folder], capture_output=True, text=True)
    if made.returncode:
        raise SetupError(f"the virtual environment could not be made:\n{_last_rows(made.stdout + made.stderr)}")


def _install(python: Path, files: list[Path], unfinished: Path) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--retries", "2", "--require-hashes"]
    for file in files:
        command += ["-r", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, env=clean_environment() | _PIP)
    if done.returncode == 0:
        return
    said = done.stdout + done.stderr
    # A refused certificate is no missing network: pip's own words help there.
    if re.search("connection broken by|timed out", said) and "CERTIFICATE_VERIFY_FAILED" not in said:
        # pip fetches everything before it changes anything: what was there is still whole.
        unfinished.unlink()
        raise SetupError(
            "the packages could not be fetched; connect to the network for this start (later ones need none) "
            "or name a mirror with PIP_INDEX_URL."
        )
    raise SetupError(f"the packages could not be installed; pip said:\n{_last_rows(said)}")


def _last_rows(text: str, count: int = 10) -> str:
    rows = [f"  {row.rstrip()}" for row in text.splitlines() if row.strip()]
    return "\n".join(rows[-count:]) or "  (nothing)"
