"""Two builds of the same files where all else differs: `python -m tests.trust.reproducible` for the real entries.

Folder, user's locale, time zone, clock, hash seed and number of processors differ, and neither has a network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Python runs this module at its start (site, "sitecustomize"), before any of ours.
_ELSEWHERE = """
import datetime, os, sys, time

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise OSError(101, "Network is unreachable")

sys.addaudithook(refuse)
shift = float(os.environ["SHIFT_OF_CLOCK"])
now = time.time
time.time = lambda: now() + shift

class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

class ShiftedDay(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

datetime.datetime, datetime.date = Shifted, ShiftedDay
os.cpu_count = lambda: int(os.environ["PROCESSORS"])
"""
_MADE = {".git", ".cache", ".venv", "site", "preview", "review"}
_WORLDS = (
    {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0", "SHIFT_OF_CLOCK": "0", "PROCESSORS": "1", "HOME": "/"},
    {
        "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Pacific/Apia", "PYTHONHASHSEED": "4242",
        "SHIFT_OF_CLOCK": "34567890", "PROCESSORS": "3", "PYTHONUTF8": "0", "COLUMNS": "40",
    },
)  # fmt: skip


def build_twice(checkout: Path, folder: Path) -> tuple[int, list[str]]:
    """Build copies of `checkout` below `folder`; return how many files a site has, and the paths that differ."""
    sites = []
    for number, world in enumerate(_WORLDS):
        copy = folder / ("a" if number == 0 else "a much longer name, with spaces/b") / "checkout"
        for part in sorted({path.name for path in checkout.iterdir()} - _MADE):
            _copy(checkout / part, copy / part)
        start = copy.parent / "start"
        start.mkdir()
        (start / "sitecustomize.py").write_text(_ELSEWHERE, encoding="utf-8")
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(start), **world}
        command = [sys.executable, "scripts/ipsec-errata.py", "build", "--out", str(copy.parent / "site")]
        subprocess.run(command, cwd=copy, env=environment, check=True, stdout=subprocess.DEVNULL)
        sites.append(_read(copy.parent / "site"))
    one, other = sites
    return len(one), sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)


def _read(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def main() -> int:
    """Build the site of this checkout twice; 1 where a file differs."""
    with tempfile.TemporaryDirectory(prefix="ipsec-errata-") as folder:
        count, different = build_twice(ROOT, Path(folder))
    print("\n".join([*different, f"{count} files, {len(different)} differ"]))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
